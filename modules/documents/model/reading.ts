import type { Bilingual } from '@zhiban/kernel';
import { z } from 'zod';

/** The kinds of material that the platform can read into elements; anything else is `other`. */
export const materialKind = z.enum([
  'business_licence',
  'hygiene_licence',
  'publication_licence',
  'resident_id_card',
  'other',
]);
export type MaterialKind = z.infer<typeof materialKind>;

/** What may be uploaded, by content. */
export const mediaTypes = ['image/jpeg', 'image/png', 'application/pdf'] as const;
export type MediaType = (typeof mediaTypes)[number];

const share = z.number().min(0).max(1);

/** A place on a page, in fractions of the upright page's width and height. */
const pageBox = z.object({ x: share, y: share, width: share, height: share }).readonly();
export type PageBox = z.infer<typeof pageBox>;

/** One element as it was read. `value` is normalised, `raw` is what stood there. */
export const readField = z
  .object({
    /** Code of the element registry. */
    element: z.string(),
    /** As the element registry normalises it: dates 2026-11-21, 长期 as `UNLIMITED`, money in yuan. */
    value: z.string(),
    confidence: share,
    /** From 1. */
    page: z.number().int().min(1),
    box: pageBox,
    /** Result of the check digit or format; `none` where the element has neither. */
    check: z.enum(['passed', 'failed', 'none']),
    raw: z.string(),
  })
  .readonly();
export type ReadField = z.infer<typeof readField>;

const readPage = z
  .object({
    number: z.number().int().min(1),
    /** Size of the upright page in pixels (of a PDF: at the resolution at which it was rendered). */
    width: z.number().int().positive(),
    height: z.number().int().positive(),
    /** Clockwise turn in degrees that was applied to make the page upright. */
    rotation: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
    lines: z.array(z.object({ text: z.string(), confidence: share, box: pageBox }).readonly()).readonly(),
  })
  .readonly();
export type ReadPage = z.infer<typeof readPage>;

const bilingual: z.ZodType<Bilingual> = z.object({ zh: z.string(), en: z.string() });

/** What the machine read from one uploaded file. Plain data: it is stored as JSON as it is. */
export const reading = z
  .object({
    kind: materialKind,
    kindConfidence: share,
    fields: z.array(readField).readonly(),
    pages: z.array(readPage).readonly(),
    /** What each stage did and its cost in milliseconds, in the order in which they ran. */
    stages: z
      .array(z.object({ name: z.string(), ms: z.number(), outcome: z.string() }).readonly())
      .readonly(),
    /** What a person should look at: a dark picture, a code that fails its check digit, a field not found. */
    warnings: z.array(bilingual).readonly(),
  })
  .readonly();
export type Reading = z.infer<typeof reading>;
