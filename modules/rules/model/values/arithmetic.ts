import * as numbers from './numbers.ts';
import { type FeelNumber, fromDecimal, isNumber, toDecimal, toInteger } from './numbers.ts';
import {
  FeelDate,
  FeelDateTime,
  type FeelDuration,
  FeelTime,
  MonthsDuration,
  SecondsDuration,
} from './temporal.ts';
import type { FeelValue } from './values.ts';

// FEEL's arithmetic over all kinds (DMN 1.5, tables 50 to 56). Whatever has no meaning is null.

const DAY = 86_400;
const NANO = 1_000_000_000;

const isDuration = (value: FeelValue): value is FeelDuration =>
  value instanceof MonthsDuration || value instanceof SecondsDuration;

const months = (n: number | null): MonthsDuration | null =>
  n !== null && Number.isSafeInteger(n) ? new MonthsDuration(n) : null;

const seconds = (s: number, nanos: number): SecondsDuration | null =>
  Number.isSafeInteger(s) ? new SecondsDuration(s, nanos) : null;

const midnight = (date: FeelDate): FeelDateTime =>
  new FeelDateTime(date, new FeelTime(0, 0, { offsetSeconds: 0 }));

const dateOrNull = ({ year, month, day }: FeelDate): FeelDate | null => FeelDate.of(year, month, day);

/** Moves a date, time or date and time by a duration; a negative `sign` moves it back. */
function shift(value: FeelDate | FeelTime | FeelDateTime, by: FeelDuration, sign: 1 | -1): FeelValue {
  if (by instanceof MonthsDuration) {
    if (value instanceof FeelTime) return null;
    const date = (value instanceof FeelDate ? value : value.date).plusMonths(sign * by.months);
    return date && value instanceof FeelDateTime ? new FeelDateTime(date, value.time) : date;
  }
  const step = sign < 0 ? by.negated() : by;
  if (value instanceof FeelDate) {
    return dateOrNull(FeelDate.fromDayNumber(value.dayNumber + Math.floor(step.seconds / DAY)));
  }
  const time = value instanceof FeelTime ? value : value.time;
  const sum = new SecondsDuration(time.seconds + step.seconds, time.nanos + step.nanos);
  if (value instanceof FeelTime)
    return new FeelTime(((sum.seconds % DAY) + DAY) % DAY, sum.nanos, value.zone);
  const moved = FeelDateTime.fromLocal(value.date.dayNumber * DAY + sum.seconds, sum.nanos, time.zone);
  return dateOrNull(moved.date) && moved;
}

const isMoment = (value: FeelValue): value is FeelDate | FeelTime | FeelDateTime =>
  value instanceof FeelDate || value instanceof FeelTime || value instanceof FeelDateTime;

function addDurations(a: FeelDuration, b: FeelDuration, sign: 1 | -1): FeelValue {
  if (a instanceof MonthsDuration)
    return b instanceof MonthsDuration ? months(a.months + sign * b.months) : null;
  return b instanceof SecondsDuration
    ? seconds(a.seconds + sign * b.seconds, a.nanos + sign * b.nanos)
    : null;
}

/** FEEL's `+`. */
export function addValues(a: FeelValue, b: FeelValue): FeelValue {
  if (isNumber(a)) return isNumber(b) ? numbers.add(a, b) : null;
  if (typeof a === 'string') return typeof b === 'string' ? a + b : null;
  if (isDuration(a)) return isDuration(b) ? addDurations(a, b, 1) : isMoment(b) ? shift(b, a, 1) : null;
  return isMoment(a) && isDuration(b) ? shift(a, b, 1) : null;
}

function difference(a: FeelTime | FeelDateTime, b: FeelTime | FeelDateTime): FeelValue {
  if (a instanceof FeelTime || b instanceof FeelTime) {
    if (!(a instanceof FeelTime && b instanceof FeelTime)) return null;
    const day = new FeelDate(1970, 1, 1);
    return difference(new FeelDateTime(day, a), new FeelDateTime(day, b));
  }
  if ((a.time.zone === null) !== (b.time.zone === null)) return null;
  return seconds(a.instantSeconds - b.instantSeconds, a.time.nanos - b.time.nanos);
}

/** FEEL's `-`. */
export function subtractValues(a: FeelValue, b: FeelValue): FeelValue {
  if (isNumber(a)) return isNumber(b) ? numbers.subtract(a, b) : null;
  if (isDuration(a)) return isDuration(b) ? addDurations(a, b, -1) : null;
  if (!isMoment(a)) return null;
  if (isDuration(b)) return shift(a, b, -1);
  if (!isMoment(b)) return null;
  return difference(a instanceof FeelDate ? midnight(a) : a, b instanceof FeelDate ? midnight(b) : b);
}

const total = (d: SecondsDuration) => toDecimal(d.seconds).plus(toDecimal(d.nanos).div(NANO));

function scale(duration: FeelDuration, by: FeelNumber, divide: boolean): FeelValue {
  const factor = toDecimal(by);
  if (divide && factor.isZero()) return null;
  const size = duration instanceof MonthsDuration ? toDecimal(duration.months) : total(duration);
  const result = divide ? size.div(factor) : size.times(factor);
  if (duration instanceof MonthsDuration) return months(toInteger(fromDecimal(result.trunc())));
  const whole = result.floor();
  return seconds(whole.toNumber(), result.minus(whole).times(NANO).trunc().toNumber());
}

/** FEEL's `*`. */
export function multiplyValues(a: FeelValue, b: FeelValue): FeelValue {
  if (isNumber(a)) return isNumber(b) ? numbers.multiply(a, b) : isDuration(b) ? scale(b, a, false) : null;
  return isDuration(a) && isNumber(b) ? scale(a, b, false) : null;
}

/** FEEL's `/`. */
export function divideValues(a: FeelValue, b: FeelValue): FeelValue {
  if (isNumber(a)) return isNumber(b) ? numbers.divide(a, b) : null;
  if (!isDuration(a)) return null;
  if (isNumber(b)) return scale(a, b, true);
  if (a instanceof MonthsDuration)
    return b instanceof MonthsDuration ? numbers.divide(a.months, b.months) : null;
  if (!(b instanceof SecondsDuration)) return null;
  const divisor = total(b);
  return divisor.isZero() ? null : fromDecimal(total(a).div(divisor));
}

/** FEEL's `**`. */
export const powerValues = (a: FeelValue, b: FeelValue): FeelValue =>
  isNumber(a) && isNumber(b) ? numbers.power(a, b) : null;

/** FEEL's unary `-`. */
export function negateValue(a: FeelValue): FeelValue {
  if (isNumber(a)) return numbers.negate(a);
  if (a instanceof MonthsDuration) return new MonthsDuration(-a.months);
  return a instanceof SecondsDuration ? a.negated() : null;
}
