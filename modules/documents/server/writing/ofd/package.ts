import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import type { ZipPart } from '../../../model/docx/open-template.ts';
import { zipped } from '../zip.ts';

/** One file of an OFD package; `path` without a leading slash, `Doc_0/Document.xml`. */
export type OfdPart = ZipPart;

/** Where the list of signatures stands once there is one (GB/T 33190-2016, 18.1). */
export const SIGNATURES = 'Doc_0/Signs/Signatures.xml';

/** Puts the parts into an OFD file, in this order; `OFD.xml` comes first. The same parts give the same bytes. */
export const assembleOfd = (parts: readonly OfdPart[]): Uint8Array => zipped(parts);

/** The parts of an OFD file of ours, in their order. Not for files of others: it trusts their sizes. */
export const partsOfOfd = (ofd: Uint8Array): OfdPart[] =>
  Object.entries(unzipSync(ofd)).map(([path, bytes]) => ({ path, bytes }));

/** The parts with `OFD.xml` naming the list of signatures: before anything is signed, since it is signed too. */
export function withSignatureList(parts: readonly OfdPart[]): OfdPart[] {
  return parts.map(part => {
    if (part.path !== 'OFD.xml') return part;
    const xml = Buffer.from(part.bytes).toString('utf8');
    const listed = xml.includes('<ofd:Signatures>')
      ? xml
      : xml.replace('</ofd:DocRoot>', `</ofd:DocRoot><ofd:Signatures>${SIGNATURES}</ofd:Signatures>`);
    return { path: part.path, bytes: Buffer.from(listed) };
  });
}

/**
 * What a signature refers to: each part by its absolute path and its SM3 digest in Base64
 * (GB/T 33190-2016, 18.2.2; GB/T 38540-2020).
 */
export const digestsOf = (
  parts: readonly OfdPart[],
): { readonly fileRef: string; readonly digest: string }[] =>
  parts.map(({ path, bytes }) => ({
    fileRef: `/${path}`,
    digest: createHash('sm3').update(bytes).digest('base64'),
  }));
