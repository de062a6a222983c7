import type { Caller } from '../model/index.ts';

/** Another process learns of a sign-out so much later at most. */
const FRESH_MS = 5_000;
const MOST_ENTRIES = 10_000;

export interface CacheEntry {
  readonly caller: Caller;
  /** Milliseconds since 1970. */
  readonly readAt: number;
  readonly endsAt: number;
}

/** Callers by the digest of their session token, for a few seconds: spares most requests their query. */
export interface CallerCache {
  get(digest: string, now: number): Caller | undefined;
  /** Changes with every `forget`: what was read before one is not kept after it. */
  generation(): number;
  put(digest: string, entry: CacheEntry, generation: number): void;
  forget(digest: string): void;
}

export function createCallerCache(): CallerCache {
  const entries = new Map<string, CacheEntry>();
  let generation = 0;
  return {
    get(digest, now) {
      const entry = entries.get(digest);
      if (!entry) return undefined;
      const age = now - entry.readAt;
      if (age >= 0 && age < FRESH_MS && now < entry.endsAt) return entry.caller;
      entries.delete(digest);
      return undefined;
    },
    generation: () => generation,
    put(digest, entry, readIn) {
      if (readIn !== generation) return;
      // The map keeps the order of insertion: the first is the oldest.
      if (entries.size >= MOST_ENTRIES) entries.delete(entries.keys().next().value ?? '');
      entries.set(digest, entry);
    },
    forget(digest) {
      generation++;
      entries.delete(digest);
    },
  };
}
