import { documentErrors } from '../../model/errors.ts';
import { type MediaType, type Reading, reading } from '../../model/reading.ts';
import { defaultLimits } from './limits.ts';
import type { Turn } from './picture.ts';
import type { Task } from './tasks.ts';
import { createWorkerProcess, type WorkerProcess } from './worker-process.ts';

export interface Reader {
  /**
   * Reads a material. A page costs two to three seconds of a core.
   * @throws DOCUMENTS_BROKEN_FILE, DOCUMENTS_WRONG_TYPE, DOCUMENTS_ENCRYPTED_PDF, DOCUMENTS_TOO_MANY_PAGES,
   * DOCUMENTS_READER_BUSY, DOCUMENTS_READING_TIMED_OUT, DOCUMENTS_READING_FAILED, or the signal's reason.
   */
  read(file: Uint8Array, mediaType: MediaType, options?: { readonly signal?: AbortSignal }): Promise<Reading>;
  /**
   * Draws a page upright, as PNG of at most 1600 pixels' width: boxes of a reading fit it. Goes before readings
   * that wait.
   *
   * @param page from 1.
   * @param turn `rotation` of the page in its reading; without it the page is looked at anew (a second).
   * @throws DOCUMENTS_NO_SUCH_PAGE and as `read`.
   */
  renderPage(file: Uint8Array, mediaType: MediaType, page: number, turn?: Turn): Promise<Uint8Array>;
  /** Ends the processes; what still waits fails. */
  close(): Promise<void>;
}

export interface ReaderOptions {
  /** Processes that read, each with its own models (some 300 MB); 1 unless told. */
  readonly workers?: number;
  /** For one reading, from its start; 120,000 unless told. */
  readonly timeoutMs?: number;
  readonly maxPages?: number;
  readonly maxPixels?: number;
  /** Readings that may wait; 100 unless told. */
  readonly maxQueue?: number;
}

interface Waiting {
  readonly task: Task;
  readonly signal?: AbortSignal;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

/** Creates a reader. Its processes start with the first material and stay warm. */
export function createReader(options: ReaderOptions = {}): Reader {
  const { workers = 1, timeoutMs = 120_000, maxQueue = 100 } = options;
  const limits = {
    maxPages: options.maxPages ?? defaultLimits.maxPages,
    maxPixels: options.maxPixels ?? defaultLimits.maxPixels,
  };
  const idle: WorkerProcess[] = Array.from({ length: workers }, () => createWorkerProcess());
  const all = [...idle];
  const queue: Waiting[] = [];
  let closed = false;

  const advance = (): void => {
    const worker = idle.pop();
    if (!worker) return;
    const next = queue.shift();
    if (!next) {
      idle.push(worker);
      return;
    }
    worker
      .run(next.task, { timeoutMs, signal: next.signal })
      .then(next.resolve, next.reject)
      .finally(() => {
        idle.push(worker);
        advance();
      });
  };

  const submit = (task: Task, urgent: boolean, signal?: AbortSignal): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (closed || queue.length >= maxQueue) {
        reject(documentErrors.READER_BUSY());
        return;
      }
      const waiting: Waiting = { task, signal, resolve, reject };
      if (urgent) queue.unshift(waiting);
      else queue.push(waiting);
      advance();
    });

  return {
    async read(file, mediaType, { signal } = {}) {
      return reading.parse(await submit({ type: 'read', file, mediaType, limits }, false, signal));
    },
    async renderPage(file, mediaType, page, turn) {
      const png = await submit({ type: 'draw', file, mediaType, limits, page: { number: page, turn } }, true);
      if (!(png instanceof Uint8Array)) throw documentErrors.READING_FAILED();
      return png;
    },
    async close() {
      closed = true;
      for (const waiting of queue.splice(0)) waiting.reject(documentErrors.READER_BUSY());
      await Promise.all(all.map(worker => worker.close()));
    },
  };
}
