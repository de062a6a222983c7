import { Effort } from '../limits.ts';
import { entryOf, isContext, kindOf } from './kinds.ts';
import { compareNumbers, isNumber } from './numbers.ts';
import { FeelDate, FeelDateTime, FeelTime, MonthsDuration, SecondsDuration } from './temporal.ts';
import { type FeelContext, FeelRange, type FeelValue } from './values.ts';
import { zoneOffset } from './zones.ts';

export type Truth = boolean | null;

/** Orders strings by code points, as a database does with the C collation; UTF-16 units differ above U+FFFF. */
export function compareStrings(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x === y) continue;
    const xs = x >= 0xd800 && x <= 0xdfff;
    const ys = y >= 0xd800 && y <= 0xdfff;
    return xs === ys ? x - y : xs ? 1 : -1;
  }
  return a.length - b.length;
}

// Times are compared to the millisecond, as the conformance tests have it.
const milliseconds = (nanos: number): number => Math.floor(nanos / 1_000_000);

const timeSeconds = (t: FeelTime): number => t.seconds - (t.zone ? zoneOffset(t.zone, t.seconds) : 0);

/**
 * Negative, zero or positive; null when the values have no order (DMN 1.5, 10.3.2.3.2): other kinds, or a
 * time with a zone against one without.
 */
export function compareValues(a: FeelValue, b: FeelValue): number | null {
  if (isNumber(a)) return isNumber(b) ? compareNumbers(a, b) : null;
  if (typeof a === 'string') return typeof b === 'string' ? compareStrings(a, b) : null;
  if (a instanceof FeelDate) {
    if (!(b instanceof FeelDate)) return null;
    return a.year - b.year || a.month - b.month || a.day - b.day;
  }
  if (a instanceof FeelDateTime) {
    if (!(b instanceof FeelDateTime) || (a.time.zone === null) !== (b.time.zone === null)) return null;
    return a.instantSeconds - b.instantSeconds || milliseconds(a.time.nanos) - milliseconds(b.time.nanos);
  }
  if (a instanceof FeelTime) {
    if (!(b instanceof FeelTime) || (a.zone === null) !== (b.zone === null)) return null;
    return timeSeconds(a) - timeSeconds(b) || milliseconds(a.nanos) - milliseconds(b.nanos);
  }
  if (a instanceof MonthsDuration) return b instanceof MonthsDuration ? a.months - b.months : null;
  if (a instanceof SecondsDuration)
    return b instanceof SecondsDuration ? a.seconds - b.seconds || a.nanos - b.nanos : null;
  return null;
}

function equalRanges(a: FeelRange, b: FeelRange): boolean {
  if (a.operator !== b.operator) return false;
  if (a.startIncluded !== b.startIncluded || a.endIncluded !== b.endIncluded) return false;
  return equalValues(a.start, b.start) === true && equalValues(a.end, b.end) === true;
}

function equalContexts(a: FeelContext, b: FeelContext, effort: Effort): boolean {
  const names = Object.keys(a);
  const same = names.length === Object.keys(b).length && names.every(name => Object.hasOwn(b, name));
  return same && names.every(name => equalParts(entryOf(a, name), entryOf(b, name), effort) === true);
}

function equalParts(a: FeelValue, b: FeelValue, effort: Effort): Truth {
  if (a === null || b === null) return a === b;
  if (a === b) return true;
  effort.spend();
  if (Array.isArray(a)) {
    if (!Array.isArray(b)) return null;
    return a.length === b.length && a.every((item, i) => equalParts(item, b[i] ?? null, effort) === true);
  }
  if (a instanceof FeelRange) return b instanceof FeelRange ? equalRanges(a, b) : null;
  if (isContext(a)) return isContext(b) ? equalContexts(a, b, effort) : null;
  const order = compareValues(a, b);
  if (order !== null) return order === 0;
  return kindOf(a) === kindOf(b) ? false : null;
}

/**
 * FEEL's `=` (DMN 1.5, table 42): null for values of different kinds, true for null = null.
 * @throws AppError RULES_LIMIT for values of too many parts
 */
export function equalValues(a: FeelValue, b: FeelValue): Truth {
  if (a === null || b === null) return a === b;
  if (a === b) return true;
  if (typeof a !== 'object') {
    if (typeof a === typeof b) return false;
    // A decimal that a double does not hold never equals one that it does, but they are of one kind.
    return typeof a === 'number' && isNumber(b) ? false : null;
  }
  return equalParts(a, b, new Effort());
}

/** Whether the range holds the value; null when they cannot be compared. */
export function inRange(value: FeelValue, range: FeelRange): Truth {
  const above = range.start === null ? 1 : compareValues(value, range.start);
  if (above === null) return null;
  const below = range.end === null ? -1 : compareValues(value, range.end);
  if (below === null) return null;
  if (range.operator === '!=') return above !== 0;
  return (
    (above > 0 || (above === 0 && range.startIncluded)) && (below < 0 || (below === 0 && range.endIncluded))
  );
}

/**
 * FEEL's `in` against one test value: a range holds it, a list names it or one of its ranges holds it,
 * anything else equals it.
 */
export function matchesValue(value: FeelValue, test: FeelValue): Truth {
  if (test instanceof FeelRange) return inRange(value, test);
  if (Array.isArray(test)) {
    if (Array.isArray(value) && equalValues(value, test) === true) return true;
    return test.some(
      item => (item instanceof FeelRange ? inRange(value, item) : equalValues(value, item)) === true,
    );
  }
  return equalValues(value, test);
}
