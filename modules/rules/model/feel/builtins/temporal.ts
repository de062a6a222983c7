import { negateValue } from '../../values/arithmetic.ts';
import { weekOfYear } from '../../values/calendar.ts';
import { compareValues, equalValues } from '../../values/compare.ts';
import { parseDate, parseDateTime, parseDuration, parseTime } from '../../values/iso.ts';
import { kindOf } from '../../values/kinds.ts';
import { Decimal, isNumber, toDecimal, toInteger } from '../../values/numbers.ts';
import { FeelDate, FeelDateTime, FeelTime, MonthsDuration, SecondsDuration } from '../../values/temporal.ts';
import type { FeelValue } from '../../values/values.ts';
import { parseZone, type Zone } from '../../values/zones.ts';
import { define, isText, withScalars } from './define.ts';
import { absoluteNumber } from './numeric.ts';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

const UTC: Zone = { offsetSeconds: 0 };

function dateFrom(values: FeelValue[]): FeelDate | null {
  if (values.length === 3) {
    const [year, month, day] = values.map(toInteger);
    return year === null || month === null || day === null
      ? null
      : FeelDate.of(year ?? 0, month ?? 0, day ?? 0);
  }
  const [from] = values;
  if (isText(from)) return parseDate(from);
  if (from instanceof FeelDateTime) return from.date;
  return from instanceof FeelDate ? from : null;
}

/** A zone from an offset duration; undefined when the value is neither that nor null. */
function zoneFrom(offset: FeelValue): Zone | null | undefined {
  if (offset === null) return null;
  if (!(offset instanceof SecondsDuration) || Math.abs(offset.seconds) > 18 * 3600) return undefined;
  return { offsetSeconds: offset.seconds };
}

function clock(hour: FeelValue, minute: FeelValue, second: FeelValue, zone: Zone | null): FeelTime | null {
  const [h, m] = [toInteger(hour), toInteger(minute)];
  if (h === null || m === null || !isNumber(second)) return null;
  const exact = toDecimal(second);
  const whole = exact.floor();
  return FeelTime.of(
    h,
    m,
    whole.toNumber(),
    exact.minus(whole).times(1e9).toDecimalPlaces(0, Decimal.ROUND_DOWN).toNumber(),
    zone,
  );
}

function timeFrom(values: FeelValue[]): FeelTime | null {
  if (values.length >= 3) {
    const [hour = null, minute = null, second = null, offset = null] = values;
    const zone = zoneFrom(offset);
    return zone === undefined ? null : clock(hour, minute, second, zone);
  }
  const [from] = values;
  if (isText(from)) return parseTime(from);
  if (from instanceof FeelDateTime) return from.time;
  if (from instanceof FeelDate) return new FeelTime(0, 0, UTC);
  return from instanceof FeelTime ? from : null;
}

function dateTimeFrom(values: FeelValue[]): FeelDateTime | null {
  const [first, second] = values;
  if (values.length >= 6) {
    const date = dateFrom(values.slice(0, 3));
    const zone = isText(values[6]) ? (parseZone(`@${values[6]}`) ?? undefined) : zoneFrom(values[6] ?? null);
    const time =
      zone === undefined ? null : clock(values[3] ?? null, values[4] ?? null, values[5] ?? null, zone);
    return date && time && new FeelDateTime(date, time);
  }
  if (values.length === 2) {
    const date = first instanceof FeelDateTime ? first.date : first;
    return date instanceof FeelDate && second instanceof FeelTime ? new FeelDateTime(date, second) : null;
  }
  if (isText(first)) return parseDateTime(first);
  if (first instanceof FeelDate) return new FeelDateTime(first, new FeelTime(0, 0, UTC));
  return first instanceof FeelDateTime ? first : null;
}

function durationFrom([from]: FeelValue[]): FeelValue {
  if (from instanceof MonthsDuration || from instanceof SecondsDuration) return from;
  return isText(from) ? parseDuration(from) : null;
}

const dayOf = (value: FeelValue | undefined): FeelDate | null =>
  value instanceof FeelDateTime ? value.date : value instanceof FeelDate ? value : null;

/** Whole months from one day to another, towards zero; times of day and zones do not count. */
function monthsBetween([from, to]: FeelValue[]): FeelValue {
  const a = dayOf(from);
  const b = dayOf(to);
  if (!a || !b) return null;
  const months = (b.year - a.year) * 12 + b.month - a.month;
  const rest = b.day - a.day;
  const cut = months > 0 && rest < 0 ? -1 : months < 0 && rest > 0 ? 1 : 0;
  return new MonthsDuration(months + cut);
}

function absolute([n = null]: FeelValue[]): FeelValue {
  if (isNumber(n)) return absoluteNumber(n);
  const isDuration = n instanceof MonthsDuration || n instanceof SecondsDuration;
  const zero = n instanceof MonthsDuration ? new MonthsDuration(0) : new SecondsDuration(0);
  return isDuration ? ((compareValues(n, zero) ?? 0) < 0 ? negateValue(n) : n) : null;
}

/** `is`: the same kind and the same parts, so that 10:00Z is not 11:00+01:00. */
function isSame(values: FeelValue[]): boolean | null {
  if (values.length === 0) return null;
  const [a = null, b = null] = values;
  if (kindOf(a) !== kindOf(b)) return false;
  const hasZone = a instanceof FeelTime || a instanceof FeelDateTime;
  return hasZone ? String(a) === String(b) : equalValues(a, b) === true;
}

const ofDay =
  (body: (date: FeelDate) => FeelValue) =>
  ([value]: FeelValue[]) => {
    const date = dayOf(value);
    return date && body(date);
  };

/** DMN 1.5, tables 72, 76, 77 and 80. */
export const temporalFunctions = [
  define('date', ['from: text|date|moment', 'year: number, month: number, day: number'], dateFrom),
  define(
    'time',
    ['from: text|date|time|moment', 'hour: number, minute: number, second: number, offset?: seconds'],
    timeFrom,
  ),
  define(
    'date and time',
    [
      'from: text|date|moment',
      'date: date|moment, time: time',
      'year: number, month: number, day: number, hour: number, minute: number, second: number, offset?: seconds',
      'year: number, month: number, day: number, hour: number, minute: number, second: number, timezone?: text',
    ],
    dateTimeFrom,
  ),
  define('duration', ['from: text|months|seconds'], durationFrom),
  define('years and months duration', ['from: date|moment, to: date|moment'], monthsBetween),
  define('abs', ['n: number|months|seconds'], absolute),
  define('is', ['value1?, value2?'], isSame),
  define(
    'day of year',
    ['date: date|moment'],
    ofDay(date => date.dayOfYear),
  ),
  define(
    'day of week',
    ['date: date|moment'],
    ofDay(date => WEEKDAYS[date.weekday - 1] ?? null),
  ),
  define(
    'month of year',
    ['date: date|moment'],
    ofDay(date => MONTHS[date.month - 1] ?? null),
  ),
  define(
    'week of year',
    ['date: date|moment'],
    ofDay(date => weekOfYear(date.dayNumber)),
  ),
  define('now', [''], (_, run) => run.now),
  define('today', [''], (_, run) => run.now.date),
].map(withScalars);
