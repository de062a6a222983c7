import { useSyncExternalStore } from 'react';

interface Setting<T extends string> {
  get(): T;
  set(value: T): void;
  subscribe(notify: () => void): () => void;
}

/** A choice that this browser remembers; where it may not store, the choice lasts as long as the page. */
export function createSetting<T extends string>(key: string, allowed: readonly [T, ...T[]]): Setting<T> {
  const listeners = new Set<() => void>();
  let value = allowed.find(choice => choice === read(key)) ?? allowed[0];
  return {
    get: () => value,
    set: next => {
      value = next;
      write(key, next);
      for (const notify of listeners) notify();
    },
    subscribe: notify => {
      listeners.add(notify);
      return () => listeners.delete(notify);
    },
  };
}

export function useSetting<T extends string>(setting: Setting<T>): T {
  return useSyncExternalStore(setting.subscribe, setting.get);
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Storage is off or full: the choice still holds for this page.
  }
}
