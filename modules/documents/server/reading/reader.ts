import { documentErrors } from '../../model/errors.ts';
import { type MediaType, type Reading, reading } from '../../model/reading.ts';
import { defaultLimits } from './limits.ts';
import type { Turn } from './picture.ts';
import type { Progress } from './stage-log.ts';
import { createWorkerPool } from './worker-pool.ts';

export interface Reader {
  /**
   * Reads a material. A page costs one to two seconds of a core.
   *
   * @param options.owner whose it is: owners take turns. Without one it belongs to everybody.
   * @param options.onProgress hears of each stage as it begins.
   * @throws DOCUMENTS_BROKEN_FILE, DOCUMENTS_WRONG_TYPE, DOCUMENTS_ENCRYPTED_PDF, DOCUMENTS_TOO_MANY_PAGES,
   * DOCUMENTS_READER_BUSY, DOCUMENTS_READING_TIMED_OUT, DOCUMENTS_TOO_HEAVY, DOCUMENTS_READING_FAILED, or the
   * signal's reason.
   */
  read(file: Uint8Array, mediaType: MediaType, options?: ReadOptions): Promise<Reading>;
  /**
   * Draws a page upright, as JPEG of at most 1600 pixels' width: boxes of a reading fit it. Goes before readings
   * that wait, but not twice in a row.
   * @throws DOCUMENTS_NO_SUCH_PAGE and as `read`.
   */
  renderPage(file: Uint8Array, mediaType: MediaType, page: PageToDraw): Promise<Uint8Array>;
  /** Ends the processes; what still waits fails. */
  close(): Promise<void>;
}

interface PageToDraw {
  /** From 1. */
  readonly number: number;
  /** `rotation` of the page in its reading; without it the page is looked at anew (a second). */
  readonly turn?: Turn;
  /** Whose the file is. */
  readonly owner?: string;
}

interface ReadOptions {
  readonly owner?: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

export interface ReaderOptions {
  /** Processes that read, each with its own models (some 500 MB); 1 unless told. */
  readonly workers?: number;
  /** For one reading, from its start; 120,000 unless told. A stage on a page has 30,000. */
  readonly timeoutMs?: number;
  readonly maxPages?: number;
  readonly maxPixels?: number;
  /** Readings that may wait; 100 unless told. */
  readonly maxQueue?: number;
}

/** Plain data without the characters that PostgreSQL cannot store: a PDF may map its letters to any. */
const storable = (answer: unknown): unknown =>
  JSON.parse(JSON.stringify(answer), (_, value: unknown) =>
    typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value,
  );

/** For drawing a page; and for one stage of reading one, which takes a second or two. */
const drawMs = 30_000;
const stageMs = 30_000;

/** Creates a reader. Its processes start with the first material and stay warm. */
export function createReader(options: ReaderOptions = {}): Reader {
  const { workers = 1, timeoutMs = 120_000, maxQueue = 100 } = options;
  const limits = {
    maxPages: options.maxPages ?? defaultLimits.maxPages,
    maxPixels: options.maxPixels ?? defaultLimits.maxPixels,
  };
  const pool = createWorkerPool({ workers, maxWaiting: maxQueue, maxWaitingOfOne: maxQueue });
  return {
    async read(file, mediaType, options) {
      const task = { type: 'read', file, mediaType, limits } as const;
      return reading.parse(storable(await pool.run(task, { timeoutMs, stageMs, ...options })));
    },
    async renderPage(file, mediaType, { number, turn, owner }) {
      const task = { type: 'draw', file, mediaType, limits, page: { number, turn } } as const;
      const image = await pool.run(task, { timeoutMs: drawMs, owner, urgent: true });
      if (!(image instanceof Uint8Array)) throw documentErrors.READING_FAILED();
      return image;
    },
    close: () => pool.close(),
  };
}
