import type { ServiceFiles } from '../../../../model/files.ts';
import type { DecisionInput } from '../../../../model/types.ts';
import type { DraftReport, TrialResult } from './check-draft.ts';
import type { Question } from './worker.ts';

/** Longer than any honest package takes; what runs on beyond it is stopped with the worker. */
const MOST_MS = 30_000;

interface Answer {
  readonly id: number;
  readonly value?: unknown;
  readonly fault?: string;
}

/** Checks drafts beside the page, so that typing never waits. Of each kind of question the newest counts. */
export class RuleChecker {
  #worker: Worker | undefined;
  #asked = 0;
  readonly #newest = new Map<Question['kind'], number>();

  /** @returns undefined when a newer check was asked for before the answer came */
  check(published: ServiceFiles, files: ServiceFiles): Promise<DraftReport | undefined> {
    return this.#ask<DraftReport>({ kind: 'check', published, files });
  }

  /** @returns null where the draft does not compile; undefined when a newer trial was asked for */
  try(files: ServiceFiles, input: DecisionInput): Promise<TrialResult | null | undefined> {
    return this.#ask<TrialResult | null>({ kind: 'try', files, input });
  }

  close(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
  }

  #ask<T>(question: Question): Promise<T | undefined> {
    this.#worker ??= new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    const worker = this.#worker;
    const id = ++this.#asked;
    this.#newest.set(question.kind, id);
    return new Promise((resolve, reject) => {
      const settle = (act: () => void) => {
        clearTimeout(timer);
        worker.removeEventListener('message', heard);
        worker.removeEventListener('error', failed);
        act();
      };
      const heard = ({ data }: MessageEvent<Answer & { value: T }>) => {
        if (data.id !== id) return;
        settle(() => {
          if (this.#newest.get(question.kind) !== id) resolve(undefined);
          else if (data.fault === undefined) resolve(data.value);
          else reject(new Error(data.fault));
        });
      };
      const failed = (event: ErrorEvent) => settle(() => reject(new Error(event.message)));
      const timer = setTimeout(() => {
        settle(() => reject(new Error(`The check took more than ${MOST_MS / 1000} seconds.`)));
        if (this.#worker === worker) this.close();
      }, MOST_MS);
      worker.addEventListener('message', heard);
      worker.addEventListener('error', failed);
      worker.postMessage({ id, question });
    });
  }
}
