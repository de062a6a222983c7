import type { LetterDocument, LicenceDocument } from '@zhiban/documents/server';
import { partsOfOfd, writeLetterOfd, writeLicenceOfd } from '@zhiban/documents/server';
import { outsidePapers } from '@zhiban/documents/testkit';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OfdViewer, openOfdViewer } from '../ofd-viewer.ts';

const URL = 'https://zhiban.example.cn/verify/5GQ7-K2MD-9TXB';
const ISSUER = '临江市云溪区卫生健康局';
const HOLDER = '临江市清和宾馆有限公司';
const IDENTIFIER = '1.2.156.3005.2.11330199MB0A12345Q001.11330199MB0A12345Q.2026000123.001.B';

const licence: LicenceDocument = {
  title: '公共场所卫生许可证',
  verifyUrl: URL,
  note: '本证照为演示数据，不具有法律效力',
  licence: {
    name: '公共场所卫生许可证',
    typeName: '公共场所卫生许可证',
    typeCode: '11330199MB0A12345Q001',
    number: '云卫公证字〔2026〕第000123号',
    identifier: IDENTIFIER,
    version: '001',
    issuerName: ISSUER,
    issuerCode: '11330199MB0A12345Q',
    issueDate: '2026-11-20',
    validFrom: '2026-11-20',
    validTo: '2030-11-19',
    holderName: HOLDER,
    holderCode: '91330199MA2FJ8K3XT',
    holderCodeType: '001',
    items: [],
    annotations: [],
    state: '01',
  },
  rows: [
    { label: '单位名称', value: HOLDER },
    { label: '法定代表人', value: '囍頔' },
    { label: '经营项目', value: '宾馆；《住宿》、（公共浴室）。' },
  ],
};

const letter: LetterDocument = {
  title: '不予行政许可决定书',
  number: '云卫许不准字〔2026〕第000045号',
  addressee: HOLDER,
  paragraphs: ['本机关决定不予行政许可。理由如下：'],
  reasons: Array.from({ length: 9 }, () => ({
    text: '原卫生许可证的有效期限已经届满。',
    legalBasis: '《中华人民共和国行政许可法》第七十条第（一）项',
  })),
  remedies: ['如不服本决定，可以依法申请行政复议或者提起行政诉讼。'],
  issuerName: ISSUER,
  date: '2026-11-20',
  verifyUrl: URL,
};

let viewer: OfdViewer;
beforeAll(async () => {
  viewer = await openOfdViewer();
});
afterAll(() => viewer.close());

/** Share of the picture that is of the red of seals. */
async function redness(picture: Buffer): Promise<number> {
  const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  let red = 0;
  for (let at = 0; at < data.length; at += 3) {
    const [r = 0, g = 0, b = 0] = data.subarray(at, at + 3);
    if (r > 180 && g < 90 && b < 90) red += 1;
  }
  return red / (info.width * info.height);
}

describe('in a reader of others', () => {
  it('a licence shows every character that was written, and its red seal', async () => {
    expect(await viewer.show(await writeLicenceOfd(licence))).toEqual([
      [
        '公共场所卫生许可证',
        '云卫公证字〔2026〕第000123号',
        '单位名称：临江市清和宾馆有限公司',
        '法定代表人：囍頔',
        '经营项目：宾馆；《住宿》、（公共浴室）。',
        '扫描二维码，核验证照真伪和当前状态',
        URL,
        ISSUER,
        '2026年11月20日',
        `电子证照标识：${IDENTIFIER}`,
        '本证照为演示数据，不具有法律效力',
      ].join(''),
    ]);
    const red = await redness(await viewer.page.screenshot());
    expect(red).toBeGreaterThan(0.003);
    expect(red).toBeLessThan(0.03);
  });

  it('a letter shows all of its pages', async () => {
    const pages = await viewer.show(await writeLetterOfd(letter));
    expect(pages).toHaveLength(2);
    expect(pages[0]).toContain(
      '（一）原卫生许可证的有效期限已经届满。依据：《中华人民共和国行政许可法》第七十条第（一）项。',
    );
    expect(pages[1]).toMatch(/临江市云溪区卫生健康局2026年11月20日扫码核验真伪$/);
  });

  it('every paper says what its PDF says, rare characters too, and has its seal', async () => {
    const papers = (await outsidePapers()).filter(paper => paper.ofd !== undefined);
    expect(papers.map(({ name }) => name)).toEqual(['licence', 'decision', 'acceptance', 'correction']);
    for (const { ofd = new Uint8Array(), pages } of papers) {
      const shown = await viewer.show(ofd);
      expect(shown.map(page => page.replaceAll(/\s/g, '').replace(/第\d+页，共\d+页/, ''))).toEqual(pages);
      expect(await redness(await viewer.page.screenshot({ fullPage: true }))).toBeGreaterThan(0.001);
    }
  });

  it('the fonts inside are fonts', async () => {
    const fonts = partsOfOfd(await writeLicenceOfd(licence)).filter(({ path }) => path.endsWith('.ttf'));
    expect(fonts.map(({ path }) => path)).toEqual(['Doc_0/Res/regular.ttf', 'Doc_0/Res/bold.ttf']);
    for (const { bytes } of fonts) {
      expect(await viewer.acceptsFont(bytes)).toBe(true);
      expect(await viewer.acceptsFont(bytes.subarray(0, 400))).toBe(false);
    }
  });
});
