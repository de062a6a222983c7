import { fromBER } from 'asn1js';
import type { SignatureProblem } from './problems.ts';

/** The one signature of a PDF, cut out of its file. Everything but `cms` is covered by the signature. */
export interface SignedFile {
  /** The signed bytes, before and after the gap. */
  readonly parts: readonly [Uint8Array, Uint8Array];
  readonly cms: Uint8Array;
  /** What the signer gives as time (entry M); null if there is none. */
  readonly signedAt: Date | null;
}

/** `D:20261121140500+08'00'` (ISO 32000-2, 7.9.4). */
function parseDate(text: string): Date | null {
  const [, y, mo, d, h, mi, s, zone] =
    /D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(Z|[+-]\d\d'\d\d)/.exec(text) ?? [];
  if (!zone) return null;
  return new Date(`${y}-${mo}-${d}T${h}:${mi}:${s}${zone.replace("'", ':')}`);
}

/**
 * Finds the signature and proves that it covers all of the file but itself: exactly one byte range, from the
 * first byte to the last, whose gap is one hexadecimal string in small letters with nothing but zeros behind the CMS.
 */
export function readSignedFile(pdf: Uint8Array): SignedFile | SignatureProblem {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1');
  const at = text.indexOf('/ByteRange');
  if (at < 0) return 'none';
  if (text.indexOf('/ByteRange', at + 1) >= 0) return 'several';
  const range = /^\/ByteRange \[0 (\d{1,10}) (\d{1,10}) (\d{1,10})\s*\]/.exec(text.slice(at, at + 80));
  if (!range) return 'unreadable';
  const [gapStart, gapEnd, rest] = range.slice(1).map(Number);
  if (gapStart === undefined || gapEnd === undefined || rest === undefined) return 'unreadable';
  if (gapStart >= gapEnd || gapEnd + rest !== pdf.length) return 'appended';
  const gap = text.slice(gapStart, gapEnd);
  if (!/^<(?:[0-9a-f]{2})+>$/.test(gap)) return 'unreadable';
  const contents = Buffer.from(gap.slice(1, -1), 'hex');
  const { offset } = fromBER(contents);
  if (offset <= 0 || contents.subarray(offset).some(byte => byte !== 0)) return 'unreadable';
  const entries = text.slice(text.lastIndexOf(' obj', at), gapStart);
  return {
    parts: [pdf.subarray(0, gapStart), pdf.subarray(gapEnd)],
    cms: contents.subarray(0, offset),
    signedAt: parseDate(/\/M\s*\(([^)]*)\)/.exec(entries)?.[1] ?? ''),
  };
}
