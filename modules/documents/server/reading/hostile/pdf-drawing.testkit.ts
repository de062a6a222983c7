import { deflateSync } from 'node:zlib';
import { type HostileFile, hostile, latin1, type Verdict } from './hostile-file.testkit.ts';
import { drawing, flate, page, rawPdf, stream } from './raw-pdf.testkit.ts';

type Objects = Record<number, Buffer | string>;
const drawn = (
  what: string,
  verdict: Verdict,
  content: string,
  resources = '',
  more: Objects = {},
): HostileFile => hostile(what, verdict, () => drawing(content, resources, more));

const form = (content: string, inner: string): Buffer =>
  flate(
    content,
    `/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << ${inner} >> >>`,
  );
const x = (number: number): string => `/XObject << /X ${number} 0 R >>`;

/** Each form draws the next one so many times. */
const tower = (floors: number, times: number): Objects =>
  Object.fromEntries(
    Array.from({ length: floors }, (_, n) => [
      n + 10,
      n + 1 < floors ? form('/X Do '.repeat(times), `/X ${n + 11} 0 R`) : form('0 0 1 1 re f', ''),
    ]),
  );

const forms: HostileFile[] = [
  drawn('a form that draws itself', 'read', '/X Do', x(10), { 10: form('/X Do', '/X 10 0 R') }),
  drawn('two forms that draw each other', 'read', '/X Do', x(10), {
    10: form('/X Do', '/X 11 0 R'),
    11: form('/X Do', '/X 10 0 R'),
  }),
  drawn('ten forms that draw the next one ten times', 'stopped', '/X Do', x(10), tower(10, 10)),
  drawn('forms a hundred deep', 'read', '/X Do', x(10), tower(100, 1)),
  drawn('a form of a thousand pieces', 'read', '/X Do '.repeat(1_000), x(10), {
    10: form('0 0 1 1 re f', ''),
  }),
  drawn(
    'a group that masks itself',
    'read',
    '/G gs',
    '/ExtGState << /G << /SMask << /S /Luminosity /G 10 0 R >> >> >>',
    {
      10: flate(
        '/G gs 0 0 9 9 re f',
        '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Group << /S /Transparency >> /Resources << /ExtGState << /G << /SMask << /S /Luminosity /G 10 0 R >> >> >> >>',
      ),
    },
  ),
  drawn('states saved a thousand times', 'read', 'q '.repeat(1_000)),
  drawn('states saved a million times', 'stopped', 'q '.repeat(1_000_000)),
  drawn('states restored a hundred thousand times', 'read', 'Q '.repeat(100_000)),
  drawn('numbers without end', 'read', '1 '.repeat(300_000)),
  drawn('a dash that never ends', 'read', '[0 0] 0 d 0 0 m 500 500 l S [0.0000001] 0 d 0 0 m 500 500 l S'),
  drawn('a scale beyond numbers', 'read', `${'1000000 0 0 1000000 0 0 cm '.repeat(100)} 0 0 1 1 re f`),
  drawn('instructions that nobody knows', 'read', 'foo bar baz << /A [ ( } { \x01\x02 '.repeat(1000)),
  drawn(
    'text of sixty thousand characters',
    'read',
    `BT /F1 1 Tf ${'(aaaaaaaaaaaaaaaaaaaa) Tj '.repeat(3_000)} ET`,
  ),
];

const image = (
  width: number,
  height: number,
  entries: string,
  data: Uint8Array = Buffer.alloc(1000),
): Buffer =>
  stream(
    deflateSync(data),
    `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} ${entries}`,
    '/FlateDecode',
  );
const painted = (what: string, verdict: Verdict, picture: Buffer): HostileFile =>
  drawn(what, verdict, 'q 300 0 0 300 50 50 cm /X Do Q', x(10), { 10: picture });
const grey = '/ColorSpace /DeviceGray /BitsPerComponent 8';
const filtered = (filter: string, data: Uint8Array, entries = grey): Buffer =>
  stream(data, `/Type /XObject /Subtype /Image /Width 1000 /Height 1000 ${entries}`, `/${filter}`);
