import { documentErrors } from '../errors.ts';
import type { ZipPart } from './open-template.ts';

/** Fields of Word that run something or fetch from elsewhere (ECMA-376 part 1, 17.16.5). */
const ACTIVE_FIELD = /\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|DATABASE|MACROBUTTON)\b/i;
const ACTIVE_PART = /(^|\/)(vbaProject|vbaData)|(^|\/)(embeddings|activeX)\//i;

function textOf({ path, bytes }: ZipPart): string {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw documentErrors.TEMPLATE_BROKEN({ path }, { cause: error });
  }
  // UTF-16 would hide from the checks what a parser of XML sees.
  if (text.includes('\0')) throw documentErrors.TEMPLATE_BROKEN({ path });
  return text;
}

/** Relationships that fetch from outside; a link that a reader may press is none of them. */
function fetches(relationships: string): boolean {
  return (relationships.match(/<(?:\w+:)?Relationship\b[^>]*>/g) ?? []).some(
    entry =>
      /TargetMode\s*=\s*["']External["']/i.test(entry) &&
      !/Type\s*=\s*["'][^"']*\/hyperlink["']/i.test(entry),
  );
}

const instructions = (xml: string): string =>
  [
    ...[...xml.matchAll(/<w:instrText\b[^>]*>([^<]*)</g)].map(([, text = '']) => text),
    ...[...xml.matchAll(/<w:fldSimple\b[^>]*w:instr\s*=\s*["']([^"']*)/g)].map(
      ([, text = '']) => `\n${text}`,
    ),
  ].join('');

function unsafe(part: ZipPart): string | undefined {
  if (ACTIVE_PART.test(part.path)) return '宏或嵌入对象（macros, embedded objects）';
  if (!/\.(xml|rels)$/i.test(part.path)) return undefined;
  const text = textOf(part);
  if (/<!DOCTYPE|<!ENTITY/i.test(text)) return 'XML 实体（XML entities）';
  if (/macroEnabled/i.test(text) && part.path === '[Content_Types].xml') return '宏（macros）';
  if (part.path.endsWith('.rels')) {
    if (fetches(text)) return '从外部读取的内容（content from outside）';
    if (/\/(aFChunk|subDocument|attachedTemplate|oleObject)["']/i.test(text)) {
      return '嵌入的其他文档（other documents inside）';
    }
  }
  return ACTIVE_FIELD.test(instructions(text)) ? '会自动执行的域（active fields）' : undefined;
}

/** Refuses what could run or fetch anything where the paper is opened. @throws DOCUMENTS_TEMPLATE_UNSAFE */
export function checkTemplate(parts: readonly ZipPart[]): void {
  for (const part of parts) {
    const what = unsafe(part);
    if (what) throw documentErrors.TEMPLATE_UNSAFE({ what, path: part.path });
  }
}
