import type { Clock } from '../model/index.ts';

/** A clock that stands still until it is told otherwise. */
export interface TestClock extends Clock {
  set(instant: string): void;
  advance(milliseconds: number): void;
}

export function testClock(instant: string): TestClock {
  let now = new Date(instant).getTime();
  return {
    now: () => new Date(now),
    set(next) {
      now = new Date(next).getTime();
    },
    advance(milliseconds) {
      now += milliseconds;
    },
  };
}
