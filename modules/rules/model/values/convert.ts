import { Effort } from '../limits.ts';
import { parseDate } from './iso.ts';
import { kindOf } from './kinds.ts';
import { Decimal, fromDecimal, isNumber, numberText } from './numbers.ts';
import { FeelDate, FeelDateTime, FeelTime, MonthsDuration, SecondsDuration } from './temporal.ts';
import { type FeelContext, FeelFunction, FeelRange, type FeelValue } from './values.ts';

const isOwnValue = (
  value: object,
): value is
  | FeelDate
  | FeelTime
  | FeelDateTime
  | MonthsDuration
  | SecondsDuration
  | FeelRange
  | FeelFunction =>
  [FeelDate, FeelTime, FeelDateTime, MonthsDuration, SecondsDuration, FeelRange, FeelFunction].some(
    kind => value instanceof kind,
  );

/**
 * Turns JSON (and FEEL values inside it) into a FEEL value. Strings stay strings, also when they look like
 * dates: see {@link feelDate}. Undefined and numbers that are not finite become null; a bigint a number.
 */
export function toFeel(value: unknown): FeelValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') {
    if (Number.isSafeInteger(value)) return value + 0;
    return Number.isFinite(value) ? fromDecimal(new Decimal(value)) : null;
  }
  if (typeof value === 'bigint') return fromDecimal(new Decimal(value.toString()));
  if (Array.isArray(value)) return value.map(toFeel);
  if (typeof value !== 'object') return null;
  if (isNumber(value)) return fromDecimal(new Decimal(value));
  if (isOwnValue(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, toFeel(entry)]));
}

/**
 * The FEEL date of an ISO day such as `2026-11-21`.
 * @throws {RangeError} when the text names no day of the calendar.
 */
export function feelDate(iso: string): FeelDate {
  const date = parseDate(iso);
  if (!date) throw new RangeError(`Not a date (YYYY-MM-DD): ${iso}`);
  return date;
}

/**
 * Turns a FEEL value into JSON: dates, times, durations and ranges as text, decimals as numbers where a
 * double holds them exactly and as text otherwise, functions as null.
 * @throws AppError RULES_LIMIT for a value of too many parts
 */
export const toJson = (value: FeelValue): unknown => jsonOf(value, new Effort());

function jsonOf(value: FeelValue, effort: Effort): unknown {
  effort.spend();
  if (value === null || typeof value !== 'object') return value ?? null;
  if (Array.isArray(value)) return value.map(item => jsonOf(item, effort));
  if (isNumber(value)) return typeof value === 'number' ? value : numberText(value);
  if (value instanceof FeelRange) return rangeText(value, effort);
  if (value instanceof FeelFunction) return null;
  if (isOwnValue(value)) return value.toString();
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, jsonOf(entry, effort)]));
}

const quoted = (text: string): string => `"${text.replace(/[\\"]/g, '\\$&')}"`;

const rangeText = (range: FeelRange, effort: Effort): string =>
  range.operator
    ? `(${range.operator}${itemText(range.start, effort)})`
    : `${range.startIncluded ? '[' : '('}${itemText(range.start, effort)}..${itemText(range.end, effort)}${range.endIncluded ? ']' : ')'}`;

/** A value as FEEL would write it inside a list or context: strings quoted, dates as literals. */
function itemText(value: FeelValue, effort: Effort): string {
  if (typeof value === 'string') return quoted(value);
  const kind = kindOf(value);
  const temporal = kind.includes('date') || kind.includes('time') || kind.includes('duration');
  const text = textOf(value, effort) ?? 'null';
  return temporal ? `@"${text}"` : text;
}

const contextText = (context: FeelContext, effort: Effort): string =>
  `{${Object.entries(context)
    .map(([name, entry]) => {
      const key = /^[\p{L}_][\p{L}\p{N}_ ]*$/u.test(name) ? name : quoted(name);
      return `${key}: ${itemText(entry, effort)}`;
    })
    .join(', ')}}`;

function textOf(value: FeelValue, effort: Effort): string | null {
  effort.spend();
  if (value === null) return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  if (isNumber(value)) return numberText(value);
  if (Array.isArray(value)) return `[${value.map(item => itemText(item, effort)).join(', ')}]`;
  if (value instanceof FeelRange) return rangeText(value, effort);
  if (value instanceof FeelFunction) return `function(${value.parameters.join(', ')})`;
  return isOwnValue(value) ? value.toString() : contextText(value, effort);
}

/**
 * FEEL's `string()` (DMN 1.5, 10.3.4.1): null stays null, a string is itself.
 * @throws AppError RULES_LIMIT for a value of too many parts
 */
export const valueText = (value: FeelValue): string | null => textOf(value, new Effort());
