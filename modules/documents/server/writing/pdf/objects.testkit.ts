import { inflateSync } from 'node:zlib';

/** An indirect object of a PDF: its text as it stands in the file, and its stream unpacked. */
export interface PdfObject {
  readonly number: number;
  readonly text: string;
  /** As it stands in the file. */
  readonly packed?: Buffer;
  readonly stream?: Buffer;
}

export interface PdfFile {
  /** All bytes, one character each. */
  readonly text: string;
  readonly objects: ReadonlyMap<number, PdfObject>;
  readonly trailer: string;
  /** What is wrong with the file's own structure. */
  readonly faults: readonly string[];
}

const unpacked = (packed: Buffer, text: string): Buffer =>
  text.includes('/Filter /FlateDecode') ? inflateSync(packed) : packed;

function readObject(file: Buffer, text: string, number: number, offset: number, faults: string[]): PdfObject {
  const start = text.indexOf('\n', offset) + 1;
  const streamAt = text.slice(start).search(/\bstream\r?\n|\bendobj/) + start;
  const dictionary = text.slice(start, streamAt);
  if (!text.startsWith('stream', streamAt)) return { number, text: dictionary };
  if (!text.startsWith('stream\n', streamAt))
    faults.push(`6.1.7.1 object ${number}: stream without a line end`);
  const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1]);
  const packed = file.subarray(streamAt + 7, streamAt + 7 + length);
  if (!text.startsWith('\nendstream', streamAt + 7 + length)) {
    faults.push(`6.1.7.1 object ${number}: /Length is not where the stream ends`);
  }
  return { number, text: dictionary, packed, stream: unpacked(packed, dictionary) };
}

/** Reads a PDF with classic cross-reference tables, newest revision first. For tests. */
export function readPdfFile(pdf: Uint8Array): PdfFile {
  const file = Buffer.from(pdf);
  const text = file.toString('latin1');
  const faults: string[] = [];
  const objects = new Map<number, PdfObject>();
  let newest = '';
  let at = Number(/startxref\n(\d+)\n%%EOF\n?$/.exec(text)?.[1]);
  while (!Number.isNaN(at)) {
    const end = text.indexOf('startxref', at);
    const [table = '', trailer = ''] = text.slice(at, end).split('trailer');
    newest ||= trailer;
    let number = 0;
    for (const line of table.split('\n').slice(1, -1)) {
      const section = /^(\d+) \d+$/.exec(line);
      if (section) number = Number(section[1]);
      else {
        if (!/^\d{10} \d{5} [nf] $/.test(line)) faults.push(`6.1.4 bad cross-reference entry ${line}`);
        const offset = Number(line.slice(0, 10));
        if (line.endsWith('n ') && !objects.has(number)) {
          if (!text.startsWith(`${number} 0 obj\n`, offset))
            faults.push(`6.1.4 no object ${number} at ${offset}`);
          objects.set(number, readObject(file, text, number, offset, faults));
        }
        number += 1;
      }
    }
    at = Number(/\/Prev (\d+)/.exec(trailer)?.[1]);
  }
  return { text, objects, trailer: newest, faults };
}

/** The object that an entry of a dictionary refers to. */
export function target(file: PdfFile, dictionary: string, entry: string): PdfObject | undefined {
  const number = new RegExp(`/${entry} \\[?(\\d+) 0 R`).exec(dictionary)?.[1];
  return number === undefined ? undefined : file.objects.get(Number(number));
}

/** A text string, from parentheses or hexadecimal. */
export function textString(raw: string): string {
  const hex = /^\s*<([0-9a-fA-F]*)>/.exec(raw)?.[1];
  const bytes = hex
    ? Buffer.from(hex, 'hex')
    : Buffer.from(
        (/^\s*\(([\s\S]*)\)/.exec(raw)?.[1] ?? '').replace(
          /\\([nrtbf()\\])/g,
          (_, sign: string) => ({ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' })[sign] ?? sign,
        ),
        'latin1',
      );
  return bytes[0] === 0xfe && bytes[1] === 0xff
    ? Buffer.from(bytes.subarray(2)).swap16().toString('utf16le')
    : bytes.toString('latin1');
}
