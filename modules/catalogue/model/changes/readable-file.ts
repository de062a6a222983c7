import { textsOfTemplate } from '@zhiban/documents';
import { bytesOf } from '../package-file.ts';

/**
 * A file as a second person can judge it: a text as it is, a docx as the texts of its paragraphs and a mark that
 * changes with everything else in it.
 */
export function readableFile(content: string): string {
  const bytes = bytesOf(content);
  if (!bytes) return content;
  return [
    ...textsIn(bytes).filter(text => text !== ''),
    `（docx，${bytes.length} 字节，${markOf(bytes)}）`,
  ].join('\n');
}

function textsIn(bytes: Uint8Array): string[] {
  try {
    return textsOfTemplate(bytes);
  } catch {
    return [];
  }
}

/** FNV-1a, 32 bits: enough to tell two versions apart, and made without waiting. */
function markOf(bytes: Uint8Array): string {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
