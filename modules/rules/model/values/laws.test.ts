import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addValues, multiplyValues, subtractValues } from './arithmetic.ts';
import { addMonths, dayFromNumber, dayNumber, isCalendarDay, weekday } from './calendar.ts';
import { compareStrings, compareValues, equalValues, inRange } from './compare.ts';
import { toFeel, toJson } from './convert.ts';
import { parseDate, parseDateTime, parseDuration, parseTime } from './iso.ts';
import {
  add,
  compareNumbers,
  Decimal,
  divide,
  type FeelNumber,
  fromDecimal,
  multiply,
  negate,
  numberText,
  parseNumber,
  toDecimal,
} from './numbers.ts';
import { FeelDate, FeelDateTime, FeelTime, MonthsDuration, SecondsDuration } from './temporal.ts';
import { FeelRange, type FeelValue } from './values.ts';

/** Decimals of up to six places, integers and fractions with many digits. */
const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 0, max: 12 }))
  .map(([digits, places]) => fromDecimal(new Decimal(digits.toString()).div(new Decimal(10).pow(places))));
const money = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }).map(cents => cents / 100);
const number = fc.oneof(decimal, money, fc.integer()).map((n): FeelNumber => n ?? 0);

const date = fc.integer({ min: -1_000_000, max: 3_000_000 }).map(days => FeelDate.fromDayNumber(days));
const time = fc
  .tuple(
    fc.integer({ min: 0, max: 86_399 }),
    fc.integer({ min: 0, max: 999 }),
    fc.option(fc.integer({ min: -12, max: 14 })),
  )
  .map(
    ([s, ms, hours]) =>
      new FeelTime(s, ms * 1_000_000, hours === null ? null : { offsetSeconds: hours * 3600 }),
  );
const seconds = fc
  .tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 999_999_999 }))
  .map(([s, nanos]) => new SecondsDuration(s, nanos));
const months = fc.integer({ min: -10_000, max: 10_000 }).map(n => new MonthsDuration(n));
const scalar: fc.Arbitrary<FeelValue> = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  number,
  fc.string(),
  date,
  time,
  seconds,
  months,
);

const exactly = (a: FeelNumber | null, b: InstanceType<typeof Decimal>): boolean =>
  a !== null && toDecimal(a).eq(fromDecimal(b) ?? Number.NaN);

describe('arithmetic agrees with 34-digit decimals, on the fast path too', () => {
  test('sum, product, quotient', () => {
    fc.assert(
      fc.property(number, number, (a, b) => {
        const [x, y] = [toDecimal(a), toDecimal(b)];
        expect(exactly(add(a, b), x.plus(y))).toBe(true);
        expect(exactly(multiply(a, b), x.times(y))).toBe(true);
        expect(y.isZero() ? divide(a, b) === null : exactly(divide(a, b), x.div(y))).toBe(true);
      }),
    );
  });

  test('sum and product commute, a number less itself is 0, and never minus 0', () => {
    fc.assert(
      fc.property(number, number, (a, b) => {
        expect(equalValues(add(a, b), add(b, a))).toBe(true);
        expect(equalValues(multiply(a, b), multiply(b, a))).toBe(true);
        expect(Object.is(add(a, negate(a)), 0)).toBe(true);
      }),
    );
  });

  test('amounts of money add up in any order', () => {
    fc.assert(
      fc.property(fc.array(money, { maxLength: 50 }), amounts => {
        const sum = (list: readonly number[]) => list.reduce<FeelNumber>((total, n) => add(total, n) ?? 0, 0);
        const cents = amounts.reduce((total, n) => total + Math.round(n * 100), 0);
        expect(sum(amounts)).toBe(cents / 100 + 0);
        expect(sum(amounts.toReversed())).toBe(sum(amounts));
      }),
    );
  });

  test('a number survives its text', () => {
    fc.assert(
      fc.property(number, n => {
        expect(compareNumbers(parseNumber(numberText(n)) ?? 0, n)).toBe(0);
      }),
    );
  });
});