const junk = Buffer.from(Array.from({ length: 3000 }, (_, n) => (n * n * 7 + n) % 256));

const images: HostileFile[] = [
  painted('a picture of 65535 by 65535', 'read', image(65_535, 65_535, grey)),
  painted('a picture of a thousand million by a thousand million', 'read', image(1e9, 1e9, grey)),
  painted(
    'a picture of one bit, 50000 by 50000',
    'read',
    image(50_000, 50_000, '/ImageMask true /BitsPerComponent 1'),
  ),
  painted('a picture of nothing', 'read', image(0, 0, grey)),
  painted('a picture below nothing', 'read', image(-5, -5, grey)),
  painted('a picture that masks itself', 'read', image(10, 10, `${grey} /SMask 10 0 R`)),
  painted(
    'a picture in a colour space that is itself',
    'read',
    image(10, 10, '/ColorSpace 11 0 R /BitsPerComponent 8'),
  ),
  painted('a picture of 33 bits', 'read', image(10, 10, '/ColorSpace /DeviceRGB /BitsPerComponent 33')),
  painted(
    'a picture of a thousand colours a place',
    'read',
    image(10, 10, '/ColorSpace [/DeviceN [/A /B] /DeviceRGB << /FunctionType 9 >>] /BitsPerComponent 8'),
  ),
  painted(
    'a picture that is 3000 by 3000 and packed to nothing',
    'read',
    image(3000, 3000, grey, Buffer.alloc(9_000_000)),
  ),
  painted(
    'a predictor of a thousand million columns',
    'read',
    stream(
      deflateSync(Buffer.alloc(100)),
      `/Type /XObject /Subtype /Image /Width 9 /Height 9 ${grey} /DecodeParms << /Predictor 15 /Columns 1000000000 /Colors 99 >>`,
      '/FlateDecode',
    ),
  ),
  ...[
    'DCTDecode',
    'JPXDecode',
    'JBIG2Decode',
    'CCITTFaxDecode',
    'LZWDecode',
    'RunLengthDecode',
    'ASCII85Decode',
    'ASCIIHexDecode',
    'Crypt',
    'NoSuchDecode',
  ].map(filter => painted(`a picture of junk as ${filter}`, 'read', filtered(filter, junk))),
  painted(
    'a JPEG inside that says 65535 by 65535',
    'read',
    filtered(
      'DCTDecode',
      latin1(
        '\xff\xd8\xff\xc0\0\x11\x08\xff\xff\xff\xff\x03\x01\x11\0\x02\x11\0\x03\x11\0\xff\xda\0\x0c\x03\x01\0\x02\0\x03\0\0?\0\x12\x34',
      ),
    ),
  ),
  drawn(
    'a picture in the text that never ends',
    'read',
    'BI /W 100000 /H 100000 /BPC 8 /CS /G ID aaaaaaaaaaaa',
  ),
];

const pattern = (entries: string): string => `/Pattern << /P ${entries} >>`;
const filled = '/Pattern cs /P scn 0 0 595 842 re f';
const shading = (entries: string): string =>
  `<< /PatternType 2 /Shading << /ColorSpace /DeviceRGB ${entries} >> >>`;
