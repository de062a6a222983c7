import { deflateSync } from 'node:zlib';
import { latin1 } from './hostile-file.testkit.ts';

/** A stream of a PDF with its dictionary's entries, packed or as it is. */
export function stream(content: Uint8Array | string, entries = '', filter = ''): Buffer {
  const bytes = typeof content === 'string' ? latin1(content) : content;
  const dictionary = `<< ${entries} ${filter ? `/Filter ${filter}` : ''} /Length ${bytes.length} >>`;
  return Buffer.concat([latin1(`${dictionary}\nstream\n`), bytes, latin1('\nendstream')]);
}

export const flate = (content: Uint8Array | string, entries = ''): Buffer =>
  stream(deflateSync(typeof content === 'string' ? latin1(content) : content), entries, '/FlateDecode');

interface RawPdf {
  /** Objects by number; what is missing of 1 to 5 is a plain page with one line of text. */
  readonly objects?: Readonly<Record<number, Buffer | string>>;
  readonly trailer?: string;
  /** Instead of the table and the trailer. */
  readonly end?: (offsets: ReadonlyMap<number, number>, at: number) => string;
  readonly before?: string;
  readonly after?: string;
}

const text = 'BT /F1 24 Tf 60 700 Td (Zhiban test page, one line of words) Tj ET';
export const catalogue = (entries: string): string => `<< /Type /Catalog /Pages 2 0 R ${entries} >>`;
export const page = (entries: string): string =>
  `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R ${entries} >>`;

const plain: Readonly<Record<number, string | Buffer>> = {
  1: catalogue(''),
  2: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  3: page(''),
  4: stream(text),
  5: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
};

/** A PDF (ISO 32000-2) written by hand, whose objects may say anything. */
export function rawPdf({ objects = {}, trailer = '', end, before = '', after = '' }: RawPdf = {}): Buffer {
  const parts: Buffer[] = [latin1(`${before}%PDF-1.7\n%\xe2\xe3\xcf\xd3\n`)];
  const offsets = new Map<number, number>();
  let at = parts[0]?.length ?? 0;
  for (const [number, object] of Object.entries({ ...plain, ...objects })) {
    offsets.set(Number(number), at);
    const body = typeof object === 'string' ? latin1(object) : object;
    const written = Buffer.concat([latin1(`${number} 0 obj\n`), body, latin1('\nendobj\n')]);
    parts.push(written);
    at += written.length;
  }
  const size = Math.max(...offsets.keys()) + 1;
  const rows = Array.from({ length: size }, (_, number) => {
    const offset = offsets.get(number);
    return offset === undefined ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${size}\n${rows.join('')}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${at}\n%%EOF\n`;
  return Buffer.concat([...parts, latin1(end ? end(offsets, at) : table), latin1(after)]);
}

/** A page with this content, and more entries in its resources. */
export const drawing = (
  content: string,
  resources = '',
  more: Record<number, Buffer | string> = {},
): Buffer =>
  rawPdf({
    objects: {
      3: page('').replace('/Font <<', `${resources} /Font <<`),
      4: flate(`${content}\n${text}`),
      ...more,
    },
  });
