import { bilingualText } from '@zhiban/kernel';
import { z } from 'zod';

/** A civil day, `2026-11-21`. */
const day = z.iso.date();

const validity = z.strictObject({
  /** The first day on which the value holds. */
  from: day,
  /** The last one; left out, it holds until the next value's first day. */
  to: day.optional(),
  /** A number, a text, true or false; dates as `2026-11-21`, durations as `P4Y`. */
  value: z.union([z.number(), z.string(), z.boolean()]),
  /** The law and the article that set it: `《公共场所卫生管理条例实施细则》第二十五条`. */
  source: z.string(),
});

const PARAMETER_TYPES = ['number', 'text', 'boolean', 'date', 'duration'] as const;

const parameter = z.strictObject({
  label: bilingualText,
  type: z.enum(PARAMETER_TYPES),
  unit: bilingualText.optional(),
  values: z.array(validity).min(1),
});

/** Thresholds and amounts of rules with the days from which they hold, by the names that rules use. */
export const parameters = z.record(z.string().regex(/^[\p{L}_][\p{L}\p{N}_]*$/u), parameter);
export type DatedParameters = z.infer<typeof parameters>;
export type Parameter = DatedParameters[string];
export type Validity = Parameter['values'][number];
