import { Worker } from 'node:worker_threads';
import { licenceErrors } from '../../model/licence-errors.ts';
import type { FileVerification } from '../verify-file.ts';

/** What a check needs beside the file; all of it crosses into the thread. */
export interface FileToVerify {
  readonly file: Uint8Array;
  readonly roots: readonly string[];
  readonly timeStampRoots: readonly string[];
  /** Civil day. */
  readonly today: string;
}
export type ThreadAnswer = { readonly verification: FileVerification } | { readonly failed: string };

export interface FileVerifier {
  /**
   * Checks a stranger's file beside the server.
   * @throws DOCUMENTS_LICENCE_CHECK_BUSY, DOCUMENTS_LICENCE_CHECK_FAILED
   */
  verify(order: FileToVerify): Promise<FileVerification>;
}

interface Limits {
  /** For one check, from its start. */
  readonly timeoutMs?: number;
  readonly heapMb?: number;
  /** Checks that may wait for their turn. */
  readonly mostWaiting?: number;
}

/**
 * A thread beside the server that checks one file after the other. It starts with the first file and stays warm; one
 * that takes too long or too much memory is ended, and the next file gets a new one. A thread is enough where reading
 * needs a process (ADR 0010): nothing native looks at the file here.
 */
export function fileVerifier({
  timeoutMs = 20_000,
  heapMb = 384,
  mostWaiting = 12,
}: Limits = {}): FileVerifier {
  let live: Worker | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  async function check(order: FileToVerify): Promise<FileVerification> {
    live ??= startThread(heapMb);
    const thread = live;
    try {
      return await ask(thread, order, timeoutMs);
    } catch (cause) {
      live = undefined;
      await thread.terminate();
      throw licenceErrors.CHECK_FAILED({}, { cause });
    }
  }
  return {
    async verify(order) {
      if (waiting >= mostWaiting) throw licenceErrors.CHECK_BUSY();
      waiting += 1;
      const turn = last.then(() => check(order));
      last = turn.catch(() => undefined);
      return turn.finally(() => {
        waiting -= 1;
      });
    },
  };
}

function startThread(heapMb: number): Worker {
  const worker = new Worker(new URL('./verify-thread.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: heapMb },
    // No secret of the server is near a stranger's file.
    env: {},
  });
  // An idle thread must not keep the server's process alive, and its end is told to whoever waits for it.
  worker.unref();
  worker.on('error', () => undefined);
  return worker;
}

function ask(thread: Worker, order: FileToVerify, timeoutMs: number): Promise<FileVerification> {
  return new Promise((resolve, reject) => {
    const end = (finish: () => void): void => {
      clearTimeout(timer);
      thread.off('message', answered).off('error', fail).off('exit', gone);
      finish();
    };
    const fail = (cause: unknown): void => end(() => reject(cause));
    const gone = (code: number): void => fail(new Error(`the checking thread ended with ${code}`));
    const answered = (answer: ThreadAnswer): void =>
      'verification' in answer ? end(() => resolve(answer.verification)) : fail(new Error(answer.failed));
    const timer = setTimeout(() => fail(new Error(`no answer after ${timeoutMs} ms`)), timeoutMs);
    thread.on('message', answered).on('error', fail).on('exit', gone);
    thread.postMessage(order);
  });
}
