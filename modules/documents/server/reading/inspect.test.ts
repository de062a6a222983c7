import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { renderSpecimen, specimenExamples } from '../specimens/index.ts';
import { inspectFile, sniff } from './index.ts';
import { makePdf } from './pdf.testkit.ts';

const pdf = (pages: number, options?: PDFKit.PDFDocumentOptions): Promise<Uint8Array> =>
  makePdf(document => {
    for (let page = 2; page <= pages; page += 1) document.addPage();
  }, options);

const crcTable = Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type), data]);
  let crc = 0xffffffff;
  for (const byte of body) crc = (crcTable[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  const [length, end] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  end.writeUInt32BE((crc ^ 0xffffffff) >>> 0);
  return Buffer.concat([length, body, end]);
};

/** A few kilobytes that claim, and would decompress to, a picture of width times height. */
const bomb = (width: number, height: number): Buffer => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const rows = deflateSync(Buffer.alloc(1_000_000));
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

const photograph = renderSpecimen('business_licence', specimenExamples.business_licence, { scale: 0.5 });

describe('files that may come in', () => {
  it('tells what they are by their content', async () => {
    expect(await inspectFile(await photograph)).toEqual({
      mediaType: 'image/jpeg',
      pages: 1,
      width: 800,
      height: 565,
    });
    expect(await inspectFile(await pdf(3))).toEqual({ mediaType: 'application/pdf', pages: 3 });
    expect(await sniff(bomb(4, 4))).toBe('image/png');
    expect(await sniff(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBeNull();
  }, 20_000);
});

describe('files that may not', () => {
  it.each([
    ['0 bytes', async () => Buffer.alloc(0), 'DOCUMENTS_EMPTY_FILE'],
    ['text named .jpg', async () => Buffer.from('这不是照片'), 'DOCUMENTS_WRONG_TYPE'],
    ['a JPEG cut off', async () => (await photograph).subarray(0, 30_000), 'DOCUMENTS_BROKEN_FILE'],
    ['a JPEG of a header alone', async () => (await photograph).subarray(0, 30), 'DOCUMENTS_BROKEN_FILE'],
    ['a bomb of 50000 by 50000', async () => bomb(50_000, 50_000), 'DOCUMENTS_TOO_MANY_PIXELS'],
    ['a PDF with a password', () => pdf(1, { userPassword: 'secret' }), 'DOCUMENTS_ENCRYPTED_PDF'],
    ['a PDF of 500 pages', () => pdf(500), 'DOCUMENTS_TOO_MANY_PAGES'],
    ['a PDF cut off', async () => (await pdf(30)).subarray(0, 400), 'DOCUMENTS_BROKEN_FILE'],
  ])(
    '%s',
    async (_, make, code) => {
      const file = await make();
      await expect(inspectFile(file)).rejects.toMatchObject({ code });
    },
    20_000,
  );
});
