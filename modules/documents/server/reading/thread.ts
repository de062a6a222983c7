import { Worker } from 'node:worker_threads';
import { documentErrors } from '../../model/errors.ts';
import { type Answer, errorOf, type Task } from './tasks.ts';

/** One thread, started when first needed and kept warm. It does one task at a time. */
export interface Thread {
  /**
   * Runs a task. A thread that hangs or dies fails this task alone: the next one gets a new thread.
   * @throws the task's own error, DOCUMENTS_READING_TIMED_OUT, DOCUMENTS_READING_FAILED, or the signal's reason.
   */
  run(task: Task, options: { readonly timeoutMs: number; readonly signal?: AbortSignal }): Promise<unknown>;
  close(): Promise<void>;
}

interface Job {
  done(value: unknown): void;
  failed(reason: unknown): void;
}

/** A worker of Node with at most one job; `gone` tells that it can take no other. */
interface Live {
  readonly worker: Worker;
  job: Job | null;
  gone: boolean;
}

const start = (heapMb: number): Live => {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: heapMb },
  });
  const live: Live = { worker, job: null, gone: false };
  const die = (cause?: unknown): void => {
    live.gone = true;
    live.job?.failed(documentErrors.READING_FAILED({}, { cause }));
  };
  worker.on('message', (answer: Answer) => {
    if (answer.ok) live.job?.done(answer.value);
    else live.job?.failed(errorOf(answer));
  });
  worker.on('error', die);
  worker.on('exit', () => die());
  return live;
};

const perform = (live: Live, task: Task, timeoutMs: number, signal?: AbortSignal): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const end = (finish: () => void): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      live.job = null;
      // An idle thread must not keep the process alive.
      live.worker.unref();
      finish();
    };
    const stop = (reason: unknown): void => {
      live.gone = true;
      end(() => reject(reason));
      void live.worker.terminate();
    };
    const onAbort = (): void => stop(signal?.reason);
    const timer = setTimeout(() => stop(documentErrors.READING_TIMED_OUT()), timeoutMs);
    signal?.addEventListener('abort', onAbort, { once: true });
    live.job = {
      done: value => end(() => resolve(value)),
      failed: reason => end(() => reject(reason)),
    };
    live.worker.ref();
    live.worker.postMessage(task);
  });

/**
 * @param heapMb what a task's JavaScript objects may take before it is ended; pixels are bounded by the
 * file's limits instead.
 */
export function createThread(heapMb = 512): Thread {
  let live: Live | undefined;
  let last: Promise<unknown> = Promise.resolve();
  return {
    run(task, { timeoutMs, signal }) {
      const turn = last.then(() => {
        signal?.throwIfAborted();
        if (!live || live.gone) live = start(heapMb);
        return perform(live, task, timeoutMs, signal);
      });
      last = turn.catch(() => undefined);
      return turn;
    },
    async close() {
      await live?.worker.terminate();
    },
  };
}
