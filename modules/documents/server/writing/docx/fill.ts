import { LoopPlugin, type Tag, TagDisposition, TemplateHandler, TextPlugin } from 'easy-template-x';
import { unzipSync } from 'fflate';
import { checkTemplate } from '../../../model/docx/check-template.ts';
import { openTemplate } from '../../../model/docx/open-template.ts';
import { badly, type DocxTag, type DocxValues, nest } from '../../../model/docx/placeholders.ts';
import { zipped } from '../zip.ts';
import { assertFilled, withNumberWords } from './values.ts';

/** Texts and loops alone: no raw XML, no pictures, no links, and nothing that is computed. */
const handler = new TemplateHandler({ plugins: [new LoopPlugin(), new TextPlugin()] });

/** What no XML may hold: control characters but tabulator and line ends. */
const FORBIDDEN = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu;

type Cleaned = { [name: string]: string | boolean | Cleaned[] };

const cleaned = (values: DocxValues): Cleaned =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]): [string, string | boolean | Cleaned[]] => {
      if (typeof value === 'string') return [name, value.toWellFormed().replace(FORBIDDEN, '')];
      return [name, typeof value === 'boolean' ? value : value.map(cleaned)];
    }),
  );

const KINDS = {
  [TagDisposition.SelfClosed]: 'text',
  [TagDisposition.Open]: 'open',
  [TagDisposition.Close]: 'close',
} as const;

function asTag({ name, disposition, rawText, options }: Tag): DocxTag {
  if (options !== undefined) throw badly([rawText]);
  return { name, kind: KINDS[disposition], rawText };
}

/** Whatever easy-template-x finds wrong with a template lies in how its placeholders are written. */
async function attempted<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw badly([error instanceof Error ? error.message : String(error)], error);
  }
}

/**
 * Fills the placeholders of a docx template: `{name}` with a text, `{#list}…{/list}` around table rows, paragraphs
 * or list entries once for each entry of a list, or only when a condition holds. Every placeholder must have its
 * value, and values are never read as placeholders. The same template and values give the same bytes.
 * @throws DOCUMENTS_TEMPLATE_BROKEN, _TOO_LARGE, _UNSAFE, _PLACEHOLDERS_WRONG, _PLACEHOLDERS_UNKNOWN
 */
export async function fillDocx(template: Uint8Array, values: DocxValues): Promise<Uint8Array> {
  const parts = openTemplate(template);
  checkTemplate(parts);
  // What is filled is packed anew from what was checked: no second reader sees another archive than we did.
  const clean = Buffer.from(zipped(parts));
  const placeholders = nest((await attempted(handler.parseTags(clean))).map(asTag));
  assertFilled(placeholders, values);
  const filled = await attempted(handler.process(clean, cleaned(withNumberWords(placeholders, values))));
  const files = Object.entries(unzipSync(filled)).filter(([path]) => !path.endsWith('/'));
  return zipped(files.map(([path, bytes]) => ({ path, bytes })));
}
