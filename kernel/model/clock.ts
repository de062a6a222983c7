/** The only place where time comes from. Injected, so that tests choose the time. */
export interface Clock {
  /** The present instant. */
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** The offices of this platform keep one civil time. */
export const CIVIL_TIME_ZONE = 'Asia/Shanghai';

const dayFormat = new Intl.DateTimeFormat('sv-SE', { timeZone: CIVIL_TIME_ZONE, dateStyle: 'short' });

/** The civil day of an instant in China, `2026-11-21`. */
export function civilDay(instant: Date): string {
  return dayFormat.format(instant);
}
