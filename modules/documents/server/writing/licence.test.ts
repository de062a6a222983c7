import { createCanvas, loadImage } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { licenceLayout } from '../../model/licence-layout.ts';
import { exampleLicence } from './examples.ts';
import { renderLicenceImage, writeLicencePdf } from './index.ts';
import { readBack } from './read-back.ts';

const withRow = (label: string, value: string) => ({ ...exampleLicence, rows: [{ label, value }] });

describe('writeLicencePdf', () => {
  it('says on one page what went in, in reading order', async () => {
    const { pages } = await readBack(await writeLicencePdf(exampleLicence));
    expect(pages.map(page => page.split('\n'))).toEqual([
      [
        '公共场所卫生许可证',
        '云卫公证字〔2026〕第000123号',
        '单位名称：临江市云溪区栖云里民宿有限公司',
        '法定代表人或负责人：沈知远',
        '经营场所地址：临江市云溪区望江街道竹径路128号栖云商业中心3幢1层、2层',
        '（自主申报）',
        '经营项目：宾馆、酒店、招待所；公共浴室；美容店、理发店；游泳场（馆）',
        '有效期限：2026年11月21日至2030年11月20日',
        '扫描二维码，核验证照真伪和当前状态',
        'https://zhiban.yunxi.example/verify/5GQ7-K2MD-9TXB',
        '临江市云溪区卫生健康局',
        '2026年11月21日',
        '电子证照标识：1.2.156.3005.2.11330199MB0A12345Q001.11330199MB0A12345Q.2026000123.001.B',
        '存证编号 5GQ7-K2MD-9TXB · 本证照为演示数据，不具有法律效力',
      ],
    ]);
  });

  it('is titled, in Chinese and tagged, with words for seal and code', async () => {
    const { info, tags } = await readBack(await writeLicencePdf(exampleLicence));
    expect(info).toMatchObject({
      Title: '公共场所卫生许可证 云卫公证字〔2026〕第000123号',
      Author: '临江市云溪区卫生健康局',
      Language: 'zh-CN',
      CreationDate: 'D:20261120160000Z',
    });
    expect(JSON.stringify(tags)).toContain('"role":"H1"');
    expect(JSON.stringify(tags)).toContain('"alt":"临江市云溪区卫生健康局印章"');
    expect(JSON.stringify(tags)).toContain(
      '"alt":"二维码，内容为核验网址 https://zhiban.yunxi.example/verify/5GQ7-K2MD-9TXB"',
    );
  });

  it('writes rare characters that the font has', async () => {
    const { pages } = await readBack(await writeLicencePdf(withRow('法定代表人', '囍㐂龘〇嘂镕頔昇𫚖①㎡')));
    expect(pages[0]).toContain('法定代表人：囍㐂龘〇嘂镕頔昇𫚖①㎡');
  });

  it('refuses characters that the font lacks, and names them', async () => {
    await expect(writeLicencePdf(withRow('法定代表人', '𠮷野𪚥'))).rejects.toMatchObject({
      code: 'DOCUMENTS_CHARACTER_NOT_IN_FONT',
      details: { characters: '𠮷 (U+20BB7)、𪚥 (U+2A6A5)' },
    });
  });

  it('gives the text back whatever was written before', async () => {
    // ⼈ (the radical U+2F08) and 人 share one glyph of the font.
    const radical = await readBack(await writeLicencePdf(withRow('姓名', '⼈')));
    const plain = await readBack(await writeLicencePdf(withRow('姓名', '人')));
    expect(radical.pages[0]).toContain('姓名：⼈');
    expect(plain.pages[0]).toContain('姓名：人');
  });

  it('makes long content smaller and refuses what no longer fits', async () => {
    const long = await readBack(
      await writeLicencePdf(withRow('经营项目', '宾馆、酒店、招待所；'.repeat(60))),
    );
    expect(long.pages[0]?.replaceAll('\n', '').match(/宾馆、酒店/g)).toHaveLength(60);
    await expect(
      writeLicencePdf(withRow('经营项目', '宾馆、酒店、招待所；'.repeat(160))),
    ).rejects.toMatchObject({
      code: 'DOCUMENTS_TEXT_TOO_LONG',
    });
  });

  it('gives the same bytes for the same content', async () => {
    const [first, second] = [await writeLicencePdf(exampleLicence), await writeLicencePdf(exampleLicence)];
    expect(Buffer.compare(first, second)).toBe(0);
  });
});

describe('renderLicenceImage', () => {
  it('shows the page with its seal in red', async () => {
    const image = await loadImage(
      Buffer.from(await renderLicenceImage(await writeLicencePdf(exampleLicence))),
    );
    expect([image.width, image.height]).toEqual([1754, 1240]);
    const context = createCanvas(image.width, image.height).getContext('2d');
    context.drawImage(image, 0, 0);
    // The ring of the seal at its lowest point: centre (640, 464), 59.5 points down, at 150 an inch.
    const [red = 0, green = 0, blue = 0] = context.getImageData(1333, 1087, 1, 1).data;
    expect(red).toBeGreaterThan(180);
    expect(Math.max(green, blue)).toBeLessThan(90);
  });
});

describe('a layout of a service', () => {
  const at = (y: number, height: number) => ({ x: 20, y, width: 170, height });
  const layout = licenceLayout.parse({
    page: { size: 'A4', orientation: 'portrait' },
    parts: [
      { part: 'frame', pattern: 'double', inset: 8, colour: '#94752F' },
      {
        part: 'text',
        text: '{title}',
        heading: true,
        region: at(30, 20),
        size: 36,
        align: 'centre',
        overflow: 'shrink',
      },
      {
        part: 'text',
        text: '兹准予{row:单位名称}自{issueDateInNumerals}起经营。',
        region: at(70, 40),
        size: 16,
      },
      { part: 'rule', from: { x: 20, y: 115 }, to: { x: 190, y: 115 }, thickness: 1, colour: '#94752F' },
      { part: 'rows', region: at(120, 80), sizes: { largest: 14, smallest: 9 } },
      { part: 'code', x: 20, y: 215, size: 30 },
      { part: 'seal', centre: { x: 150, y: 235 } },
      { part: 'text', text: '{note}', region: at(262, 6), size: 9, overflow: 'shrink' },
      { part: 'text', text: '{number}\n{note}', region: at(270, 12), size: 9 },
    ],
  });

  it('says its own sentences, and leaves out of the rows what they name', async () => {
    const { note: _, ...document } = exampleLicence;
    const { pages } = await readBack(await writeLicencePdf(document, layout));
    const text = pages.join('').replaceAll('\n', '');
    expect(text).toContain('兹准予临江市云溪区栖云里民宿有限公司自二〇二六年十一月二十一日起经营。');
    expect(text).not.toContain('单位名称：');
    expect(text).toMatch(/法定代表人或负责人：沈知远.*云卫公证字〔2026〕第000123号$/);
  });

  it('refuses a row that the licence does not have', async () => {
    const rows = exampleLicence.rows.slice(1);
    await expect(writeLicencePdf({ ...exampleLicence, rows }, layout)).rejects.toMatchObject({
      code: 'DOCUMENTS_LICENCE_ROW_MISSING',
      details: { label: '单位名称' },
    });
  });

  it('refuses a text that does not fit its region', async () => {
    await expect(
      writeLicencePdf({ ...exampleLicence, note: '说明'.repeat(200) }, layout),
    ).rejects.toMatchObject({
      code: 'DOCUMENTS_TEXT_TOO_LONG',
    });
  });
});
