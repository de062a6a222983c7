import { Effort } from '../limits.ts';
import { entryOf, isContext } from './kinds.ts';
import { add, divide, type FeelNumber } from './numbers.ts';
import { FeelDate, FeelDateTime, FeelTime, MonthsDuration, SecondsDuration } from './temporal.ts';
import { FeelRange, type FeelValue } from './values.ts';

// The properties of values that are not contexts (DMN 1.5, table 65).

const withFraction = (seconds: number, nanos: number): FeelNumber =>
  nanos === 0 ? seconds : (add(seconds, divide(nanos, 1_000_000_000) ?? 0) ?? seconds);

const DATE: Record<string, (d: FeelDate) => FeelValue> = {
  year: d => d.year,
  month: d => d.month,
  day: d => d.day,
  weekday: d => d.weekday,
};

const TIME: Record<string, (t: FeelTime) => FeelValue> = {
  hour: t => t.hour,
  minute: t => t.minute,
  second: t => withFraction(t.second, t.nanos),
  'time offset': t =>
    t.zone && 'offsetSeconds' in t.zone ? new SecondsDuration(t.zone.offsetSeconds) : null,
  timezone: t => (t.zone && 'region' in t.zone ? t.zone.region : null),
};

const MONTHS: Record<string, (d: MonthsDuration) => FeelValue> = {
  years: d => Math.trunc(d.months / 12) + 0,
  months: d => (d.months % 12) + 0,
};

const SECONDS: Record<string, (d: SecondsDuration) => FeelValue> = {
  days: d => d.parts.days,
  hours: d => d.parts.hours,
  minutes: d => d.parts.minutes,
  seconds: d => withFraction(d.parts.seconds, d.parts.nanos),
};

const RANGE: Record<string, (r: FeelRange) => FeelValue> = {
  start: r => r.start,
  end: r => r.end,
  'start included': r => r.startIncluded,
  'end included': r => r.endIncluded,
};

const TABLES = [DATE, TIME, MONTHS, SECONDS, RANGE];

/** Whether the name is a property of dates, times, durations or ranges. */
export const isPropertyName = (name: string): boolean => TABLES.some(table => Object.hasOwn(table, name));

const read = <T>(table: Record<string, (value: T) => FeelValue>, value: T, name: string): FeelValue =>
  Object.hasOwn(table, name) ? (table[name]?.(value) ?? null) : null;

/** FEEL's `value.name`: an entry, a property, or for a list the list of its items' entries; null where there is none. */
export function propertyOf(value: FeelValue, name: string): FeelValue {
  return Array.isArray(value) ? ofItems(value, name, new Effort()) : ofOne(value, name);
}

function ofItems(items: FeelValue[], name: string, effort: Effort): FeelValue[] {
  return items.map(item => {
    effort.spend();
    return Array.isArray(item) ? ofItems(item, name, effort) : ofOne(item, name);
  });
}

function ofOne(value: FeelValue, name: string): FeelValue {
  if (value === null || typeof value !== 'object') return null;
  if (isContext(value)) return entryOf(value, name);
  if (value instanceof FeelDate) return read(DATE, value, name);
  if (value instanceof FeelTime) return read(TIME, value, name);
  if (value instanceof FeelDateTime) {
    if (name === 'time offset' && value.time.zone) return new SecondsDuration(value.offsetSeconds ?? 0);
    return Object.hasOwn(DATE, name) ? read(DATE, value.date, name) : read(TIME, value.time, name);
  }
  if (value instanceof MonthsDuration) return read(MONTHS, value, name);
  if (value instanceof SecondsDuration) return read(SECONDS, value, name);
  return value instanceof FeelRange ? read(RANGE, value, name) : null;
}
