import { ApiError } from '@zhiban/kernel/web';
import { useSyncExternalStore } from 'react';

/** `offline`: this device has no network. `down`: the server does not answer, or says that it cannot. */
export type Connection = 'ok' | 'offline' | 'down';

const listeners = new Set<() => void>();
let serverDown = false;

const current = (): Connection => {
  if (!navigator.onLine) return 'offline';
  return serverDown ? 'down' : 'ok';
};

function announce(): void {
  for (const notify of listeners) notify();
}

/** Whether an error is about the server as a whole. A 500 is one operation's failure: its page says so. */
export function isOutage(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 0 || error.status > 500);
}

/** Asks the server whether it is ready again. */
export async function isServerReady(): Promise<boolean> {
  return fetch('/health/ready').then(
    answer => answer.ok,
    () => false,
  );
}

/** Notes how an exchange with the server ended; an answer of any other kind proves that it is there. */
export function noteOutcome(error?: unknown): void {
  const down = isOutage(error);
  if (down === serverDown) return;
  serverDown = down;
  announce();
}

function subscribe(notify: () => void): () => void {
  listeners.add(notify);
  window.addEventListener('online', notify);
  window.addEventListener('offline', notify);
  return () => {
    listeners.delete(notify);
    window.removeEventListener('online', notify);
    window.removeEventListener('offline', notify);
  };
}

export function useConnection(): Connection {
  return useSyncExternalStore(subscribe, current);
}
