import { compareValues } from '../values/compare.ts';
import { type FeelKind, kindOf } from '../values/kinds.ts';
import { add, compareNumbers, divide, type FeelNumber, isNumber, multiply } from '../values/numbers.ts';
import { FeelDate, FeelDateTime, FeelTime, MonthsDuration, SecondsDuration } from '../values/temporal.ts';
import type { FeelValue } from '../values/values.ts';

/** Picks values of one ordered kind. Each function gives null where no value of the kind lies there. */
interface Scale {
  /** A usual value. */
  readonly usual: FeelValue;
  below(first: FeelValue): FeelValue;
  above(last: FeelValue): FeelValue;
  between(a: FeelValue, b: FeelValue): FeelValue;
}

const DAY = 86_400;

/** The scale of values that are counted by a whole number. */
function counted(read: (value: FeelValue) => number, make: (count: number) => FeelValue): Scale {
  return {
    usual: make(0),
    below: first => make(read(first) - 1),
    above: last => make(read(last) + 1),
    between: (a, b) => (read(b) - read(a) > 1 ? make(read(a) + 1) : null),
  };
}

const numberOf = (value: FeelValue): FeelNumber => (isNumber(value) ? value : 0);

/** The first of the numbers that lies between two ends, null for an open one. */
const numberWithin = (
  candidates: readonly FeelValue[],
  low: FeelNumber | null,
  high: FeelNumber | null,
): FeelValue =>
  candidates.find(
    n =>
      isNumber(n) &&
      (low === null || compareNumbers(n, low) > 0) &&
      (high === null || compareNumbers(n, high) < 0),
  ) ?? null;

/** The next whole number; a large one has none, because it is rounded. */
const wholeAfter = (n: FeelNumber): FeelValue => (typeof n === 'number' ? Math.floor(n) + 1 : null);

const NUMBERS: Scale = {
  usual: 1,
  below: first => {
    const n = numberOf(first);
    return numberWithin([add(n, -1), 0, multiply(n, 2)], null, n);
  },
  above: last => {
    const n = numberOf(last);
    return numberWithin([wholeAfter(n), 0, multiply(n, 2)], n, null);
  },
  between: (a, b) => {
    const [low, high] = [numberOf(a), numberOf(b)];
    return numberWithin([wholeAfter(low), divide(add(low, high) ?? 0, 2)], low, high);
  },
};

const textOf = (value: FeelValue): string => (typeof value === 'string' ? value : '');

const within = (candidates: readonly string[], low: string | null, high: string | null): string | null =>
  candidates.find(
    text =>
      (low === null || (compareValues(text, low) ?? 0) > 0) &&
      (high === null || (compareValues(text, high) ?? 0) < 0),
  ) ?? null;

// The text that follows another at once is the same with U+0000 after it.
const STRINGS: Scale = {
  usual: '其他',
  below: first => within(['A', '0', ''], null, textOf(first)),
  above: last => within(['其他', `${textOf(last)}1`], textOf(last), null),
  between: (a, b) =>
    within(['其他', `${textOf(a)}1`, `${textOf(a)}0`, `${textOf(a)}\u0000`], textOf(a), textOf(b)),
};

const days = (value: FeelValue): number => (value instanceof FeelDate ? value.dayNumber : 0);
const months = (value: FeelValue): number => (value instanceof MonthsDuration ? value.months : 0);

const MILLISECOND = 1_000_000;
const earliest = (candidates: readonly FeelValue[], end: FeelValue): FeelValue =>
  candidates.find(candidate => (compareValues(candidate, end) ?? 0) < 0) ?? null;

const elapsed = (value: FeelValue, by: number, nanos = 0): FeelValue =>
  value instanceof SecondsDuration ? new SecondsDuration(value.seconds + by, value.nanos + nanos) : null;

const DURATIONS: Scale = {
  usual: new SecondsDuration(DAY),
  below: first => elapsed(first, -1),
  above: last => elapsed(last, 1),
  between: (a, b) => earliest([elapsed(a, 1), elapsed(a, 0, 1)], b),
};

const clock = (value: FeelValue, by: number, nanos = 0): FeelValue => {
  if (!(value instanceof FeelTime)) return null;
  const sum = value.nanos + nanos;
  const second = value.seconds + by + Math.floor(sum / 1e9);
  return second < DAY ? new FeelTime(second, sum % 1e9, null) : null;
};

const TIMES: Scale = {
  usual: new FeelTime(DAY / 2, 0, null),
  below: first => earliest([new FeelTime(0, 0, null)], first),
  above: last => clock(last, 1) ?? clock(last, 0, MILLISECOND),
  between: (a, b) => earliest([clock(a, 1), clock(a, 0, MILLISECOND)], b),
};

const moved = (value: FeelValue, by: number, nanos = 0): FeelValue => {
  if (!(value instanceof FeelDateTime)) return null;
  const sum = value.time.nanos + nanos;
  return FeelDateTime.fromLocal(value.localSeconds + by + Math.floor(sum / 1e9), sum % 1e9, value.time.zone);
};

const DATE_TIMES: Scale = {
  usual: FeelDateTime.fromLocal(20_454 * DAY, 0, { offsetSeconds: 8 * 3600 }),
  below: first => moved(first, -1),
  above: last => moved(last, 1),
  between: (a, b) => earliest([moved(a, 1), moved(a, 0, MILLISECOND)], b),
};

const SCALES: Partial<Record<FeelKind, Scale>> = {
  number: NUMBERS,
  string: STRINGS,
  date: { ...counted(days, count => FeelDate.fromDayNumber(count)), usual: new FeelDate(2026, 1, 1) },
  time: TIMES,
  'date and time': DATE_TIMES,
  'years and months duration': counted(months, count => new MonthsDuration(count)),
  'days and time duration': DURATIONS,
};

/** The scale of a kind of values, undefined where the kind has no order. */
export const scaleOf = (kind: FeelKind): Scale | undefined => SCALES[kind];

/** Whether a value can be told from all others of its kind by its place on a scale; zones of clocks forbid that. */
export function isScalar(value: FeelValue): boolean {
  if (value instanceof FeelTime) return value.zone === null;
  if (value instanceof FeelDateTime) return value.time.zone === null || 'offsetSeconds' in value.time.zone;
  return typeof value === 'boolean' || SCALES[kindOf(value)] !== undefined;
}
