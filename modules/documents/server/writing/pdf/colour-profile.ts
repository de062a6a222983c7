/** One-dimensional tables of 1,024 steps keep the error of the sRGB curve under a thousandth. */
const CURVE_STEPS = 1024;
/** The primaries of sRGB (IEC 61966-2-1) adapted to D50 after Bradford, and D50 itself. */
const COLUMNS = {
  rXYZ: [0.43607, 0.22249, 0.01392],
  gXYZ: [0.38515, 0.71687, 0.09708],
  bXYZ: [0.14307, 0.06061, 0.7141],
  wtpt: [0.9642, 1, 0.82491],
} as const;

const linear = (value: number): number =>
  value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;

function curve(): Buffer {
  const table = Buffer.alloc(12 + 2 * CURVE_STEPS);
  table.write('curv', 'latin1');
  table.writeUInt32BE(CURVE_STEPS, 8);
  for (let step = 0; step < CURVE_STEPS; step += 1) {
    table.writeUInt16BE(Math.round(linear(step / (CURVE_STEPS - 1)) * 65_535), 12 + 2 * step);
  }
  return table;
}

function coordinates(values: readonly number[]): Buffer {
  const tag = Buffer.alloc(20);
  tag.write('XYZ ', 'latin1');
  for (const [index, value] of values.entries()) tag.writeInt32BE(Math.round(value * 65_536), 8 + 4 * index);
  return tag;
}

function description(text: string): Buffer {
  const tag = Buffer.alloc(12 + text.length + 1 + 78);
  tag.write('desc', 'latin1');
  tag.writeUInt32BE(text.length + 1, 8);
  tag.write(text, 12, 'latin1');
  return tag;
}

function copyright(text: string): Buffer {
  const tag = Buffer.alloc(8 + text.length + 1);
  tag.write('text', 'latin1');
  tag.write(text, 8, 'latin1');
  return tag;
}

function header(length: number): Buffer {
  const bytes = Buffer.alloc(128);
  bytes.writeUInt32BE(length, 0);
  bytes.writeUInt32BE(0x02400000, 8);
  bytes.write('mntrRGB XYZ ', 12, 'latin1');
  for (const [index, part] of [2026, 1, 1].entries()) bytes.writeUInt16BE(part, 24 + 2 * index);
  bytes.write('acsp', 36, 'latin1');
  coordinates(COLUMNS.wtpt).copy(bytes, 68, 8);
  return bytes;
}

/**
 * A colour profile of sRGB: an ICC monitor profile of version 2.4 (ICC.1:2001-04) with three primaries and one
 * curve, 2.5 KB, for the output intent of a PDF/A (ISO 19005-2, 6.2.3).
 */
export function srgbProfile(): Buffer {
  const tags: [string, Buffer][] = [
    ['desc', description('sRGB')],
    ['cprt', copyright('Public domain')],
    ...Object.entries(COLUMNS).map(([name, values]): [string, Buffer] => [name, coordinates(values)]),
    ['rTRC', curve()],
  ];
  const count = tags.length + 2;
  const table = Buffer.alloc(4 + 12 * count);
  table.writeUInt32BE(count, 0);
  const bodies: Buffer[] = [];
  let offset = 128 + table.length;
  let row = 4;
  for (const [name, body] of tags) {
    // The three colours share one curve.
    for (const entry of name === 'rTRC' ? ['rTRC', 'gTRC', 'bTRC'] : [name]) {
      table.write(entry, row, 'latin1');
      table.writeUInt32BE(offset, row + 4);
      table.writeUInt32BE(body.length, row + 8);
      row += 12;
    }
    const padded = Buffer.concat([body, Buffer.alloc(-body.length & 3)]);
    bodies.push(padded);
    offset += padded.length;
  }
  return Buffer.concat([header(offset), table, ...bodies]);
}
