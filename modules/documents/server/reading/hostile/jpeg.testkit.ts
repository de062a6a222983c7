import sharp from 'sharp';
import { cutOff, type HostileFile, hostile, latin1, utf8, type Verdict } from './hostile-file.testkit.ts';

const broken = 'DOCUMENTS_BROKEN_FILE';
const plain = (): Promise<Buffer> =>
  sharp({ create: { width: 240, height: 160, channels: 3, background: '#dde4ee' } })
    .jpeg()
    .toBuffer();
const segment = (marker: number, data: Uint8Array): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
};
const withSegments = async (...segments: Buffer[]): Promise<Buffer> => {
  const file = await plain();
  return Buffer.concat([file.subarray(0, 2), ...segments, file.subarray(2)]);
};
const jpeg = (what: string, verdict: Verdict, make: HostileFile['make']): HostileFile =>
  hostile(`JPEG: ${what}`, verdict, make);

/** EXIF with one directory of one entry, or of whatever the caller says (EXIF 3.0, 4.6). */
const exif = (orientation: number, change: (tiff: Buffer) => void = () => {}): Buffer => {
  const tiff = Buffer.alloc(26);
  tiff.write('MM\0*\0\0\0\x08\0\x01', 0, 'latin1');
  tiff.writeUInt16BE(0x0112, 10);
  tiff.writeUInt16BE(3, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(orientation, 18);
  change(tiff);
  return segment(0xe1, Buffer.concat([latin1('Exif\0\0'), tiff]));
};

const turns: HostileFile[] = [
  ...Array.from({ length: 10 }, (_, value) =>
    jpeg(`turned by the value ${value}`, 'read', () => withSegments(exif(value))),
  ),
  jpeg('turned by the value 65535', 'read', () => withSegments(exif(65_535))),
  jpeg('turned twice, each way', 'read', () => withSegments(exif(6), exif(8))),
  jpeg('a directory that leads to itself', 'read', () =>
    withSegments(exif(6, tiff => tiff.writeUInt32BE(8, 22))),
  ),
  jpeg('a directory of 65535 entries', 'read', () =>
    withSegments(exif(6, tiff => tiff.writeUInt16BE(0xffff, 8))),
  ),
  jpeg('a directory beyond the end', 'read', () =>
    withSegments(exif(6, tiff => tiff.writeUInt32BE(0xfffffff0, 4))),
  ),
  jpeg('a value of four gigabytes', 'read', () =>
    withSegments(
      exif(6, tiff => {
        tiff.writeUInt16BE(0x0131, 10);
        tiff.writeUInt16BE(2, 12);
        tiff.writeUInt32BE(0xffffffff, 14);
        tiff.writeUInt32BE(0xfffffff0, 18);
      }),
    ),
  ),
  jpeg('EXIF of junk', 'read', () => withSegments(segment(0xe1, latin1('Exif\0\0XX*\0junk')))),
  jpeg('EXIF of nothing', 'read', () => withSegments(segment(0xe1, latin1('Exif\0\0')))),
];

/** The frame header of a JPEG with other numbers in it. */
const reframed = async (change: (file: Buffer, at: number) => void): Promise<Buffer> => {
  const file = Buffer.from(await plain());
  const at = file.indexOf(Buffer.from([0xff, 0xc0]));
  change(file, at);
  return file;
};
const scans = async (times: number): Promise<Buffer> => {
  const file = await sharp(await plain())
    .jpeg({ progressive: true })
    .toBuffer();
  const first = file.indexOf(Buffer.from([0xff, 0xda]));
  const second = file.indexOf(Buffer.from([0xff, 0xc4]), first);
  const scan = file.subarray(first, second);
  return Buffer.concat([
    file.subarray(0, second),
    ...Array.from({ length: times }, () => scan),
    file.subarray(second),
  ]);
};

const jpegs: HostileFile[] = [
  jpeg('65500 by 65500', 'DOCUMENTS_TOO_MANY_PIXELS', () =>
    reframed((file, at) => {
      file.writeUInt16BE(65_500, at + 5);
      file.writeUInt16BE(65_500, at + 7);
    }),
  ),
  jpeg('7000 by 7000 with the bytes of a small one', 'read', () =>
    reframed((file, at) => {
      file.writeUInt16BE(7000, at + 5);
      file.writeUInt16BE(7000, at + 7);
    }),
  ),
  jpeg('no height', broken, () => reframed((file, at) => file.writeUInt16BE(0, at + 5))),
  jpeg('no colours', broken, () => reframed((file, at) => file.writeUInt8(0, at + 9))),
  jpeg('12 bits', broken, () => reframed((file, at) => file.writeUInt8(12, at + 4))),
  jpeg('sampled fifteen times', broken, () => reframed((file, at) => file.writeUInt8(0xff, at + 11))),
  jpeg('tables of numbers that are missing', 'read', async () => {
    const file = Buffer.from(await plain());
    return latin1(file.toString('latin1').replaceAll('\xff\xc4', '\xff\xfe'));
  }),
  jpeg('in pieces, seen better with each', 'read', async () =>
    sharp(await plain())
      .jpeg({ progressive: true })
      .toBuffer(),
  ),
  jpeg('the same piece two thousand times', broken, () => scans(2000)),
  jpeg('for print, in four colours', 'read', async () =>
    sharp(await plain())
      .toColourspace('cmyk')
      .jpeg()
      .toBuffer(),
  ),
  jpeg('in four colours, with the mark of Adobe', 'read', async () => {
    const file = await sharp(await plain())
      .toColourspace('cmyk')
      .jpeg()
      .toBuffer();
    return Buffer.concat([
      file.subarray(0, 2),
      segment(0xee, latin1('Adobe\0\x64\0\0\0\0\x02')),
      file.subarray(2),
    ]);
  }),
  jpeg('in grey', 'read', async () =>
    sharp(await plain())
      .greyscale()
      .jpeg()
      .toBuffer(),
  ),
  jpeg('junk as its colours', 'read', () =>
    withSegments(segment(0xe2, Buffer.concat([latin1('ICC_PROFILE\0\x01\x01'), Buffer.alloc(3000, 7)]))),
  ),
  jpeg('colours in 255 pieces of which one is there', 'read', () =>
    withSegments(segment(0xe2, latin1('ICC_PROFILE\0\x01\xffjunk'))),
  ),
  jpeg('a page of HTML in its comment', 'read', () =>
    withSegments(segment(0xfe, utf8('<script>alert(1)</script><?php system($_GET[0]); ?>'))),
  ),
  jpeg('a page of HTML behind it', 'read', async () =>
    Buffer.concat([await plain(), utf8('<html><script>alert(1)</script>')]),
  ),
  jpeg('a program for Java behind it', 'read', async () =>
    Buffer.concat([await plain(), latin1('PK\x03\x04META-INF/MANIFEST.MF PK\x05\x06'), Buffer.alloc(18)]),
  ),
  jpeg('a PDF behind it', 'read', async () =>
    Buffer.concat([await plain(), latin1('\n%PDF-1.7\n1 0 obj<<>>endobj trailer<<>>')]),
  ),
  jpeg('entities in its description', 'read', () =>
    withSegments(
      segment(
        0xe1,
        latin1(
          'http://ns.adobe.com/xap/1.0/\0<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x:xmpmeta>&a;</x:xmpmeta>',
        ),
      ),
    ),
  ),
  jpeg('a first line and nothing else', broken, () => Buffer.from([0xff, 0xd8, 0xff, 0xe0])),
  jpeg('two pictures in one', 'read', async () => Buffer.concat([await plain(), await plain()])),
  ...cutOff(
    'JPEG: a photograph',
    [
      [0.05, broken],
      [0.2, broken],
      [0.5, broken],
      [0.8, broken],
      [0.95, broken],
    ],
    () =>
      sharp({
        create: {
          width: 640,
          height: 480,
          channels: 3,
          background: '#fff',
          noise: { type: 'gaussian', mean: 128, sigma: 40 },
        },
      })
        .jpeg()
        .toBuffer(),
  ),
];

export const jpegFiles = [...turns, ...jpegs];
