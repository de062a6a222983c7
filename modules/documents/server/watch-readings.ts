import type { Logger } from '@zhiban/kernel/server';
import type { ReadingProgress } from '../model/reading-progress.ts';
import type { ReadingProgressStore } from './reading-progress-store.ts';

/** Stages last a second; sooner nobody sees it. */
const EVERY_MS = 400;

interface Listener {
  readonly documentId: string;
  readonly tell: (progress: ReadingProgress) => void;
  told: string;
}

/** Tells how far readings are while somebody listens. */
export interface ReadingWatch {
  /** Tells the present state, then each change; the last is `done` or `failed`. @returns how to stop listening */
  follow(documentId: string, tell: (progress: ReadingProgress) => void): () => void;
}

/**
 * One question to the database at a time for all who listen in this process, and none when nobody does. A row and
 * not LISTEN/NOTIFY: the present state is there for whoever comes later, a missed word does no harm, and it goes
 * through a pooler such as PgBouncer, which gives a connection to another after each transaction.
 */
export function createReadingWatch(store: ReadingProgressStore, log: Logger): ReadingWatch {
  const listeners = new Set<Listener>();
  let asking = false;

  const ask = async (): Promise<void> => {
    const progress = await store.progress([...new Set([...listeners].map(({ documentId }) => documentId))]);
    for (const listener of listeners) {
      const now = progress.get(listener.documentId) ?? { state: 'failed' };
      const text = JSON.stringify(now);
      if (text === listener.told) continue;
      listener.told = text;
      if (now.state === 'done' || now.state === 'failed') listeners.delete(listener);
      listener.tell(now);
    }
  };
  const goOn = async (): Promise<void> => {
    if (asking) return;
    asking = true;
    while (listeners.size > 0) {
      await ask().catch((error: unknown) => log.warn({ err: error }, 'progress of readings is not known'));
      await new Promise(resolve => setTimeout(resolve, listeners.size > 0 ? EVERY_MS : 0));
    }
    asking = false;
  };

  return {
    follow(documentId, tell) {
      const listener: Listener = { documentId, tell, told: '' };
      listeners.add(listener);
      void goOn();
      return () => void listeners.delete(listener);
    },
  };
}
