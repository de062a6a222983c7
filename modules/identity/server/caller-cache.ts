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

/** Callers by their session token, for a few seconds: spares most requests the digest and the query. */
export interface CallerCache {
  get(token: string, now: number): Caller | undefined;
  /** Changes with every `forget`: what was read before one is not kept after it. */
  generation(): number;
  put(token: string, entry: CacheEntry, generation: number): void;
  forget(token: string): void;
}

export function createCallerCache(): CallerCache {
  const entries = new Map<string, CacheEntry>();
  let generation = 0;
  return {
    get(token, now) {
      const entry = entries.get(token);
      if (!entry) return undefined;
      const age = now - entry.readAt;
      if (age >= 0 && age < FRESH_MS && now < entry.endsAt) return entry.caller;
      entries.delete(token);
      return undefined;
    },
    generation: () => generation,
    put(token, entry, readIn) {
      if (readIn !== generation) return;
      // The map keeps the order of insertion: the first is the oldest.
      if (entries.size >= MOST_ENTRIES) entries.delete(entries.keys().next().value ?? '');
      entries.set(token, entry);
    },
    forget(token) {
      generation++;
      entries.delete(token);
    },
  };
}
