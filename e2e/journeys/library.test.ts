import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { photographOf } from '../papers.ts';
import {
  materialOf,
  READING_MS,
  shouldBeAccessible,
  shouldBeSaved,
  shouldFitTheWindow,
  shouldSee,
  shouldShowItsPicture,
  whenIAnswer,
  whenISignInAs,
  whenIStart,
  whenISubmit,
  whenIUpload,
  whenIWrite,
} from '../steps.ts';
import { openWorld, type World } from '../world.ts';

const GUIDE = '/services/hygiene-licence-change';
const LICENCE = '公共场所卫生许可证';

let world: World;
let page: Page;
beforeAll(async () => {
  world = await openWorld();
  page = await world.visit();
  await whenISignInAs(page, '王芳', '临江市清和宾馆有限公司');
});
afterAll(() => world.close());

async function startAnApplication(): Promise<void> {
  await page.goto(GUIDE);
  await whenIStart(page);
  await whenIAnswer(page, '您要变更什么？', '法定代表人或负责人 名称没有变，换了人');
}

const cardOf = (title: string) =>
  page.locator('.zb-block', { has: page.getByRole('heading', { name: title }) });

describe('a paper that was submitted once', () => {
  it('is nowhere before', async () => {
    await page.goto('/applications');
    await page.getByRole('link', { name: '我的材料：交过的可以再用' }).click();
    await shouldSee(page, '还没有材料');
    await shouldBeAccessible(page);
  });

  it('is photographed for the first application', async () => {
    await startAnApplication();
    // A date that needs an officer: no licence is issued that would stand in for the photograph.
    const paper = await photographOf(page, 'qinghe_hotel-hygiene-licence', {
      licence_valid_to: '2029-06-11',
    });
    await whenIUpload(page, '原许可证', paper);
    await shouldSee(page, '读到 9 项信息，已经填到表里', READING_MS);
    await whenIWrite(page, '手机号码', '13800000000');
    await shouldBeSaved(page);
    await whenISubmit(page);
    await page.getByRole('heading', { name: '已提交，工作人员正在审核' }).waitFor();
  });

  it('is among my materials, with its validity, its trust and its picture', async () => {
    await page.goto('/materials');
    const card = cardOf(LICENCE);
    await shouldSee(card, '可以用');
    await shouldSee(card, '云卫公证字〔2024〕第00127号');
    await shouldSee(card, '2029年6月11日');
    await shouldSee(card, '识别：系统读取，没有人核对过');
    await shouldSee(card, /2026年11月20日随“公共场所卫生许可（变更）”提交/);
    await card.getByRole('button', { name: `看材料：${LICENCE}` }).click();
    await shouldShowItsPicture(card.getByRole('img', { name: `${LICENCE}，第 1 页` }));
    await shouldBeAccessible(page);
  });

  it('need not be brought, as the guide says', async () => {
    await page.goto(GUIDE);
    const place = page.getByRole('region', { name: '已经有的，不用提交' });
    await shouldSee(place, /您2026年11月20日随“公共场所卫生许可（变更）”提交过，可用到 2029年6月11日/);
    await shouldBeAccessible(page);
    const stranger = await world.visit();
    await stranger.goto(GUIDE);
    await shouldSee(stranger, '有电子证照或以前提交过的，登录后不用重新拍。');
    await stranger.context().close();
  });

  it('is used for the second application with one press and no photograph', async () => {
    await startAnApplication();
    await shouldSee(page, '原许可证：用已有的，不用再拍');
    await shouldBeAccessible(page);
    await page.getByRole('button', { name: '使用这份' }).click();
    const place = materialOf(page, '原许可证');
    await shouldSee(place, /用的是以前提交过的：公共场所卫生许可证（云卫公证字〔2024〕第00127号）/);
    await shouldSee(place, '读到 9 项信息，已经填到表里');
    await whenIWrite(page, '手机号码', '13800000000');
    await shouldBeSaved(page);
    await shouldBeAccessible(page);
    await whenISubmit(page);
    await page.getByRole('heading', { name: '已提交，工作人员正在审核' }).waitFor();
    await page.goto('/materials');
    await shouldSee(cardOf(LICENCE), /2026年11月20日，“公共场所卫生许可（变更）”，办件 \d+，您当时同意/);
  });

  it('can be refused for another photograph, and taken up again', async () => {
    await startAnApplication();
    await page.getByRole('button', { name: '不用，重新上传' }).click();
    await page.getByRole('button', { name: '改用以前提交过的' }).click();
    await page.getByRole('button', { name: '使用这份' }).click();
    await shouldSee(page, '用的是以前提交过的');
  });

  it('is never offered again once it is withdrawn, and the draft that held it says so', async () => {
    const draft = page.url();
    await page.goto('/materials');
    const card = cardOf(LICENCE);
    await card.getByRole('button', { name: `撤回：${LICENCE}` }).click();
    await shouldSee(card, '已经提交的申请不受影响');
    await shouldBeAccessible(page);
    await card.getByRole('button', { name: '确认撤回' }).click();
    await shouldSee(card, '已撤回');
    await page.goto(draft);
    await shouldSee(page, /您选的这份已经不能用了，请重新上传，或换一份/);
    await shouldSee(page, '缺少材料“原许可证”');
    expect(await page.getByRole('button', { name: '使用这份' }).count()).toBe(0);
    await shouldBeAccessible(page);
  });

  it('works with large type on a phone, and nothing on the way complained', async () => {
    const elder = await world.visit({ width: 360, height: 740, theme: 'elder' });
    await whenISignInAs(elder, '王芳', '临江市清和宾馆有限公司');
    for (const address of ['/materials', GUIDE]) {
      await elder.goto(address);
      await shouldSee(elder, address === GUIDE ? '拍照即可' : '再用之前怎么问您');
      await shouldFitTheWindow(elder);
      await shouldBeAccessible(elder);
    }
    await elder.goto('/materials');
    await elder.getByRole('radio', { name: '不要用，我每次重新上传' }).check();
    await shouldSee(elder, '已保存');
    await elder.context().close();
    expect(world.complaints).toEqual([]);
  });
});
