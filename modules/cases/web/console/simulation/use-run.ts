import { useEffect, useRef, useState } from 'react';

/** A long computation that tells what it knows so far. */
export interface Run<T> {
  readonly state: 'none' | 'running' | 'done' | 'stopped' | 'failed';
  /** What it was started on; when that has changed, the result is of yesterday. */
  readonly on: unknown;
  readonly latest: T | undefined;
  readonly error: unknown;
}

const NONE = { state: 'none', on: undefined, latest: undefined, error: undefined } as const;

/** Starts, follows and stops one long computation; it stops when the page is left. */
export function useRun<T>(): {
  run: Run<T>;
  start: (on: unknown, work: (signal: AbortSignal) => AsyncGenerator<T>) => void;
  stop: () => void;
} {
  const [run, setRun] = useState<Run<T>>(NONE);
  const controller = useRef<AbortController>(undefined);
  useEffect(() => () => controller.current?.abort(), []);

  const follow = async (
    on: unknown,
    { signal }: AbortController,
    work: (signal: AbortSignal) => AsyncGenerator<T>,
  ) => {
    let latest: T | undefined;
    const tell = (state: Run<T>['state'], error?: unknown) => {
      // A run that was replaced by a newer one has nothing to say any more.
      if (controller.current?.signal === signal) setRun({ state, on, latest, error });
    };
    tell('running');
    try {
      for await (latest of work(signal)) {
        if (signal.aborted) break;
        tell('running');
      }
      tell(signal.aborted ? 'stopped' : 'done');
    } catch (error) {
      tell(signal.aborted ? 'stopped' : 'failed', error);
    }
  };
  return {
    run,
    start(on, work) {
      controller.current?.abort();
      controller.current = new AbortController();
      void follow(on, controller.current, work);
    },
    stop: () => controller.current?.abort(),
  };
}
