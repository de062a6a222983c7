import { Unzip, UnzipInflate } from 'fflate';
import { documentErrors } from '../errors.ts';

/** One file of a package; `path` without a leading slash. */
export interface ZipPart {
  readonly path: string;
  readonly bytes: Uint8Array;
}

const MEBIBYTE = 1024 * 1024;
const LIMITS = { packed: 5 * MEBIBYTE, unpacked: 30 * MEBIBYTE, parts: 300 } as const;
/** Deflate swells at most a thousandfold, so that this much input never makes more than 4 MiB at once. */
const MOUTHFUL = 4096;

/**
 * Unpacks a docx of anybody's, never more of it than the limits.
 * @throws DOCUMENTS_TEMPLATE_BROKEN, DOCUMENTS_TEMPLATE_TOO_LARGE, DOCUMENTS_TEMPLATE_UNSAFE
 */
export function openTemplate(template: Uint8Array): ZipPart[] {
  if (template.length > LIMITS.packed) throw documentErrors.TEMPLATE_TOO_LARGE();
  const parts = unpack(template).filter(({ path }) => !path.endsWith('/'));
  const paths = parts.map(({ path }) => path);
  if (new Set(paths.map(path => path.toLowerCase())).size < paths.length) {
    throw documentErrors.TEMPLATE_UNSAFE({ what: '同名文件（duplicate names）' });
  }
  if (paths.some(path => /^\/|\\|\0|(^|\/)\.\.?(\/|$)|:/.test(path))) {
    throw documentErrors.TEMPLATE_UNSAFE({ what: '文件路径（paths）' });
  }
  if (!paths.includes('[Content_Types].xml') || !paths.includes('word/document.xml')) {
    throw documentErrors.TEMPLATE_BROKEN();
  }
  return parts;
}

interface Unpacking {
  readonly path: string;
  readonly chunks: Uint8Array[];
  complete: boolean;
}

function unpack(archive: Uint8Array): ZipPart[] {
  const parts: Unpacking[] = [];
  let unpacked = 0;
  let broken: unknown;
  // Nothing is thrown in here: fflate would hand it back as an error of the archive.
  const unzip = new Unzip(file => {
    const part: Unpacking = { path: file.name, chunks: [], complete: false };
    parts.push(part);
    file.ondata = (error, chunk, final) => {
      if (error) {
        broken = error;
        return;
      }
      unpacked += chunk.length;
      part.chunks.push(chunk);
      part.complete = final;
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  for (let at = 0; at < archive.length && !broken; at += MOUTHFUL) {
    try {
      unzip.push(archive.subarray(at, at + MOUTHFUL), at + MOUTHFUL >= archive.length);
    } catch (error) {
      broken = error;
    }
    if (unpacked > LIMITS.unpacked || parts.length > LIMITS.parts) throw documentErrors.TEMPLATE_TOO_LARGE();
  }
  if (broken || parts.length === 0 || parts.some(part => !part.complete)) {
    throw documentErrors.TEMPLATE_BROKEN({}, { cause: broken });
  }
  return parts.map(({ path, chunks }) => ({ path, bytes: joined(chunks) }));
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
