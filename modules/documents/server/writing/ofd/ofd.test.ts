import { create } from 'fontkit';
import { describe, expect, it } from 'vitest';
import { exampleLetter, exampleLicence } from '../examples.ts';
import { penAdvances } from '../fonts.ts';
import { writeLetterOfd, writeLetterPdf, writeLicenceOfd, writeLicencePdf } from '../index.ts';
import { readBack } from '../read-back.ts';
import { assembleOfd, digestsOf, partsOfOfd, withSignatureList } from './package.ts';

type Parts = ReadonlyMap<string, Uint8Array>;

const open = async (ofd: Promise<Uint8Array>): Promise<Parts> =>
  new Map(partsOfOfd(await ofd).map(({ path, bytes }) => [path, bytes]));
const xml = (parts: Parts, path: string) => Buffer.from(parts.get(path) ?? []).toString('utf8');

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };
const texts = (page: string) =>
  [...page.matchAll(/<ofd:TextCode[^>]*>([^<]*)</g)].map(([, text = '']) =>
    text.replace(/&(\w+);/g, (_, name: string) => ENTITIES[name] ?? ''),
  );

/** Page numbers are drawn first here and last there. */
const sorted = (lines: readonly string[]) =>
  lines
    .flatMap(line => [...line.replaceAll(' ', '')])
    .toSorted()
    .join('');

const licence = () => open(writeLicenceOfd(exampleLicence));

