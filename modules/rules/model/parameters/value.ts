import { toFeel } from '../values/convert.ts';
import { TEMPORAL_PARSERS } from '../values/iso.ts';
import type { FeelValue } from '../values/values.ts';
import type { Parameter, Validity } from './schema.ts';

const JSON_TYPES = {
  number: 'number',
  boolean: 'boolean',
  text: 'string',
  date: 'string',
  duration: 'string',
} as const;

/** A value as rules read it; null where it is none of the parameter's type. */
export function feelValueOf({ value }: Validity, type: Parameter['type']): FeelValue {
  if (typeof value !== JSON_TYPES[type]) return null;
  const parse = type === 'date' || type === 'duration' ? TEMPORAL_PARSERS[type] : undefined;
  return parse ? parse(String(value)) : toFeel(value);
}
