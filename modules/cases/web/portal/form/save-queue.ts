import type { FactValue } from '@zhiban/facts';

export interface Changes {
  readonly answers: Readonly<Record<string, string>>;
  /** By element; null takes back what the applicant wrote. */
  readonly values: Readonly<Record<string, FactValue>>;
}

export type SaveStatus =
  | { readonly state: 'idle' | 'saving' }
  | { readonly state: 'saved'; readonly at: Date }
  | { readonly state: 'failed'; readonly error: unknown };

interface SaveQueueOptions {
  /** Sends one batch under the newest revision known. */
  readonly send: (changes: Changes) => Promise<void>;
  /** Whether the failure says that the server holds a newer revision. */
  readonly isStale: (error: unknown) => boolean;
  /** Reads the newest revision; what was typed stays in the queue and is sent again. */
  readonly reload: (unsaved: Changes) => Promise<void>;
  readonly onStatus: (status: SaveStatus) => void;
  readonly now: () => Date;
}

export interface SaveQueue {
  put(changes: Partial<Changes>): void;
  /** Sends what waits, also after a failure; true when everything is saved. */
  flush(): Promise<boolean>;
}

const NONE: Changes = { answers: {}, values: {} };
/** A page whose revision is stale that often in a row has met something else than another writer. */
const RELOADS = 3;

const isEmpty = ({ answers, values }: Changes): boolean =>
  Object.keys(answers).length === 0 && Object.keys(values).length === 0;

const join = (older: Changes, newer: Partial<Changes>): Changes => ({
  answers: { ...older.answers, ...newer.answers },
  values: { ...older.values, ...newer.values },
});

/**
 * Saves one batch at a time, in the order in which it was typed. What is typed meanwhile waits for the next
 * batch; after a failure nothing is lost and the next change, or `flush`, sends everything again.
 */
export function createSaveQueue(options: SaveQueueOptions): SaveQueue {
  const { send, isStale, reload, onStatus, now } = options;
  let waiting = NONE;
  let running: Promise<boolean> | undefined;

  async function run(): Promise<boolean> {
    let reloads = 0;
    onStatus({ state: 'saving' });
    while (!isEmpty(waiting)) {
      const batch = waiting;
      waiting = NONE;
      try {
        await send(batch);
        reloads = 0;
      } catch (error) {
        waiting = join(batch, waiting);
        if (!isStale(error) || reloads === RELOADS) return fail(error);
        reloads += 1;
        try {
          await reload(waiting);
        } catch (failure) {
          return fail(failure);
        }
      }
    }
    running = undefined;
    onStatus({ state: 'saved', at: now() });
    return true;
  }

  function fail(error: unknown): false {
    running = undefined;
    onStatus({ state: 'failed', error });
    return false;
  }

  function flush(): Promise<boolean> {
    if (!running && isEmpty(waiting)) return Promise.resolve(true);
    running ??= run();
    return running;
  }

  return {
    put(changes) {
      waiting = join(waiting, changes);
      void flush();
    },
    flush,
  };
}
