const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

interface Within {
  readonly unit: 'seconds' | 'minutes' | 'hours' | 'days';
  readonly count: number;
}

/** An upper bound of the histogram in the largest unit that divides it: 600 s are 10 minutes. */
export function withinOf(seconds: number): Within {
  if (seconds >= DAY) return { unit: 'days', count: Math.ceil(seconds / DAY) };
  if (seconds >= HOUR) return { unit: 'hours', count: Math.ceil(seconds / HOUR) };
  if (seconds >= MINUTE) return { unit: 'minutes', count: Math.ceil(seconds / MINUTE) };
  return { unit: 'seconds', count: Math.ceil(seconds) };
}
