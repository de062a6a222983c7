import { isNumber } from './numbers.ts';
import { FeelDate, FeelDateTime, FeelTime, MonthsDuration, SecondsDuration } from './temporal.ts';
import { type FeelContext, FeelFunction, FeelRange, type FeelValue } from './values.ts';

/** The names that FEEL gives to the kinds of its values (DMN 1.5, 10.3.2.3 to 10.3.2.9). */
export type FeelKind =
  | 'null'
  | 'number'
  | 'string'
  | 'boolean'
  | 'date'
  | 'time'
  | 'date and time'
  | 'years and months duration'
  | 'days and time duration'
  | 'range'
  | 'function'
  | 'list'
  | 'context';

export function kindOf(value: FeelValue): FeelKind {
  if (value === null || value === undefined) return 'null';
  switch (typeof value) {
    case 'string':
      return 'string';
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
  }
  if (Array.isArray(value)) return 'list';
  if (isNumber(value)) return 'number';
  if (value instanceof FeelDate) return 'date';
  if (value instanceof FeelTime) return 'time';
  if (value instanceof FeelDateTime) return 'date and time';
  if (value instanceof MonthsDuration) return 'years and months duration';
  if (value instanceof SecondsDuration) return 'days and time duration';
  if (value instanceof FeelRange) return 'range';
  if (value instanceof FeelFunction) return 'function';
  return 'context';
}

export const isContext = (value: FeelValue): value is FeelContext => kindOf(value) === 'context';

/** An own entry of a context, null when it has none; never reaches the prototype. */
export const entryOf = (context: FeelContext, name: string): FeelValue =>
  Object.hasOwn(context, name) ? (context[name] ?? null) : null;

/** A list as it is, null as the empty list, anything else as the list of itself. */
export const asList = (value: FeelValue): FeelValue[] =>
  Array.isArray(value) ? value : value === null ? [] : [value];
