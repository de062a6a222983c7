type Mapped = readonly [codePoint: number, glyph: number];

interface Run {
  readonly first: number;
  last: number;
  readonly glyph: number;
}

/** Code points that follow each other and whose glyphs do so too. */
function runsOf(glyphs: readonly Mapped[]): Run[] {
  const runs: Run[] = [];
  for (const [codePoint, glyph] of glyphs) {
    const run = runs.at(-1);
    if (run && codePoint === run.last + 1 && glyph === run.glyph + codePoint - run.first)
      run.last = codePoint;
    else runs.push({ first: codePoint, last: codePoint, glyph });
  }
  return runs;
}

/** Format 4: segments with the difference between code point and glyph; the basic plane alone. */
function segments(glyphs: readonly Mapped[]): Buffer {
  const runs = [
    ...runsOf(glyphs.filter(([codePoint]) => codePoint < 0xffff)),
    { first: 0xffff, last: 0xffff, glyph: 0 },
  ];
  const count = runs.length;
  const table = Buffer.alloc(16 + 8 * count);
  const power = Math.floor(Math.log2(count));
  const search = 2 * 2 ** power;
  for (const [index, value] of [4, table.length, 0, 2 * count, search, power, 2 * count - search].entries()) {
    table.writeUInt16BE(value, 2 * index);
  }
  for (const [index, { first, last, glyph }] of runs.entries()) {
    table.writeUInt16BE(last, 14 + 2 * index);
    table.writeUInt16BE(first, 16 + 2 * count + 2 * index);
    table.writeUInt16BE((glyph - first) & 0xffff, 16 + 4 * count + 2 * index);
  }
  return table;
}

/** Format 12: groups of code points of all planes. */
function groups(glyphs: readonly Mapped[]): Buffer {
  const runs = runsOf(glyphs);
  const table = Buffer.alloc(16 + 12 * runs.length);
  table.writeUInt16BE(12, 0);
  table.writeUInt32BE(table.length, 4);
  table.writeUInt32BE(runs.length, 12);
  for (const [index, { first, last, glyph }] of runs.entries()) {
    table.writeUInt32BE(first, 16 + 12 * index);
    table.writeUInt32BE(last, 20 + 12 * index);
    table.writeUInt32BE(glyph, 24 + 12 * index);
  }
  return table;
}

/**
 * The table `cmap` of a font (ISO/IEC 14496-22, 5.2.1): which glyph draws which character, for old and new readers.
 * @param glyphs in ascending order of their code points
 */
export function characterMap(glyphs: readonly Mapped[]): Buffer {
  const [basic, full] = [segments(glyphs), groups(glyphs)];
  const header = Buffer.alloc(4 + 16);
  header.writeUInt16BE(2, 2);
  // Windows: the basic plane (1), all planes (10).
  for (const [index, [encoding, offset]] of [
    [1, header.length],
    [10, header.length + basic.length],
  ].entries()) {
    header.writeUInt16BE(3, 4 + 8 * index);
    header.writeUInt16BE(encoding ?? 0, 6 + 8 * index);
    header.writeUInt32BE(offset ?? 0, 8 + 8 * index);
  }
  return Buffer.concat([header, basic, full]);
}
