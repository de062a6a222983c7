import { inflateSync } from 'node:zlib';
import { documentErrors } from '../../model/errors.ts';

/** What one stream of instructions may unpack to, and all streams together but pictures. */
const heaviestStream = 30_000_000;
const heaviestFile = 150_000_000;
/** Smaller ones cannot become large: Deflate packs at most 1032 to 1. */
const leastPacked = 10_000;
const dictionaryLength = 2_000;
/** Layers of packing; no program makes two of the same. */
const mostLayers = 2;

const refused = (): never => {
  throw documentErrors.TOO_HEAVY();
};

/** Bytes that a stream unpacks to; what is damaged or encrypted counts as nothing, and is not unpacked later either. */
const weightOf = (packed: Uint8Array): number => {
  try {
    return inflateSync(packed, { maxOutputLength: heaviestStream, finishFlush: 2 }).length;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE' ? refused() : 0;
  }
};

/**
 * Weighs the packed streams of a PDF (ISO 32000-2, 7.3.8) before it is parsed: what draws, fonts, tables. Pictures
 * have a size of their own, which the parser holds against its limit.
 *
 * @throws DOCUMENTS_TOO_HEAVY
 */
export function refuseHeavyPdf(file: Uint8Array): void {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  let total = 0;
  for (let at = bytes.indexOf('stream'); at >= 0; ) {
    const end = bytes.indexOf('endstream', at + 6);
    if (end < 0) break;
    const before = bytes.toString('latin1', Math.max(0, at - dictionaryLength), at);
    const dictionary = before.slice(before.lastIndexOf(' obj') + 1);
    const layers = dictionary.match(/\/(FlateDecode|Fl)\b/g)?.length ?? 0;
    if (layers >= mostLayers && /\/Filter\s*\[/.test(dictionary)) refused();
    if (layers > 0 && end - at > leastPacked && !/\/Subtype\s*\/Image\b/.test(dictionary)) {
      let start = at + 6;
      if (bytes[start] === 13) start += 1;
      if (bytes[start] === 10) start += 1;
      total += weightOf(bytes.subarray(start, end));
      if (total > heaviestFile) refused();
    }
    at = bytes.indexOf('stream', end + 9);
  }
}
