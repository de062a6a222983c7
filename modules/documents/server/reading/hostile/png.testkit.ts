import { crc32, deflateSync } from 'node:zlib';
import { cutOff, type HostileFile, hostile, latin1, type Verdict } from './hostile-file.testkit.ts';

const broken = 'DOCUMENTS_BROKEN_FILE';
const chunk = (type: string, data: Uint8Array, crc?: number): Buffer => {
  const body = Buffer.concat([latin1(type), data]);
  const [length, end] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  end.writeUInt32BE(crc ?? crc32(body));
  return Buffer.concat([length, body, end]);
};

interface PngParts {
  readonly width: number;
  readonly height: number;
  readonly bits?: number;
  /** 0 grey, 2 colours, 3 palette, 4 grey with alpha, 6 colours with alpha (ISO/IEC 15948, 11.2.1). */
  readonly type?: number;
  readonly interlaced?: boolean;
  readonly more?: readonly Buffer[];
  readonly data?: Uint8Array;
}

/** A PNG of zeros, or of `data` before it is packed. */
const png = ({
  width,
  height,
  bits = 8,
  type = 0,
  interlaced = false,
  more = [],
  data,
}: PngParts): Buffer => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width >>> 0, 0);
  header.writeUInt32BE(height >>> 0, 4);
  header.set([bits, type, 0, 0, interlaced ? 1 : 0], 8);
  const channels = [1, 0, 3, 1, 2, 0, 4][type] ?? 1;
  const row = Math.ceil((width * bits * channels) / 8) + 1;
  const rows = data ?? Buffer.alloc(Math.min(3_000_000, row * height));
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', header),
    ...more,
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};
const small = { width: 120, height: 80 };
const painted = (what: string, verdict: Verdict, parts: PngParts): HostileFile =>
  hostile(`PNG: ${what}`, verdict, () => png(parts));

export const pngs: HostileFile[] = [
  painted('50000 by 50000', 'DOCUMENTS_TOO_MANY_PIXELS', { width: 50_000, height: 50_000, bits: 1 }),
  painted('as wide and high as numbers go', broken, {
    width: 0x7fffffff,
    height: 0x7fffffff,
  }),
  painted('a line of 60 million places', 'DOCUMENTS_TOO_NARROW', { width: 59_999_999, height: 1 }),
  painted('a line downwards', 'DOCUMENTS_TOO_NARROW', { width: 1, height: 1_000_000 }),
  painted('no width', broken, { width: 0, height: 10 }),
  painted('below nothing', broken, { width: -1, height: -1 }),
  painted('one place', 'read', { width: 1, height: 1 }),
  painted('16 bits', 'read', { ...small, bits: 16, type: 2 }),
  painted('grey with alpha', 'read', { ...small, type: 4 }),
  painted('all of it transparent', 'read', { ...small, type: 6 }),
  painted('a palette', 'read', { ...small, type: 3, more: [chunk('PLTE', Buffer.alloc(768, 99))] }),
  painted('a palette that is missing', broken, { ...small, type: 3 }),
  painted('interlaced', 'read', { ...small, interlaced: true, data: Buffer.alloc(40_000) }),
  painted('one bit', 'read', { ...small, bits: 1 }),
  painted('a type that nobody knows', broken, { ...small, type: 5 }),
  painted('too little of it', broken, { ...small, data: Buffer.alloc(500) }),
  painted('more of it than there is place', 'read', { ...small, data: Buffer.alloc(5_000_000) }),
  painted('a script in its comment', 'read', {
    ...small,
    more: [chunk('tEXt', latin1('a\0<script>alert(1)</script>'))],
  }),
  painted('a bomb in its comment', 'read', {
    ...small,
    more: [chunk('zTXt', Buffer.concat([latin1('a\0\0'), deflateSync(Buffer.alloc(90_000_000))]))],
  }),
  painted('a bomb as its colours', 'read', {
    ...small,
    more: [chunk('iCCP', Buffer.concat([latin1('a\0\0'), deflateSync(Buffer.alloc(90_000_000))]))],
  }),
  painted('junk as its colours', 'read', { ...small, more: [chunk('iCCP', latin1('a\0\0junk'))] }),
  painted('a sum that is wrong, of what is not needed', 'read', {
    ...small,
    more: [chunk('gAMA', Buffer.alloc(4), 1), chunk('PLTE', Buffer.alloc(3), 7)],
  }),
  painted('twenty thousand comments', 'read', {
    ...small,
    more: Array.from({ length: 20_000 }, () => chunk('tEXt', latin1('a\0b'))),
  }),
  painted('that moves', 'DOCUMENTS_WRONG_TYPE', {
    ...small,
    more: [chunk('acTL', Buffer.from([0, 0, 255, 255, 0, 0, 0, 0]))],
  }),
  hostile('PNG: a first line and nothing else', 'DOCUMENTS_WRONG_TYPE', () =>
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
  ),
  hostile('PNG: a first line and random bytes', 'DOCUMENTS_WRONG_TYPE', () =>
    Buffer.concat([
      Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
      Buffer.from(Array.from({ length: 3000 }, (_, n) => (n * n * 13) % 256)),
    ]),
  ),
  hostile('PNG: an archive behind it', 'read', () =>
    Buffer.concat([png(small), latin1('PK\x03\x04junk PK\x05\x06'), Buffer.alloc(18)]),
  ),
  ...cutOff(
    'PNG: a picture',
    [
      [0.02, 'DOCUMENTS_WRONG_TYPE'],
      [0.3, broken],
      [0.7, broken],
      [0.97, broken],
    ],
    () =>
      png({
        ...small,
        data: Buffer.from(Array.from({ length: 121 * 80 }, (_, n) => (n % 121 === 0 ? 0 : (n * n) % 251))),
      }),
  ),
];
