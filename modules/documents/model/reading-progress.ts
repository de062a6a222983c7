import { z } from 'zod';

/** The stages of reading, in their order. */
const readingStages = [
  'sniff',
  'page',
  'orient',
  'recognise',
  'lay out',
  'tamper',
  'classify',
  'extract',
  'check',
] as const;

/** How far the reading of a document is. */
export const readingProgress = z.discriminatedUnion('state', [
  /** `ahead`: documents that will be read before, as far as one can tell: persons take turns. */
  z.object({ state: z.literal('waiting'), ahead: z.number().int().min(0) }),
  z.object({
    state: z.literal('reading'),
    stage: z.enum(readingStages),
    /** From 1; null for a stage that looks at the whole file. */
    page: z.number().int().min(1).nullable(),
    /** Null until the file has been opened. */
    pages: z.number().int().min(1).nullable(),
  }),
  z.object({ state: z.literal('done') }),
  z.object({ state: z.literal('failed') }),
]);
export type ReadingProgress = z.infer<typeof readingProgress>;
