import { fontFace, type Weight } from '../fonts.ts';
import { characterMap } from './character-map.ts';

const FAMILY = 'Noto Sans SC';
const WEIGHTS = { regular: { value: 400, style: 'Regular' }, bold: { value: 700, style: 'Bold' } } as const;

/** Sum of the 32-bit words of a table, as the directory of a font file states it (ISO/IEC 14496-22, 4.3). */
function checksum(table: Buffer): number {
  let sum = 0;
  for (let at = 0; at < table.length; at += 4) sum = (sum + table.readUInt32BE(at)) >>> 0;
  return sum;
}

const padded = (table: Uint8Array): Buffer => Buffer.concat([table, Buffer.alloc(-table.length & 3)]);

/** The tables of a font file by their names. */
function tablesOf(file: Buffer): Map<string, Buffer> {
  const tables = new Map<string, Buffer>();
  for (let entry = 0; entry < file.readUInt16BE(4); entry += 1) {
    const at = 12 + 16 * entry;
    const offset = file.readUInt32BE(at + 8);
    tables.set(
      file.toString('latin1', at, at + 4),
      file.subarray(offset, offset + file.readUInt32BE(at + 12)),
    );
  }
  return tables;
}

function names(weight: Weight): Buffer {
  const { style } = WEIGHTS[weight];
  const texts: [number, string][] = [
    [1, FAMILY],
    [2, style],
    [4, `${FAMILY} ${style}`],
    [6, fontFace(weight).postscriptName],
    [13, 'SIL Open Font License, Version 1.1'],
  ];
  const header = Buffer.alloc(6 + 12 * texts.length);
  header.writeUInt16BE(texts.length, 2);
  header.writeUInt16BE(header.length, 4);
  const strings: Buffer[] = [];
  let offset = 0;
  for (const [index, [id, text]] of texts.entries()) {
    const value = Buffer.from(text, 'utf16le').swap16();
    // Windows, Unicode, English of the United States.
    for (const [field, number] of [3, 1, 0x0409, id, value.length, offset].entries()) {
      header.writeUInt16BE(number, 6 + 12 * index + 2 * field);
    }
    strings.push(value);
    offset += value.length;
  }
  return Buffer.concat([header, ...strings]);
}

/** Version 3: no names of glyphs. */
function postscript(): Buffer {
  const table = Buffer.alloc(32);
  table.writeUInt32BE(0x00030000, 0);
  return table;
}

function metrics(weight: Weight, codePoints: readonly number[]): Buffer {
  const { ascent, descent } = fontFace(weight);
  const table = Buffer.alloc(96);
  const least = Math.min(...codePoints, 0xffff);
  const greatest = Math.min(Math.max(...codePoints), 0xffff);
  for (const [offset, value] of [
    [0, 4],
    [2, 1000],
    [4, WEIGHTS[weight].value],
    [6, 5],
    [62, weight === 'bold' ? 0x20 : 0x40],
    [64, least],
    [66, greatest],
    [68, 880],
    [70, -120],
    [74, ascent],
    [76, -descent],
  ] as const) {
    if (value < 0) table.writeInt16BE(value, offset);
    else table.writeUInt16BE(value, offset);
  }
  return table;
}

function assembled(tables: ReadonlyMap<string, Buffer>): Buffer {
  const entries = [...tables].toSorted(([one], [other]) => (one < other ? -1 : 1));
  const power = Math.floor(Math.log2(entries.length));
  const directory = Buffer.alloc(12 + 16 * entries.length);
  directory.writeUInt32BE(0x00010000, 0);
  const search = 2 ** power * 16;
  for (const [index, value] of [entries.length, search, power, entries.length * 16 - search].entries()) {
    directory.writeUInt16BE(value, 4 + 2 * index);
  }
  let offset = directory.length;
  const bodies = entries.map(([name, table], index) => {
    const body = padded(table);
    const at = 12 + 16 * index;
    directory.write(name, at, 'latin1');
    directory.writeUInt32BE(checksum(body), at + 4);
    directory.writeUInt32BE(offset, at + 8);
    directory.writeUInt32BE(table.length, at + 12);
    offset += body.length;
    return body;
  });
  return Buffer.concat([directory, ...bodies]);
}

/**
 * A font file that stands alone, with the glyphs of these characters and no others. fontkit's subset is made for
 * PDF, which needs no names and no map of characters; a reader of OFD finds its glyphs by that map.
 */
export function fontFile(weight: Weight, text: Iterable<string>): Buffer {
  const face = fontFace(weight);
  const subset = face.createSubset();
  const codePoints = [...new Set(text)]
    .map(character => character.codePointAt(0) ?? 0)
    .toSorted((one, other) => one - other);
  const glyphs = codePoints.map(
    codePoint => [codePoint, subset.includeGlyph(face.glyphForCodePoint(codePoint).id)] as const,
  );
  const tables = tablesOf(Buffer.from(subset.encode()));
  tables.set('cmap', characterMap(glyphs));
  tables.set('name', names(weight));
  tables.set('post', postscript());
  tables.set('OS/2', metrics(weight, codePoints));
  return assembled(tables);
}
