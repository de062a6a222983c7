interface Duration {
  readonly unit: 'instant' | 'seconds' | 'minutes' | 'hours' | 'days';
  readonly count: number;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A time in the unit that people would name it in, rounded: 0.4 s is an instant, 100 s are 2 minutes. */
export function durationOf(seconds: number): Duration {
  if (seconds < 1) return { unit: 'instant', count: 0 };
  if (seconds < 90) return { unit: 'seconds', count: Math.round(seconds) };
  if (seconds < 90 * MINUTE) return { unit: 'minutes', count: Math.round(seconds / MINUTE) };
  if (seconds < 2 * DAY) return { unit: 'hours', count: Math.round(seconds / HOUR) };
  return { unit: 'days', count: Math.round(seconds / DAY) };
}
