import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { photographOf } from '../papers.ts';
import {
  materialOf,
  READING_MS,
  shouldBeAccessible,
  shouldBeFilledIn,
  shouldBeSaved,
  shouldSee,
  shouldShowItsPicture,
  whenIAnswer,
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

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

describe('a hotel whose representative has changed', () => {
  let page: Page;
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

  it('downloads it, and anyone can verify its signature', async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '下载许可证（PDF）' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('公共场所卫生许可证-云卫公证字〔2024〕第00127号.pdf');
    expect((await readFile(await download.path())).subarray(0, 5).toString()).toBe('%PDF-');
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
