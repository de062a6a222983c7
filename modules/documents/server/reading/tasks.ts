import { AppError, type ErrorDetails } from '@zhiban/kernel';
import { documentErrors } from '../../model/errors.ts';
import type { MediaType } from '../../model/reading.ts';
import type { FileLimits } from './limits.ts';
import type { Turn } from './picture.ts';
import type { Progress } from './stage-log.ts';

/** What a reading process can be asked. */
export type Task =
  | { readonly type: 'inspect'; readonly file: Uint8Array; readonly limits: FileLimits }
  | {
      readonly type: 'read';
      readonly file: Uint8Array;
      readonly mediaType: MediaType;
      readonly limits: FileLimits;
    }
  | {
      readonly type: 'draw';
      readonly file: Uint8Array;
      readonly mediaType: MediaType;
      readonly limits: FileLimits;
      readonly page: { readonly number: number; readonly turn?: Turn };
    };

/** What it tells on the way. */
export interface ProgressNote {
  readonly progress: Progress;
}

/** What it answers: the result, or an error of the catalogue by its key. */
export type Answer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly code: string; readonly details: ErrorDetails; readonly cause: string };

/** An error as it crosses from a process. */
export function answerOf(error: unknown): Answer {
  const cause = error instanceof Error ? (error.stack ?? error.message) : String(error);
  if (error instanceof AppError) return { ok: false, code: error.code, details: error.details, cause };
  return { ok: false, code: documentErrors.READING_FAILED.code, details: {}, cause };
}

/** The error that an answer stands for. */
export function errorOf(answer: Extract<Answer, { ok: false }>): AppError {
  const factory = Object.values(documentErrors).find(one => one.code === answer.code);
  return (factory ?? documentErrors.READING_FAILED)(answer.details, { cause: new Error(answer.cause) });
}
