import { documentErrors } from '../../model/errors.ts';
import { type MediaType, type Reading, reading } from '../../model/reading.ts';
import { createFairQueue } from './fair-queue.ts';
import { defaultLimits } from './limits.ts';
import type { Turn } from './picture.ts';
import type { Progress } from './stage-log.ts';
import type { Task } from './tasks.ts';
import { createWorkerProcess, type WorkerProcess } from './worker-process.ts';

export interface Reader {
  /**
   * Reads a material. A page costs one to two seconds of a core.
   *
   * @param options.owner whose it is: owners take turns. Without one it belongs to everybody.
   * @param options.onProgress hears of each stage as it begins.
   * @throws DOCUMENTS_BROKEN_FILE, DOCUMENTS_WRONG_TYPE, DOCUMENTS_ENCRYPTED_PDF, DOCUMENTS_TOO_MANY_PAGES,
   * DOCUMENTS_READER_BUSY, DOCUMENTS_READING_TIMED_OUT, DOCUMENTS_READING_FAILED, or the signal's reason.
   */
  read(file: Uint8Array, mediaType: MediaType, options?: ReadOptions): Promise<Reading>;
  /**
   * Draws a page upright, as JPEG of at most 1600 pixels' width: boxes of a reading fit it. Goes before readings
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

interface ReadOptions {
  readonly owner?: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

export interface ReaderOptions {
  /** Processes that read, each with its own models (some 500 MB); 1 unless told. */
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
  readonly options: Omit<ReadOptions, 'owner'>;
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
  const queue = createFairQueue<Waiting>();
  let closed = false;

  const advance = (): void => {
    const worker = idle.pop();
    if (!worker) return;
    const next = queue.next();
    if (!next) {
      idle.push(worker);
      return;
    }
    worker
      .run(next.task, { timeoutMs, ...next.options })
      .then(next.resolve, next.reject)
      .finally(() => {
        idle.push(worker);
        advance();
      });
  };

  const submit = (
    task: Task,
    { owner = '', ...options }: ReadOptions = {},
    urgent = false,
  ): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (closed || queue.size >= maxQueue) {
        reject(documentErrors.READER_BUSY());
        return;
      }
      queue.push({ task, options, resolve, reject }, owner, urgent);
      advance();
    });

  return {
    async read(file, mediaType, options) {
      return reading.parse(await submit({ type: 'read', file, mediaType, limits }, options));
    },
    async renderPage(file, mediaType, page, turn) {
      const task = { type: 'draw', file, mediaType, limits, page: { number: page, turn } } as const;
      const image = await submit(task, {}, true);
      if (!(image instanceof Uint8Array)) throw documentErrors.READING_FAILED();
      return image;
    },
    async close() {
      closed = true;
      for (let one = queue.next(); one; one = queue.next()) one.reject(documentErrors.READER_BUSY());
      await Promise.all(all.map(worker => worker.close()));
    },
  };
}
