import { z } from 'zod';

/** A decimal number as text: amounts are summed to 34 digits, more than a JSON number holds. */
const decimal = z.string().regex(/^-?\d+(\.\d+)?$/);

const changeSchema = z.object({
  key: z.string(),
  /** Labels of the two values, as in the cells. */
  before: z.string(),
  after: z.string(),
  /** Rows that decided before and no longer do, and the other way round. */
  stopped: z.array(z.string()),
  started: z.array(z.string()),
});
export type SubjectChange = z.infer<typeof changeSchema>;

/** What a comparison found; it crosses HTTP, and results of parts can be merged into that of the whole. */
export const comparisonResult = z.object({
  subjects: z.int(),
  /** Subjects whose value is another one. */
  changed: z.int(),
  /** Subjects with the same value, decided by other rows. */
  shifted: z.int(),
  /**
   * How many subjects had which value before and after, in the order in which they were met. A label is the
   * value as JSON; when there are too many different ones, its kind (`number`), and `coarse` is true.
   */
  cells: z.array(z.object({ before: z.string(), after: z.string(), count: z.int() })),
  coarse: z.boolean(),
  /** For each row how many subjects it decided before and after. */
  rows: z.array(
    z.object({ row: z.string(), before: z.int(), after: z.int(), started: z.int(), stopped: z.int() }),
  ),
  /** The values that are numbers; null where there is none. */
  amounts: z
    .object({
      before: z.object({ count: z.int(), sum: decimal }),
      after: z.object({ count: z.int(), sum: decimal }),
      /** After less before, over the subjects that have a number both times. */
      difference: z
        .object({ count: z.int(), sum: decimal, mean: decimal, min: decimal, max: decimal })
        .nullable(),
    })
    .nullable(),
  /** The first of those that changed, and of those that shifted. */
  changes: z.array(changeSchema),
  shifts: z.array(changeSchema),
});
export type ComparisonResult = z.infer<typeof comparisonResult>;
