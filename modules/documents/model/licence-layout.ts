import { z } from 'zod';
import { inNumberWords, isNumberWord } from './number-words.ts';

/** Millimetres on the page, from its upper left corner. */
const millimetres = z.number().min(0).max(450);
const extent = z.number().positive().max(450);
const region = z.strictObject({ x: millimetres, y: millimetres, width: extent, height: extent });
const colour = z.string().regex(/^#[0-9A-Fa-f]{6}$/, '#RRGGBB');
/** Points, as sizes of type are given. */
const typeSize = z.number().min(6).max(72);

/**
 * What a text of a layout may name in braces; `row:` and a label names a row of the licence. `|大写` after a name
 * writes an amount in capitals, `|汉字` a number or a day in Chinese numerals.
 */
const LICENCE_FIELDS = [
  'title',
  'number',
  'identifier',
  'holderName',
  'holderCode',
  'issuerName',
  'issueDate',
  'issueDateInNumerals',
  'validFrom',
  'validTo',
  'verifyUrl',
  'note',
] as const;
export type LicenceField = (typeof LICENCE_FIELDS)[number];

const FIELD = /\{([^{}]*)\}/g;
const isField = (name: string): name is LicenceField => LICENCE_FIELDS.some(field => field === name);

const ROW = 'row:';

/** What stands in braces: a name, and after a bar the word for its number. */
function split(inside: string): { name: string; word: string | undefined } {
  const [name = '', ...words] = inside.split('|');
  return { name, word: words.length > 0 ? words.join('|') : undefined };
}

const placeholders = (text: string): string[] => [...text.matchAll(FIELD)].map(([, inside = '']) => inside);
const unknownFields = (text: string): string[] =>
  placeholders(text).filter(inside => {
    const { name, word } = split(inside);
    const known = isField(name) || (name.startsWith(ROW) && name.length > ROW.length);
    return !known || (word !== undefined && !isNumberWord(word));
  });

/** The labels of the rows that a text of a layout names. */
export const rowsNamedIn = (text: string): string[] =>
  placeholders(text)
    .map(inside => split(inside).name)
    .filter(name => name.startsWith(ROW))
    .map(name => name.slice(ROW.length));

/** The labels of the rows that a layout prints by name, with the index of the part. */
export const rowsPrintedBy = ({ parts }: LicenceLayout): { label: string; part: number }[] =>
  parts.flatMap((piece, part) => {
    const labels = piece.part === 'text' ? rowsNamedIn(piece.text) : [];
    const only = piece.part === 'rows' ? (piece.only ?? []) : [];
    return [...labels, ...only].map(label => ({ label, part }));
  });

/** Puts values into the braces of a text of a layout. */
export function fillLicenceText(
  text: string,
  fields: Readonly<Record<LicenceField, string>>,
  row: (label: string) => string,
): string {
  return text.replace(FIELD, (_, inside: string) => {
    const { name, word } = split(inside);
    const value = isField(name) ? fields[name] : row(name.slice(ROW.length));
    return word !== undefined && isNumberWord(word) ? inNumberWords(value, word) : value;
  });
}

const text = z.strictObject({
  part: z.literal('text'),
  /** Line feeds are kept; a line that is empty once filled is left out. */
  text: z
    .string()
    .min(1)
    .refine(value => unknownFields(value).length === 0, {
      error: issue => `不认识的占位符 unknown placeholder: ${unknownFields(String(issue.input)).join(', ')}`,
    }),
  region,
  size: typeSize,
  /** The title of the paper is its heading, all else paragraphs: for those who have it read to them. */
  heading: z.boolean().default(false),
  weight: z.enum(['regular', 'bold']).default('regular'),
  colour: colour.default('#1F2329'),
  /** Added after each character, points. */
  spacing: z.number().min(0).max(20).default(0),
  align: z.enum(['left', 'centre', 'right']).default('left'),
  vertical: z.enum(['top', 'middle', 'bottom']).default('top'),
  /** In sizes of the type. */
  lineHeight: z.number().min(1).max(3).default(1.45),
  /** What is too long is broken into lines, or made smaller on its one line. */
  overflow: z.enum(['wrap', 'shrink']).default('wrap'),
});

const rows = z.strictObject({
  part: z.literal('rows'),
  region,
  /** The largest size at which all rows fit is taken. */
  sizes: z
    .strictObject({ largest: typeSize, smallest: typeSize })
    .refine(({ largest, smallest }) => smallest <= largest, 'smallest is larger than largest'),
  /** Labels of the rows that stand here; all that no text names, if left out. */
  only: z.array(z.string().min(1)).min(1).optional(),
  colour: colour.default('#1F2329'),
  lineHeight: z.number().min(1).max(3).default(1.45),
});

const frame = z.strictObject({
  part: z.literal('frame'),
  pattern: z.enum(['meander', 'double', 'single']),
  /** From the edges of the page. */
  inset: millimetres,
  colour,
});
const rule = z.strictObject({
  part: z.literal('rule'),
  from: z.strictObject({ x: millimetres, y: millimetres }),
  to: z.strictObject({ x: millimetres, y: millimetres }),
  /** Points. */
  thickness: z.number().positive().max(10),
  colour,
});
const code = z.strictObject({
  part: z.literal('code'),
  x: millimetres,
  y: millimetres,
  /** Less than 15 mm, telephones cannot read it from paper. */
  size: z.number().min(15).max(100),
});
const seal = z.strictObject({
  part: z.literal('seal'),
  centre: z.strictObject({ x: millimetres, y: millimetres }),
  /** 42 mm is the size for offices of cities and counties (国发〔1999〕25号). */
  diameter: z.number().min(30).max(50).default(42),
});

const part = z.discriminatedUnion('part', [frame, rule, text, rows, code, seal]);
export type LicencePart = z.infer<typeof part>;

const PAGES = { A4: [210, 297], A3: [297, 420] } as const;

/** Width and height of the page, mm. */
export function licencePageSize({ page }: Pick<LicenceLayout, 'page'>): { width: number; height: number } {
  const [short, long] = PAGES[page.size];
  return page.orientation === 'landscape' ? { width: long, height: short } : { width: short, height: long };
}

/** The far corner of a part that has one. */
function reach(piece: LicencePart): { x: number; y: number } {
  switch (piece.part) {
    case 'text':
    case 'rows':
      return { x: piece.region.x + piece.region.width, y: piece.region.y + piece.region.height };
    case 'code':
      return { x: piece.x + piece.size, y: piece.y + piece.size };
    case 'seal':
      return { x: piece.centre.x + piece.diameter / 2, y: piece.centre.y + piece.diameter / 2 };
    case 'rule':
      return { x: Math.max(piece.from.x, piece.to.x), y: Math.max(piece.from.y, piece.to.y) };
    case 'frame':
      return { x: piece.inset, y: piece.inset };
  }
}

const shape = z.strictObject({
  page: z.strictObject({ size: z.enum(['A4', 'A3']), orientation: z.enum(['landscape', 'portrait']) }),
  /** Drawn in this order, and read aloud in it. */
  parts: z.array(part).min(1).max(60),
});

/**
 * How a licence looks, as data: what stands where on its one page. A service brings it as `documents/licence-layout.yaml`.
 * Every licence shows its title as the one heading, a code to check it by and the seal of its office.
 */
export const licenceLayout = shape.superRefine((layout, context) => {
  const { width, height } = licencePageSize(layout);
  const complain = (message: string, path: (string | number)[]) =>
    context.addIssue({ code: 'custom', message, path });
  for (const [index, piece] of layout.parts.entries()) {
    const { x, y } = reach(piece);
    if (x > width || y > height)
      complain(`超出页面 stands outside the page of ${width} × ${height} mm`, ['parts', index]);
  }
  const count = (wanted: (piece: LicencePart) => boolean) => layout.parts.filter(wanted).length;
  if (count(piece => piece.part === 'text' && piece.heading) !== 1)
    complain('标题（heading）要恰好一个 needs exactly one heading', ['parts']);
  if (count(piece => piece.part === 'code') === 0) complain('缺少二维码 has no code', ['parts']);
  if (count(piece => piece.part === 'seal') !== 1)
    complain('印章要恰好一枚 needs exactly one seal', ['parts']);
});
export type LicenceLayout = z.infer<typeof shape>;
