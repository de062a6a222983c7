import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { makePdf } from '../pdf.testkit.ts';
import { openPages } from '../stages/page.ts';
import { doubtFields } from './doubt.ts';
import { editorSigns } from './editors.ts';

const limits = { maxPages: 20, maxPixels: 60_000_000 };
const blank = () => sharp({ create: { width: 200, height: 100, channels: 3, background: '#fff' } });
const saved = (software: string) =>
  blank()
    .withExif({ IFD0: { Software: software } })
    .jpeg()
    .toBuffer();

const signsOf = async (file: Uint8Array, type: 'image/jpeg' | 'application/pdf') => {
  const source = await openPages(file, type, limits);
  const signs = await editorSigns(type, source);
  await source.close();
  return signs;
};

describe('the program that a file names', () => {
  it.each(['Adobe Photoshop 25.0', 'GIMP 2.10.34', 'Meitu', 'Snapseed 2.0'])('%s: a sign', async name => {
    const [sign] = await signsOf(await saved(name), 'image/jpeg');
    expect(sign).toMatchObject({ kind: 'editor', page: 1, box: null });
    expect(sign?.text.zh).toBe(`这份图片经“${name}”保存过，请对照原件核对。`);
  });

  it.each(['HUAWEI P60 5.0.0.138', '17.4.1', 'Epson Scan 2'])('%s: none', async name => {
    expect(await signsOf(await saved(name), 'image/jpeg')).toEqual([]);
  });

  it('XMP of a picture and Producer of a PDF', async () => {
    const xmp =
      '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description xmp:CreatorTool="美图秀秀"/></rdf:RDF></x:xmpmeta>';
    expect(await signsOf(await blank().withXmp(xmp).jpeg().toBuffer(), 'image/jpeg')).toHaveLength(1);
    const pdf = (Producer: string) =>
      makePdf(document => document.text('材料', 60, 60), { info: { Producer } });
    expect((await signsOf(await pdf('Foxit PhantomPDF 10'), 'application/pdf'))[0]?.text.zh).toContain('PDF');
    expect(await signsOf(await pdf('LibreOffice 24.2'), 'application/pdf')).toEqual([]);
  }, 20_000);
});

describe('doubt', () => {
  const field = (x: number) =>
    ({
      element: 'uscc',
      value: '91330199MA2FJ8K3XT',
      raw: '91330199MA2FJ8K3XT',
      confidence: 0.99,
      page: 1,
      box: { x, y: 0.2, width: 0.2, height: 0.04 },
      check: 'passed',
    }) as const;
  const text = { zh: '请核对', en: 'Compare' };

  it('falls on the value that a sign lies on, and says why', () => {
    const sign = {
      kind: 'copied',
      page: 1,
      box: { x: 0.15, y: 0.2, width: 0.02, height: 0.04 },
      text,
    } as const;
    expect(doubtFields([field(0.1), field(0.6)], [sign])).toEqual([
      { ...field(0.1), confidence: 0.5, doubt: text },
      field(0.6),
    ]);
    expect(doubtFields([field(0.1)], [{ ...sign, page: 2 }])).toEqual([field(0.1)]);
  });

  it('falls on all of them when the sign is of the whole file', () => {
    const sign = { kind: 'editor', page: 1, box: null, text } as const;
    expect(doubtFields([field(0.1), field(0.6)], [sign]).map(({ confidence }) => confidence)).toEqual([
      0.5, 0.5,
    ]);
  });
});
