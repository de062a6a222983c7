import type { Logger } from '@zhiban/kernel/server';
import type { Sealed } from './seal.ts';

/** Between two looks for events: an event is sealed well within a second. */
const EVERY_MS = 250;

export interface SealLoop {
  /** Seals what is left and stops. */
  stop(): Promise<void>;
}

/** Seals again and again until it is stopped. Trouble is logged and tried again. */
export function startSealing(seal: () => Promise<Sealed | null>, log: Logger): SealLoop {
  let stopped = false;
  let wake: () => void = () => undefined;
  const turn = async (): Promise<boolean> => {
    try {
      return (await seal()) !== null;
    } catch (error) {
      log.warn({ err: error }, 'sealing the evidence failed; it is tried again');
      return false;
    }
  };
  const running = (async () => {
    while (!stopped) {
      await turn();
      if (stopped) break;
      await new Promise<void>(resolve => {
        wake = resolve;
        setTimeout(resolve, EVERY_MS).unref();
      });
    }
    await turn();
  })();
  return {
    async stop() {
      stopped = true;
      wake();
      await running;
    },
  };
}
