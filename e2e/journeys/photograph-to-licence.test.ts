import { textsOfTemplate } from '@zhiban/documents';
import { readBack } from '@zhiban/documents/testkit';
import { verifyFile } from '@zhiban/documents/verify';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOfdViewer } from '../ofd-viewer.ts';
import { photographOf } from '../papers.ts';
import {
  fileBehind,
  materialOf,
  READING_MS,
  shouldBeAccessible,
  shouldBeFilledIn,
  shouldBeSaved,
  shouldSee,
  shouldShowItsPicture,
  whenIAnswer,
  whenIDownload,
  whenIFind,
  whenISignInAs,
  whenIStart,
  whenISubmit,
  whenIUpload,
  whenIWrite,
} from '../steps.ts';
import { openWorld, type World } from '../world.ts';

const SERVICE = '公共场所卫生许可（变更）';
const HOTEL = '临江市清和宾馆有限公司';

/** The format of a file, who signed it, and whether it is still as it was signed: as `zhiban licence verify` says. */
async function signerOf(file: Uint8Array) {
  const { format, signer, checks } = await verifyFile(file, []);
  const content = checks.find(({ what }) => what === 'content');
  return [format, signer, content?.holds ? 'unchanged' : 'changed'];
}

/** The words of a PDF in the order in which they are read. */
const textOf = async (pdf: Uint8Array) => (await readBack(pdf)).pages.join('').replaceAll(/\s/g, '');

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

describe('a hotel whose representative has changed', () => {
  let page: Page;
  let pdf: Buffer;
  beforeAll(async () => {
    page = await world.visit();
    await whenISignInAs(page, '王芳', HOTEL);
  });

  it('finds the service in its own words and reads the guide', async () => {
    await whenIFind(page, '换了老板，卫生许可要不要变', SERVICE);
    await shouldSee(page, '原许可证的照片，和一个手机号');
    await shouldSee(page, '承诺 1 个工作日，法定 20 个工作日');
    await shouldBeAccessible(page);
  });

  it('starts, and finds what the register knows filled in already', async () => {
    await whenIStart(page);
    await whenIAnswer(page, '您要变更什么？', '法定代表人或负责人 名称没有变，换了人');
    await shouldBeFilledIn(page, {
      label: '变更后的法定代表人或负责人',
      value: '陈建国',
      from: '来自云溪区市场主体登记库，2026-11-20，权威',
    });
    await shouldSee(page, '缺少材料“原许可证”');
    await shouldBeAccessible(page);
  });

  it('uploads a photograph of the old licence and sees what was read from it', async () => {
    await whenIUpload(page, '原许可证', await photographOf(page, 'qinghe_hotel-hygiene-licence'));
    await shouldSee(page, '读到 9 项信息，已经填到表里', READING_MS);
    await shouldBeFilledIn(page, {
      label: '许可证号',
      value: '云卫公证字〔2024〕第00127号',
      from: '来自原许可证，2026-11-20，已读取',
    });
    await page.getByRole('button', { name: '对照原图看读到了什么' }).click();
    await materialOf(page, '原许可证').getByRole('button', { name: '有效期至：2028年6月11日' }).click();
    await shouldBeAccessible(page);
    await page.getByRole('button', { name: /^收起/ }).click();
  });

  it('writes the one thing that is missing, and the check beside the form is content', async () => {
    await shouldSee(page, '还有 1 处要补充或修改');
    await whenIWrite(page, '手机号码', '13800000000');
    await shouldBeSaved(page);
    await shouldSee(page, '可以提交，都已核对无误');
  });

  it('submits and has the new licence at once', async () => {
    await whenISubmit(page);
    await page.getByRole('heading', { name: '办好了，准予许可' }).waitFor();
    const licence = page.getByRole('img', {
      name: '公共场所卫生许可证，许可证号 云卫公证字〔2024〕第00127号',
    });
    await licence.waitFor({ timeout: READING_MS });
    await shouldShowItsPicture(licence);
    await shouldSee(page, '系统于 2026-11-20');
    await shouldBeAccessible(page);
  });

  it('downloads it as PDF, as OFD and as data, each signed by the office', async () => {
    pdf = (await whenIDownload(page, '下载许可证（PDF）')).bytes;
    const ofd = await whenIDownload(page, 'OFD 版');
    const record = await whenIDownload(page, '证照数据');
    expect([ofd.name, record.name]).toEqual([
      '公共场所卫生许可证-云卫公证字〔2024〕第00127号-001.ofd',
      '公共场所卫生许可证-云卫公证字〔2024〕第00127号-001.json',
    ]);
    expect(await signerOf(pdf)).toEqual(['pdf', '云溪区卫生健康局', 'unchanged']);
    expect(await signerOf(ofd.bytes)).toEqual(['ofd', '云溪区卫生健康局', 'unchanged']);
    expect(await signerOf(record.bytes)).toEqual(['record', '云溪区卫生健康局', 'unchanged']);
    const viewer = await openOfdViewer();
    const shown = (await viewer.show(ofd.bytes)).join('').replaceAll(/\s/g, '');
    await viewer.close();
    expect(shown).toContain('单位名称：临江市清和宾馆有限公司法定代表人或负责人：陈建国');
    expect(shown).toBe(await textOf(pdf));
  });

  it('keeps the decision in writing and its application form, which office programs open too', async () => {
    const letter = await fileBehind(page, '下载决定书（PDF）');
    expect(await signerOf(letter)).toEqual(['pdf', '云溪区卫生健康局', 'unchanged']);
    expect(await textOf(letter)).toContain(
      '准予变更行政许可决定书云卫许准字〔2026〕第000001号临江市清和宾馆有限公司：',
    );
    const sealed = await fileBehind(page, '下载决定书（OFD）');
    expect(await signerOf(sealed)).toEqual(['ofd', '云溪区卫生健康局', 'unchanged']);
    expect(await textOf(await fileBehind(page, '申请表（PDF）'))).toContain(
      '变更后的法定代表人或负责人陈建国云溪区市场主体登记库',
    );
    const form = textsOfTemplate(await fileBehind(page, '申请表（Word 版）')).join(' ');
    expect(form).toContain('公共场所卫生许可变更申请表');
    expect(form).toContain('许可证号 云卫公证字〔2024〕第00127号 单位名称 临江市清和宾馆有限公司');
  });

  it('lets anyone verify it, and one changed byte is found', async () => {
    const changed = pdf.map((byte, at) => (at === 300 ? byte ^ 1 : byte));
    expect(await signerOf(changed)).toEqual(['pdf', '云溪区卫生健康局', 'changed']);
    const address = await page.getByRole('link', { name: '核验这张证照' }).getAttribute('href');
    const stranger = await world.visit();
    await stranger.goto(address ?? '');
    await shouldSee(stranger, '真实有效：由发证机关签发，内容没有改动，现在可以使用。');
    await shouldSee(stranger, /^云溪区卫生健康局，2026-11-20/);
    await shouldBeAccessible(stranger);
    await stranger.context().close();
  });

  it('finds the matter among its own, and nothing on the way complained', async () => {
    await page.getByRole('link', { name: '我的办件' }).first().click();
    await shouldSee(page, '已经办好，可以查看和下载。');
    await shouldBeAccessible(page);
    expect(world.complaints).toEqual([]);
  });
});