const patterns: HostileFile[] = [
  drawn('tiles of a thousandth of a point', 'read', filled, pattern('10 0 R'), {
    10: flate(
      '0 0 1 1 re f',
      '/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 0.001 0.001] /XStep 0.001 /YStep 0.001 /Resources << >>',
    ),
  }),
  drawn('tiles of no size', 'read', filled, pattern('10 0 R'), {
    10: flate(
      '0 0 1 1 re f',
      '/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 0 0] /XStep 0 /YStep 0 /Resources << >>',
    ),
  }),
  drawn('tiles of a thousand million points', 'read', filled, pattern('10 0 R'), {
    10: flate(
      '0 0 1 1 re f',
      '/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 1000000000 1000000000] /XStep 1 /YStep 1 /Resources << >>',
    ),
  }),
  drawn('tiles that are tiled with themselves', 'read', filled, pattern('10 0 R'), {
    10: flate(
      filled,
      '/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 50 50] /XStep 50 /YStep 50 /Resources << /Pattern << /P 10 0 R >> >>',
    ),
  }),
  drawn(
    'a shade over a function that is itself',
    'read',
    filled,
    pattern(shading('/ShadingType 2 /Coords [0 0 1 1] /Function 10 0 R')),
    {
      10: '<< /FunctionType 3 /Domain [0 1] /Functions [10 0 R] /Bounds [] /Encode [0 1] >>',
    },
  ),
  drawn(
    'a shade over a program',
    'read',
    filled,
    pattern(shading('/ShadingType 1 /Domain [0 1 0 1] /Function 10 0 R')),
    {
      10: stream(
        `{ ${'dup exch '.repeat(20_000)} pop dup dup }`,
        '/FunctionType 4 /Domain [0 1 0 1] /Range [0 1 0 1 0 1]',
      ),
    },
  ),
  drawn(
    'a function of a thousand million samples',
    'stopped',
    filled,
    pattern(shading('/ShadingType 2 /Coords [0 0 1 1] /Function 10 0 R')),
    {
      10: stream(
        'x',
        '/FunctionType 0 /Domain [0 1] /Range [0 1 0 1 0 1] /Size [1000000000] /BitsPerSample 32',
      ),
    },
  ),
  drawn('a mesh of junk', 'read', filled, pattern('<< /PatternType 2 /Shading 10 0 R >>'), {
    10: stream(
      junk,
      '/ShadingType 7 /ColorSpace /DeviceRGB /BitsPerCoordinate 32 /BitsPerComponent 16 /BitsPerFlag 2 /Decode [0 595 0 842 0 1 0 1 0 1]',
    ),
  }),
];

const font = (what: string, entries: string, more: Objects = {}): HostileFile =>
  hostile(what, 'read', () => rawPdf({ objects: { 5: `<< /Type /Font ${entries} >>`, ...more } }));
const fonts: HostileFile[] = [
  font(
    'a font that is its own descendant',
    '/Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [5 0 R]',
  ),
  font(
    'a font whose letters draw themselves',
    '/Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] /FirstChar 90 /LastChar 90 /Widths [9] /Encoding << /Differences [90 /Z] >> /CharProcs << /Z 10 0 R >> /Resources << /Font << /F1 5 0 R >> >>',
    {
      10: stream('9 0 d0 BT /F1 1 Tf (Z) Tj ET'),
    },
  ),
  font('a font of junk', '/Subtype /TrueType /BaseFont /A /FontDescriptor 10 0 R', {
    10: '<< /Type /FontDescriptor /FontName /A /Flags 4 /FontFile2 11 0 R >>',
    11: flate(Buffer.concat([latin1('\0\x01\0\0\0\xff\0\0\0\0\0\0'), junk])),
  }),
  font('a table of characters without end', '/Subtype /Type1 /BaseFont /Helvetica /ToUnicode 10 0 R', {
    10: flate(
      '/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00000000> <ffffffff> endcodespacerange 1 beginbfrange <00000000> <7fffffff> <0000> endbfrange 1 begincidrange <00000000> <7fffffff> 0 endcidrange',
    ),
  }),
  font(
    'a table of characters that uses itself',
    '/Subtype /Type0 /BaseFont /A /Encoding 10 0 R /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>]',
    {
      10: stream('begincmap', '/Type /CMap /CMapName /A /UseCMap 10 0 R'),
    },
  ),
  font(
    'widths of a hundred thousand letters',
    `/Subtype /Type1 /BaseFont /Helvetica /FirstChar 0 /LastChar 1000000000 /Widths [${'500 '.repeat(100_000)}]`,
  ),
  hostile('a hundred thousand notes', 'read', () =>
    rawPdf({
      objects: {
        3: page(`/Annots [${'6 0 R '.repeat(20_000)}]`),
        6: '<< /Type /Annot /Subtype /Square /Rect [0 0 9 9] >>',
      },
    }),
  ),
];

export const pdfDrawing = [...forms, ...images, ...patterns, ...fonts];
