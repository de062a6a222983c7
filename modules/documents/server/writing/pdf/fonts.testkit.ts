import { type PdfFile, target } from './objects.testkit.ts';

/** Advance widths of a TrueType file, and its units. */
function horizontalMetrics(font: Buffer): { units: number; widths: number[] } {
  const table = (name: string) => {
    for (let at = 12; at < 12 + 16 * font.readUInt16BE(4); at += 16) {
      if (font.toString('latin1', at, at + 4) === name) return font.readUInt32BE(at + 8);
    }
    throw new Error(`no table ${name}`);
  };
  const count = font.readUInt16BE(table('hhea') + 34);
  const start = table('hmtx');
  const widths = Array.from({ length: count }, (_, glyph) => font.readUInt16BE(start + 4 * glyph));
  return { units: font.readUInt16BE(table('head') + 18), widths };
}

/** What breaks ISO 19005-2, 6.2.11 in the fonts of a file: embedded, measured and readable as text. */
export function fontFaults(file: PdfFile): string[] {
  const faults: string[] = [];
  const fonts = [...file.objects.values()].filter(({ text }) => text.includes('/Type /Font\n'));
  const composite = fonts.filter(({ text }) => text.includes('/Subtype /Type0'));
  if (composite.length === 0) faults.push('6.2.11.4 no font at all');
  if (fonts.length !== 2 * composite.length) faults.push('6.2.11.2 a font that is not composite');
  for (const { number, text } of composite) {
    const said = (what: string) => faults.push(`${what} (font ${number})`);
    const descendant = target(file, text, 'DescendantFonts');
    const descriptor = descendant && target(file, descendant.text, 'FontDescriptor');
    const program = descriptor && target(file, descriptor.text, 'FontFile2')?.stream;
    if (!program || !descendant) {
      said('6.2.11.4.1 not embedded');
      continue;
    }
    if (!text.includes('/Encoding /Identity-H')) said('6.2.11.3.3 encoding');
    if (!descendant.text.includes('/CIDToGIDMap /Identity')) said('6.2.11.3.2 no map from CID to glyph');
    if (!/\/Registry \(Adobe\)\s*\/Ordering \(Identity\)/.test(descendant.text))
      said('6.2.11.3.1 CIDSystemInfo');
    const declared = /\/W \[0 \[([^\]]*)\]/.exec(descendant.text)?.[1]?.split(' ').map(Number) ?? [];
    const { units, widths } = horizontalMetrics(program);
    if (declared.length !== widths.length) said('6.2.11.5 widths of other glyphs than there are');
    if (declared.some((width, glyph) => Math.abs(width - ((widths[glyph] ?? 0) * 1000) / units) > 1)) {
      said('6.2.11.5 widths differ from those of the font');
    }
    const map = target(file, text, 'ToUnicode')?.stream?.toString('latin1') ?? '';
    const mapped = [...map.matchAll(/\[([^\]]*)\]/g)].flatMap(
      ([, list = '']) => list.match(/<[^>]*>/g) ?? [],
    );
    if (mapped.length !== widths.length) said('6.2.11.7.2 glyphs without Unicode');
    // The first is the missing glyph, which no text shows.
    if (mapped.slice(1).some(code => /^<(0000|feff|fffe|e\w{3}|f[0-8]\w\w)>$/i.test(code))) {
      said('6.2.11.7.2 a code point that means nothing');
    }
  }
  return faults;
}
