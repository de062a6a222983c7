import type { Decimal as DecimalType } from 'decimal.js';
import * as numbers from '../../values/numbers.ts';
import { Decimal, type FeelNumber, fromDecimal, isNumber, toDecimal, toWhole } from '../../values/numbers.ts';
import type { FeelValue } from '../../values/values.ts';
import { define, withScalars } from './define.ts';

const MAX_SCALE = 6176;

/** Rounds to `scale` decimal places, a negative scale left of the point. */
function rounded(values: FeelValue[], mode: DecimalType.Rounding, fallbackScale?: number): FeelValue {
  const [n = null] = values;
  const scale = values.length > 1 ? toWhole(values[1]) : (fallbackScale ?? null);
  if (!isNumber(n) || scale === null || scale < -6111 || scale > MAX_SCALE) return null;
  if (scale >= 0 && Number.isSafeInteger(n)) return n;
  const value = toDecimal(n);
  if (scale >= 0) return fromDecimal(value.toDecimalPlaces(scale, mode));
  const unit = new Decimal(10).pow(-scale);
  return fromDecimal(value.div(unit).toDecimalPlaces(0, mode).times(unit));
}

const unary = (body: (n: FeelNumber) => FeelValue) => (values: FeelValue[]) => {
  const [n] = values;
  return isNumber(n) ? body(n) : null;
};

const isEven = (n: FeelNumber): boolean | null => {
  const value = toDecimal(n);
  return value.isInteger() ? value.mod(2).isZero() : null;
};

function modulo([dividend, divisor]: FeelValue[]): FeelValue {
  if (!isNumber(dividend) || !isNumber(divisor)) return null;
  const a = toDecimal(dividend);
  const b = toDecimal(divisor);
  return b.isZero() ? null : fromDecimal(a.minus(b.times(a.div(b).floor())));
}

const natural = (fn: (n: DecimalType) => DecimalType) => unary(n => fromDecimal(fn(toDecimal(n))));

/** DMN 1.5, table 74. */
export const numericFunctions = [
  define('decimal', ['n: number, scale: number'], values => rounded(values, Decimal.ROUND_HALF_EVEN)),
  define('floor', ['n: number, scale?: number'], values => rounded(values, Decimal.ROUND_FLOOR, 0)),
  define('ceiling', ['n: number, scale?: number'], values => rounded(values, Decimal.ROUND_CEIL, 0)),
  define('round up', ['n: number, scale?: number'], values => rounded(values, Decimal.ROUND_UP, 0)),
  define('round down', ['n: number, scale?: number'], values => rounded(values, Decimal.ROUND_DOWN, 0)),
  define('round half up', ['n: number, scale?: number'], values => rounded(values, Decimal.ROUND_HALF_UP, 0)),
  define('round half down', ['n: number, scale?: number'], values =>
    rounded(values, Decimal.ROUND_HALF_DOWN, 0),
  ),
  define('modulo', ['dividend: number, divisor: number'], modulo),
  define(
    'sqrt',
    ['number: number'],
    natural(n => n.sqrt()),
  ),
  define(
    'log',
    ['number: number'],
    natural(n => (n.isPositive() && !n.isZero() ? n.ln() : new Decimal(Number.NaN))),
  ),
  define(
    'exp',
    ['number: number'],
    natural(n => n.exp()),
  ),
  define(
    'odd',
    ['number: number'],
    unary(n => {
      const even = isEven(n);
      return even === null ? null : !even;
    }),
  ),
  define('even', ['number: number'], unary(isEven)),
].map(withScalars);

/** `abs` takes durations as well; see temporal functions. */
export const absoluteNumber = (n: FeelNumber): FeelNumber =>
  numbers.compareNumbers(n, 0) < 0 ? numbers.negate(n) : n;