describe('writeLicenceOfd', () => {
  it('says the same as the PDF, line by line', async () => {
    const { pages } = await readBack(await writeLicencePdf(exampleLicence));
    const inOfd = texts(xml(await licence(), 'Doc_0/Pages/Page_0/Content.xml'));
    expect(inOfd.join('')).toBe(pages[0]?.replaceAll('\n', ''));
    expect(inOfd).toContain('经营项目：');
  });

  it('names title, office, day and identifier, and the page in millimetres', async () => {
    const parts = await licence();
    const entry = xml(parts, 'OFD.xml');
    expect([...parts.keys()].slice(0, 3)).toEqual(['OFD.xml', 'Doc_0/Document.xml', 'Doc_0/PublicRes.xml']);
    expect(entry).toContain('<ofd:Title>公共场所卫生许可证 云卫公证字〔2026〕第000123号</ofd:Title>');
    expect(entry).toContain('<ofd:Author>临江市云溪区卫生健康局</ofd:Author>');
    expect(entry).toContain('<ofd:CreationDate>2026-11-21</ofd:CreationDate>');
    expect(entry).toContain(
      `<ofd:CustomData Name="identifier">${exampleLicence.licence.identifier}</ofd:CustomData>`,
    );
    expect(entry).toMatch(/<ofd:DocID>[0-9a-f]{32}<\/ofd:DocID>/);
    expect(xml(parts, 'Doc_0/Document.xml')).toContain('<ofd:PhysicalBox>0 0 297 210</ofd:PhysicalBox>');
  });

  it('gives every object its own number, and the greatest of them', async () => {
    const parts = await licence();
    const page = xml(parts, 'Doc_0/Pages/Page_0/Content.xml');
    const all = ['Doc_0/Document.xml', 'Doc_0/PublicRes.xml'].map(path => xml(parts, path)).join('') + page;
    const ids = [...all.matchAll(/ ID="(\d+)"/g)].map(([, id]) => Number(id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(xml(parts, 'Doc_0/Document.xml')).toContain(`<ofd:MaxUnitID>${Math.max(...ids)}</ofd:MaxUnitID>`);
  });

  it('carries the glyphs of its characters in fonts that stand alone', async () => {
    const parts = await licence();
    const page = xml(parts, 'Doc_0/Pages/Page_0/Content.xml');
    const objects = [...page.matchAll(/Font="(\d)"[^>]*>.*?<ofd:TextCode[^>]*>([^<]*)</g)];
    expect(objects.length).toBeGreaterThan(10);
    for (const [, font, text = ''] of objects) {
      const weight = font === '3' ? 'bold' : 'regular';
      const own = create(Buffer.from(parts.get(`Doc_0/Res/${weight}.ttf`) ?? []));
      for (const character of text) {
        const codePoint = character.codePointAt(0) ?? 0;
        expect(own.hasGlyphForCodePoint(codePoint)).toBe(true);
        expect([own.glyphForCodePoint(codePoint).advanceWidth]).toEqual(penAdvances(character, weight, 1000));
      }
    }
  });

  it('places each character: as many distances as gaps', async () => {
    const page = xml(await licence(), 'Doc_0/Pages/Page_0/Content.xml');
    const codes = [...page.matchAll(/<ofd:TextCode[^>]*?(?: DeltaX="([^"]*)")?>([^<]*)</g)];
    for (const [, delta = '', text = ''] of codes) {
      const distances = delta.replace(/g (\d+) (\S+)/g, (_, count, value) =>
        Array(Number(count)).fill(value).join(' '),
      );
      expect(distances.split(' ').filter(Boolean)).toHaveLength([...text].length - 1);
    }
  });

  it('says in words what is drawn', async () => {
    const structure = xml(await licence(), 'Doc_0/Tags/Structure.xml');
    expect(structure).toContain('<Figure Alt="临江市云溪区卫生健康局印章"><ofd:ObjectRef');
    expect(structure).toContain('<H1><ofd:ObjectRef');
  });

  it('escapes what XML would take for its own', async () => {
    const parts = await open(writeLicenceOfd({ ...exampleLicence, title: '甲<乙>&"丙' }));
    expect(xml(parts, 'OFD.xml')).toContain('<ofd:Title>甲&lt;乙&gt;&amp;&quot;丙 云卫公证字');
    expect(texts(xml(parts, 'Doc_0/Pages/Page_0/Content.xml'))[0]).toBe('甲<乙>&"丙');
  });

  it('gives the same bytes for the same content, other ones for other content', async () => {
    const [first, second] = [await writeLicenceOfd(exampleLicence), await writeLicenceOfd(exampleLicence)];
    expect(Buffer.compare(first, second)).toBe(0);
    const id = (parts: Parts) => /<ofd:DocID>(\w+)/.exec(xml(parts, 'OFD.xml'))?.[1];
    expect(id(await open(writeLicenceOfd({ ...exampleLicence, note: '别的' })))).not.toBe(
      id(await licence()),
    );
  });

  it('refuses characters that the font lacks', async () => {
    await expect(writeLicenceOfd({ ...exampleLicence, title: '𠮷' })).rejects.toMatchObject({
      code: 'DOCUMENTS_CHARACTER_NOT_IN_FONT',
    });
  });
});

describe('writeLetterOfd', () => {
  it('has the pages of the PDF with the same characters on each', async () => {
    const parts = await open(writeLetterOfd(exampleLetter));
    const { pages } = await readBack(await writeLetterPdf(exampleLetter));
    expect(pages).toHaveLength(2);
    for (const [index, page] of pages.entries()) {
      const inOfd = texts(xml(parts, `Doc_0/Pages/Page_${index}/Content.xml`));
      expect(sorted(inOfd)).toBe(sorted([page.replaceAll('\n', '')]));
    }
  });
});

describe('the package', () => {
  it('is put together again from its parts', async () => {
    const ofd = await writeLicenceOfd(exampleLicence);
    expect(Buffer.compare(assembleOfd(partsOfOfd(ofd)), ofd)).toBe(0);
  });

  it('has room for signatures: OFD.xml names their list, and each part has its SM3 digest', async () => {
    const parts = withSignatureList(partsOfOfd(await writeLicenceOfd(exampleLicence)));
    expect(xml(new Map(parts.map(({ path, bytes }) => [path, bytes])), 'OFD.xml')).toContain(
      '</ofd:DocRoot><ofd:Signatures>Doc_0/Signs/Signatures.xml</ofd:Signatures></ofd:DocBody>',
    );
    expect(withSignatureList(parts)).toEqual(parts);
    // GB/T 32905-2016, A.1
    expect(digestsOf([{ path: 'a.xml', bytes: Buffer.from('abc') }])).toEqual([
      {
        fileRef: '/a.xml',
        digest: Buffer.from(
          '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
          'hex',
        ).toString('base64'),
      },
    ]);
    expect(digestsOf(parts).map(({ fileRef }) => fileRef)).toContain('/Doc_0/Pages/Page_0/Content.xml');
  });
});
