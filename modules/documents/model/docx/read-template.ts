import { checkTemplate } from './check-template.ts';
import { openTemplate, type ZipPart } from './open-template.ts';
import { badly, type DocxTag, nest, type Placeholder } from './placeholders.ts';

/** A placeholder and the paragraph that it stands in, counted from 1 through the document, its heads and its feet. */
export interface PlacedTag extends DocxTag {
  readonly paragraph: number;
}

const CONTENT = /^word\/(?:document|header\d*|footer\d*)\.xml$/;
const PARAGRAPH_OR_TEXT = /<w:p(?:\s[^>]*)?\/?>|<\/w:p>|<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>/g;
const TAG = /\{\s*([#/]?)\s*([^{}]*?)\s*\}/g;
const KINDS = { '': 'text', '#': 'open', '/': 'close' } as const;

/** The texts of the paragraphs, in the order in which they end. Word cuts a text into runs; here it is whole. */
function paragraphsOf(xml: string): string[] {
  const open: string[] = [];
  const done: string[] = [];
  for (const [token, text] of xml.matchAll(PARAGRAPH_OR_TEXT)) {
    if (text !== undefined) open.push((open.pop() ?? '') + text);
    else if (token === '</w:p>') done.push(open.pop() ?? '');
    else if (token.endsWith('/>')) done.push('');
    else open.push('');
  }
  return done;
}

function tagsOf(text: string, paragraph: number): PlacedTag[] {
  if (/[{}]/.test(text.replace(TAG, ''))) throw badly([text.slice(0, 40)]);
  return Array.from(text.matchAll(TAG), ([rawText, sign = '', name = '']) => ({
    kind: KINDS[sign as keyof typeof KINDS],
    name,
    rawText,
    paragraph,
  }));
}

const order = ({ path }: ZipPart) => (path === 'word/document.xml' ? '' : path);

/**
 * The texts of a docx, paragraph by paragraph, and of its heads and feet.
 * @throws DOCUMENTS_TEMPLATE_BROKEN, _TOO_LARGE, _UNSAFE
 */
export function textsOfTemplate(template: Uint8Array): string[] {
  const parts = openTemplate(template);
  checkTemplate(parts);
  return parts
    .filter(({ path }) => CONTENT.test(path))
    .toSorted((a, b) => (order(a) < order(b) ? -1 : 1))
    .flatMap(({ bytes }) => paragraphsOf(new TextDecoder().decode(bytes)));
}

/**
 * The placeholders of a docx template as they nest, without filling anything: in a browser too.
 * @throws DOCUMENTS_TEMPLATE_BROKEN, _TOO_LARGE, _UNSAFE, _PLACEHOLDERS_WRONG
 */
export const readTemplate = (template: Uint8Array): Placeholder<PlacedTag>[] =>
  nest(textsOfTemplate(template).flatMap((text, index) => tagsOf(text, index + 1)));