describe('comparison', () => {
  test('is antisymmetric and agrees with equality', () => {
    fc.assert(
      fc.property(scalar, scalar, (a, b) => {
        const [order, back] = [compareValues(a, b), compareValues(b, a)];
        expect(order === null ? null : Math.sign(order)).toBe(back === null ? null : 0 - Math.sign(back));
        if (order !== null) expect(equalValues(a, b)).toBe(order === 0);
        expect(equalValues(a, a)).toBe(true);
        expect(equalValues(a, b)).toBe(equalValues(b, a));
      }),
    );
  });

  test('is transitive', () => {
    const kind = fc.oneof(
      fc.tuple(number, number, number),
      fc.tuple(date, date, date),
      fc.tuple(seconds, seconds, seconds),
      fc.tuple(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' })),
    );
    const before = (a: FeelValue, b: FeelValue): boolean => (compareValues(a, b) ?? 1) <= 0;
    fc.assert(fc.property(kind, ([a, b, c]) => !(before(a, b) && before(b, c)) || before(a, c)));
  });

  test('orders strings as UTF-8 bytes are ordered', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        expect(Math.sign(compareStrings(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
      }),
    );
  });

  test('a closed range holds what is neither below nor above', () => {
    fc.assert(
      fc.property(number, number, number, (value, start, end) => {
        const inside = compareNumbers(value, start) >= 0 && compareNumbers(value, end) <= 0;
        expect(inRange(value, new FeelRange(start, end, true, true))).toBe(inside);
      }),
    );
  });
});

describe('the calendar', () => {
  test('agrees with the platform within its range', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000_000, max: 100_000_000 }), days => {
        const { year, month, day } = dayFromNumber(days);
        const platform = new Date(days * 86_400_000);
        expect([year, month, day]).toEqual([
          platform.getUTCFullYear(),
          platform.getUTCMonth() + 1,
          platform.getUTCDate(),
        ]);
        expect(dayNumber(year, month, day)).toBe(days);
        expect(weekday(days) % 7).toBe(platform.getUTCDay());
      }),
    );
  });

  test('adding months reaches a real day of the right month', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -5000, max: 5000 }), (from, n) => {
        const to = addMonths(from, n);
        expect(isCalendarDay(to.year, to.month, to.day)).toBe(true);
        expect(to.year * 12 + to.month - (from.year * 12 + from.month)).toBe(n);
        expect(to.day).toBeLessThanOrEqual(from.day);
      }),
    );
  });

  test('texts of dates, times and durations read back as themselves', () => {
    fc.assert(
      fc.property(date, time, seconds, months, (d, t, s, m) => {
        expect(parseDate(String(d))).toEqual(d);
        expect(parseTime(String(t))).toEqual(t);
        expect(parseDateTime(`${d}T${t}`)).toEqual(new FeelDateTime(d, t));
        expect(parseDuration(String(s))).toEqual(s);
        expect(parseDuration(String(m))).toEqual(m);
      }),
    );
  });

  test('a moment plus a duration minus the duration is the moment', () => {
    fc.assert(
      fc.property(date, time, seconds, (d, t, by) => {
        const at = new FeelDateTime(d, t);
        const there = addValues(at, by);
        expect(subtractValues(there, by)).toEqual(at);
        expect(equalValues(subtractValues(there, at), by)).toBe(true);
        expect(equalValues(multiplyValues(by, -1), subtractValues(new SecondsDuration(0), by))).toBe(true);
      }),
    );
  });
});

test('JSON survives the way in and out, whatever its names', () => {
  const json = fc.anything({
    key: fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', '姓名')),
    values: [fc.string(), fc.integer(), money, fc.boolean(), fc.constant(null)],
    maxDepth: 3,
  });
  fc.assert(
    fc.property(json, value => {
      expect(JSON.stringify(toJson(toFeel(value)))).toBe(JSON.stringify(value));
    }),
  );
});
