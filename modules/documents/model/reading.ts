import type { Bilingual } from '@zhiban/kernel';
import { z } from 'zod';

/** The kinds of material that the platform can read into elements; anything else is `other`. */
export const materialKind = z.enum([
  'business_licence',
  'hygiene_licence',
  'publication_licence',
  'resident_id_card',
  'household_register',
  'property_certificate',
  'other',
]);
export type MaterialKind = z.infer<typeof materialKind>;

/** What may be uploaded, by content. */
export const mediaTypes = [
  'image/jpeg',
  'image/png',
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
] as const;
export type MediaType = (typeof mediaTypes)[number];

const share = z.number().min(0).max(1);
const pageNumber = z.number().int().min(1);
const bilingual: z.ZodType<Bilingual> = z.object({ zh: z.string(), en: z.string() });

/** A place on a page, in fractions of the upright page's width and height. */
const pageBox = z.object({ x: share, y: share, width: share, height: share }).readonly();
export type PageBox = z.infer<typeof pageBox>;

/**
 * A check that a value went through:
 * - `check_digit`: of a code (GB 32100-2015, GB 11643-1999)
 * - `format`: a real date, a known choice, the form of a number
 * - `date_order`: birth before issue, the beginning of a period before its end
 * - `place`: a division code or an address in the table of divisions (GB/T 2260)
 * - `agreement`: with what another field of the same material says
 */
const fieldCheck = z
  .object({
    kind: z.enum(['check_digit', 'format', 'date_order', 'place', 'agreement']),
    passed: z.boolean(),
    /** The other element, of an order or an agreement. */
    with: z.string().optional(),
  })
  .readonly();
export type FieldCheck = z.infer<typeof fieldCheck>;

/** One element as it was read. `value` is normalised, `raw` is what stood there. */
export const readField = z
  .object({
    /** Code of the element registry. */
    element: z.string(),
    /** As the element registry normalises it: dates 2026-11-21, 长期 as `UNLIMITED`, money in yuan. */
    value: z.string(),
    confidence: share,
    /** From 1. */
    page: pageNumber,
    box: pageBox,
    /** `failed` when one of `checks` did not hold; `none` where there is nothing to check. */
    check: z.enum(['passed', 'failed', 'none']),
    checks: z.array(fieldCheck).readonly().optional(),
    raw: z.string(),
    /**
     * The value is not what was read first, but the only one of the recogniser's that passes: the check digit, the
     * closed list, or the comparison with an address of the same material.
     */
    repaired: z.boolean().optional(),
    /** Why a person must look at it, where the picture itself gives cause: the sign that lies on it. */
    doubt: bilingual.optional(),
  })
  .readonly();
export type ReadField = z.infer<typeof readField>;

const readPage = z
  .object({
    number: pageNumber,
    /** Size of the upright page in pixels (of a PDF: at the resolution at which it was rendered). */
    width: z.number().int().positive(),
    height: z.number().int().positive(),
    /** Clockwise turn in degrees that was applied to make the page upright. */
    rotation: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
    lines: z.array(z.object({ text: z.string(), confidence: share, box: pageBox }).readonly()).readonly(),
  })
  .readonly();
export type ReadPage = z.infer<typeof readPage>;

const tableCell = z
  .object({
    text: z.string(),
    box: pageBox,
    rowSpan: z.number().int().min(1),
    colSpan: z.number().int().min(1),
  })
  .readonly();
export type TableCell = z.infer<typeof tableCell>;

const readTable = z
  .object({
    page: pageNumber,
    box: pageBox,
    /** A cell stands in the row in which it begins. */
    rows: z.array(z.array(tableCell).readonly()).readonly(),
  })
  .readonly();
export type ReadTable = z.infer<typeof readTable>;

const readParagraph = z.object({ page: pageNumber, box: pageBox, text: z.string() }).readonly();
export type ReadParagraph = z.infer<typeof readParagraph>;

/**
 * Something about a file that an untouched original seldom has. A sign accuses nobody: it says what a person
 * should compare with the original.
 * - `copied`: the same grain of the picture in two places
 * - `ground`: the paper behind some print lacks the grain of the paper around it
 * - `dates`: dates on the material that cannot both be right
 * - `editor`: the file names a program for editing pictures or PDFs
 */
const tamperSign = z
  .object({
    kind: z.enum(['copied', 'ground', 'dates', 'editor']),
    page: pageNumber,
    /** Null: the file as a whole. */
    box: pageBox.nullable(),
    text: bilingual,
  })
  .readonly();
export type TamperSign = z.infer<typeof tamperSign>;

/** What the machine read from one uploaded file. Plain data: it is stored as JSON as it is. */
export const reading = z
  .object({
    kind: materialKind,
    kindConfidence: share,
    fields: z.array(readField).readonly(),
    pages: z.array(readPage).readonly(),
    tables: z.array(readTable).readonly(),
    /** Text outside tables, in reading order. */
    paragraphs: z.array(readParagraph).readonly(),
    signs: z.array(tamperSign).readonly(),
    /** What each stage did and its cost in milliseconds, in the order in which they ran. */
    stages: z
      .array(z.object({ name: z.string(), ms: z.number(), outcome: z.string() }).readonly())
      .readonly(),
    /** What a person should look at: a dark picture, a code that fails its check digit, a field not found. */
    warnings: z.array(bilingual).readonly(),
  })
  .readonly();
export type Reading = z.infer<typeof reading>;
