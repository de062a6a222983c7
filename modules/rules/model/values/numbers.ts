import { Decimal as DecimalBase } from 'decimal.js';

/** Decimal arithmetic of DMN (10.3.2.3): 34 digits, half-even rounding, the exponents of IEEE decimal128. */
export const Decimal = DecimalBase.clone({
  precision: 34,
  rounding: DecimalBase.ROUND_HALF_EVEN,
  maxE: 6144,
  minE: -6143,
  toExpNeg: -7000,
  toExpPos: 7000,
  defaults: true,
});
export type FeelNumber = number | DecimalBase;

export const isNumber = (value: unknown): value is FeelNumber =>
  typeof value === 'number' || value instanceof DecimalBase;

/** Wraps a foreign `Decimal` too: its own constructor carries another precision. */
export const toDecimal = (n: FeelNumber): DecimalBase =>
  typeof n !== 'number' && n.constructor === Decimal ? n : new Decimal(n);

/** The canonical form of a result, null when it is not a finite number. */
export function fromDecimal(value: DecimalBase): FeelNumber | null {
  if (!value.isFinite()) return null;
  if (value.isZero()) return 0;
  if (value.precision() <= 15 && Math.abs(value.e) <= 300) return value.toNumber();
  if (value.isInteger() && value.abs().lte(Number.MAX_SAFE_INTEGER)) return value.toNumber();
  return value;
}

/** Reads a decimal number; null when the text is none. */
export function parseNumber(text: string): FeelNumber | null {
  if (!/^[+-]?(\d+(\.\d+)?|\.\d+)([eE][+-]?\d+)?$/.test(text)) return null;
  if (/^-?\d{1,15}$/.test(text)) return Number(text) + 0;
  return fromDecimal(new Decimal(text).toSignificantDigits(34));
}

// Decimals of up to 15 digits and 6 places are added, multiplied and divided exactly as scaled integers:
// a double holds `units` exactly, and one division by a power of ten gives back the decimal's own double.
const EXACT = 1e15;
const SCALES = [1, 10, 100, 1000, 1e4, 1e5, 1e6];

function scaleOf(n: number): number {
  if (Math.abs(n) < EXACT)
    for (const scale of SCALES) {
      const units = Math.round(n * scale);
      if (units / scale === n) return Math.abs(units) < EXACT ? scale : 0;
    }
  return 0;
}

function scaledSum(a: number, b: number): number | null {
  const sa = scaleOf(a);
  const sb = scaleOf(b);
  if (sa === 0 || sb === 0) return null;
  const scale = Math.max(sa, sb);
  const units = Math.round(a * scale) + Math.round(b * scale);
  return Math.abs(a * scale) < EXACT && Math.abs(b * scale) < EXACT && Math.abs(units) < EXACT
    ? units / scale
    : null;
}

export function add(a: FeelNumber, b: FeelNumber): FeelNumber | null {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (Number.isSafeInteger(a) && Number.isSafeInteger(b) && Number.isSafeInteger(sum)) return sum;
    const scaled = scaledSum(a, b);
    if (scaled !== null) return scaled + 0;
  }
  return fromDecimal(toDecimal(a).plus(toDecimal(b)));
}

export const negate = (a: FeelNumber): FeelNumber => (typeof a === 'number' ? 0 - a : toDecimal(a).negated());

export const subtract = (a: FeelNumber, b: FeelNumber): FeelNumber | null => add(a, negate(b));

export function multiply(a: FeelNumber, b: FeelNumber): FeelNumber | null {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b;
    if (Number.isSafeInteger(a) && Number.isSafeInteger(b) && Number.isSafeInteger(product))
      return product + 0;
    const sa = scaleOf(a);
    const sb = scaleOf(b);
    if (sa !== 0 && sb !== 0) {
      const units = Math.round(a * sa) * Math.round(b * sb);
      if (Math.abs(units) < EXACT) return units / (sa * sb) + 0;
    }
  }
  return fromDecimal(toDecimal(a).times(toDecimal(b)));
}

/** Null for a division by zero. */
export function divide(a: FeelNumber, b: FeelNumber): FeelNumber | null {
  if (typeof a === 'number' && typeof b === 'number') {
    if (b === 0) return null;
    const quotient = a / b;
    if (
      Number.isSafeInteger(a) &&
      Number.isSafeInteger(b) &&
      Number.isSafeInteger(quotient) &&
      quotient * b === a
    )
      return quotient + 0;
  }
  const divisor = toDecimal(b);
  return divisor.isZero() ? null : fromDecimal(toDecimal(a).div(divisor));
}

const MAX_EXPONENT = 100_000;

export function power(a: FeelNumber, b: FeelNumber): FeelNumber | null {
  if (Math.abs(toNumber(b)) > MAX_EXPONENT) return null;
  return fromDecimal(toDecimal(a).pow(toDecimal(b)));
}

/** Negative, zero or positive as a is below, equal to or above b. */
export function compareNumbers(a: FeelNumber, b: FeelNumber): number {
  if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : a > b ? 1 : 0;
  return toDecimal(a).comparedTo(toDecimal(b));
}

/** The nearest double: for positions, sizes and bounds, never for amounts. */
const toNumber = (n: FeelNumber): number => (typeof n === 'number' ? n : n.toNumber());

/** The number as an integer that JavaScript counts exactly, else null. */
export function toInteger(n: unknown): number | null {
  if (!isNumber(n)) return null;
  const value = toNumber(n);
  return Number.isSafeInteger(value) && (typeof n === 'number' || n.isInteger()) ? value : null;
}

/** The number cut to an integer, as positions, lengths and scales are read; null when it is none that counts. */
export function toWhole(n: unknown): number | null {
  const value = isNumber(n) ? Math.trunc(toNumber(n)) : null;
  return value !== null && Number.isSafeInteger(value) ? value : null;
}

/** Decimal text without an exponent. */
export const numberText = (n: FeelNumber): string =>
  typeof n === 'number' && Number.isSafeInteger(n) ? String(n + 0) : toDecimal(n).toFixed();
