import { documentErrors } from '../../model/errors.ts';

/** Entries of the signature dictionary (ISO 32000-2, table 255). */
interface SignatureEntries {
  readonly name: string;
  readonly reason: string;
  readonly location: string;
  readonly signedAt: Date;
}

/** A PDF with room for a signature: all bytes except those from `gapStart` to `gapEnd` are signed. */
interface PreparedPdf {
  readonly bytes: Buffer;
  readonly gapStart: number;
  readonly gapEnd: number;
}

/** Bytes kept for the CMS: three certificates take about 3,000, a time-stamp of an outside authority 7,000. */
const CONTENTS_BYTES = 16_384;
const CIVIL_OFFSET_MS = 8 * 3_600_000;

/** A text string in UTF-16BE, in hexadecimal, so that no byte needs escaping (ISO 32000-2, 7.9.2.2). */
const textString = (text: string) => `<feff${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`;

function dateString(instant: Date): string {
  const digits = new Date(instant.getTime() + CIVIL_OFFSET_MS).toISOString().replace(/\D/g, '').slice(0, 14);
  return `(D:${digits}+08'00')`;
}

interface Trailer {
  readonly xref: number;
  readonly size: number;
  readonly root: number;
  readonly info: string;
  readonly id: string;
}

function readTrailer(text: string): Trailer {
  const xref = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1]);
  const trailer = /^xref\s+0 (\d+)\s[\s\S]*?trailer\s*<<([\s\S]*)>>/.exec(text.slice(xref));
  const size = trailer?.[1];
  const root = /\/Root (\d+) 0 R/.exec(trailer?.[2] ?? '')?.[1];
  if (!size || !root || text.includes('/Encrypt ')) throw documentErrors.NOT_SIGNABLE();
  return {
    xref,
    size: Number(size),
    root: Number(root),
    info: /\/Info \d+ 0 R/.exec(trailer?.[2] ?? '')?.[0] ?? '',
    id: /\/ID \[[^\]]*\]/.exec(trailer?.[2] ?? '')?.[0] ?? '',
  };
}

/** The dictionary of an indirect object, without its outer angle brackets. */
function dictionary(text: string, { xref, size }: Trailer, object: number): string {
  const table = text.indexOf('\n', text.indexOf('\n', xref) + 1) + 1;
  const offset =
    object < size ? Number(text.slice(table + object * 20, table + object * 20 + 10)) : Number.NaN;
  const body = Number.isNaN(offset) ? '' : text.slice(offset, text.indexOf('endobj', offset));
  const [, number, inner] = /^(\d+) 0 obj\s*<<([\s\S]*)>>\s*$/.exec(body) ?? [];
  if (inner === undefined || Number(number) !== object) {
    throw documentErrors.NOT_SIGNABLE();
  }
  return inner;
}

function reference(inner: string, pattern: RegExp): number {
  const found = pattern.exec(inner)?.[1];
  if (!found) throw documentErrors.NOT_SIGNABLE();
  return Number(found);
}

type NumberedObject = readonly [number: number, entries: string];

/** What is written behind a file of `start` bytes: objects, their cross-reference table, a trailer. */
function revisionOf(
  start: number,
  { size, root, info, id, xref }: Trailer,
  objects: readonly NumberedObject[],
) {
  let text = '\n';
  let table = 'xref\n0 1\n0000000000 65535 f \n';
  for (const [number, entries] of objects) {
    table += `${number} 1\n${String(start + text.length).padStart(10, '0')} 00000 n \n`;
    text += `${number} 0 obj\n<<\n${entries}\n>>\nendobj\n`;
  }
  const newSize = Math.max(size, ...objects.map(([number]) => number + 1));
  const trailer = `/Size ${newSize}\n/Root ${root} 0 R\n${info}\n${id}\n/Prev ${xref}`;
  return `${text}${table}trailer\n<<\n${trailer}\n>>\nstartxref\n${start + text.length}\n%%EOF\n`;
}

/**
 * Appends a revision (ISO 32000-2, 7.5.6) with an invisible signature field on the first page and an empty
 * signature dictionary for PAdES (ETSI EN 319 142-1, 6.3). Takes PDFs with one classic cross-reference
 * table, as this module writes them. We do it ourselves because the signing libraries garble Chinese names.
 * @throws DOCUMENTS_NOT_SIGNABLE, DOCUMENTS_ALREADY_SIGNED
 */
export function prepareForSignature(pdf: Uint8Array, entries: SignatureEntries): PreparedPdf {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1');
  if (text.includes('/ByteRange')) throw documentErrors.ALREADY_SIGNED();
  const trailer = readTrailer(text);
  const { root, size } = trailer;
  const catalog = dictionary(text, trailer, root);
  const pages = dictionary(text, trailer, reference(catalog, /\/Pages (\d+) 0 R/));
  const page = reference(pages, /\/Kids \[\s*(\d+) 0 R/);
  const pageEntries = dictionary(text, trailer, page);
  if (/\/AcroForm|\/Annots/.test(catalog + pageEntries)) {
    throw documentErrors.NOT_SIGNABLE();
  }

  const [signature, field, form] = [size, size + 1, size + 2];
  const gap = `<${'0'.repeat(CONTENTS_BYTES * 2)}>`;
  const range = ' '.repeat(40);
  const sig = [
    '/Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached',
    `/Name ${textString(entries.name)}`,
    `/Reason ${textString(entries.reason)}`,
    `/Location ${textString(entries.location)}`,
    `/M ${dateString(entries.signedAt)}`,
    `/ByteRange [${range}]`,
    `/Contents ${gap}`,
  ].join('\n');
  const widget = [
    '/Type /Annot /Subtype /Widget /FT /Sig /T (Signature1)',
    // Printed and locked; without extent it is not seen.
    `/F 132 /Rect [0 0 0 0] /P ${page} 0 R /V ${signature} 0 R`,
  ].join('\n');
  const objects: readonly NumberedObject[] = [
    [signature, sig],
    [field, widget],
    // SigFlags: signatures exist, append only.
    [form, `/Fields [${field} 0 R] /SigFlags 3`],
    [root, `${catalog.trim()}\n/AcroForm ${form} 0 R`],
    [page, `${pageEntries.trim()}\n/Annots [${field} 0 R]`],
  ];
  const appended = revisionOf(text.length, trailer, objects);
  const gapStart = text.length + appended.indexOf(gap);
  const gapEnd = gapStart + gap.length;
  const length = text.length + appended.length;
  const values = `0 ${gapStart} ${gapEnd} ${length - gapEnd}`.padEnd(range.length);
  const revision = appended.replace(`/ByteRange [${range}]`, `/ByteRange [${values}]`);
  return { bytes: Buffer.concat([pdf, Buffer.from(revision, 'latin1')]), gapStart, gapEnd };
}
