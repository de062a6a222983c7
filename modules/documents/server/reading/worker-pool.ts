import { documentErrors } from '../../model/errors.ts';
import { createFairQueue } from './fair-queue.ts';
import type { Task } from './tasks.ts';
import { createWorkerProcess, type RunOptions } from './worker-process.ts';

interface PoolOptions {
  readonly workers: number;
  /** Tasks that may wait, altogether and of one owner. */
  readonly maxWaiting: number;
  readonly maxWaitingOfOne: number;
}

interface PoolTask extends RunOptions {
  /** Whose it is: owners take turns, and none has every process. Without one it belongs to everybody. */
  readonly owner?: string;
  /** Before what waits. */
  readonly urgent?: boolean;
}

/** Processes that work on files from outside, and what waits for them. */
export interface WorkerPool {
  /**
   * @throws as `WorkerProcess.run`; DOCUMENTS_READER_BUSY when too much waits, DOCUMENTS_TOO_MANY_UPLOADS when
   * too much of this owner does
   */
  run(task: Task, options: PoolTask): Promise<unknown>;
  /** Ends the processes; what still waits fails. */
  close(): Promise<void>;
}

interface Waiting {
  readonly owner: string;
  start(worker: ReturnType<typeof createWorkerProcess>): Promise<void>;
  refuse(): void;
}

const everybody = '';

export function createWorkerPool({ workers, maxWaiting, maxWaitingOfOne }: PoolOptions): WorkerPool {
  const all = Array.from({ length: workers }, () => createWorkerProcess());
  const idle = [...all];
  const queue = createFairQueue<Waiting>();
  const working = new Map<string, number>();
  const mostOfOne = Math.max(1, workers - 1);
  let closed = false;

  const advance = (): void => {
    const worker = idle.pop();
    if (!worker) return;
    const next = queue.next(owner => owner === everybody || (working.get(owner) ?? 0) < mostOfOne);
    if (!next) {
      idle.push(worker);
      return;
    }
    const { owner } = next;
    working.set(owner, (working.get(owner) ?? 0) + 1);
    next.start(worker).finally(() => {
      const left = (working.get(owner) ?? 1) - 1;
      if (left > 0) working.set(owner, left);
      else working.delete(owner);
      idle.push(worker);
      advance();
    });
    advance();
  };

  return {
    run: (task, { owner = everybody, urgent, ...options }) =>
      new Promise((resolve, reject) => {
        if (closed || queue.size >= maxWaiting) {
          reject(documentErrors.READER_BUSY());
          return;
        }
        if (owner !== everybody && queue.sizeOf(owner) >= maxWaitingOfOne) {
          reject(documentErrors.TOO_MANY_UPLOADS());
          return;
        }
        const start: Waiting['start'] = worker => worker.run(task, options).then(resolve, reject);
        queue.push({ owner, start, refuse: () => reject(documentErrors.READER_BUSY()) }, owner, urgent);
        advance();
      }),
    async close() {
      closed = true;
      for (let one = queue.next(); one; one = queue.next()) one.refuse();
      await Promise.all(all.map(worker => worker.close()));
    },
  };
}
