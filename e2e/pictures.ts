import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { photographOf } from './papers.ts';
import {
  READING_MS,
  shouldBeSaved,
  shouldSee,
  shouldShowItsPicture,
  whenIAnswer,
  whenISignInAs,
  whenISignInAsStaff,
  whenIStart,
  whenISubmit,
  whenIUpload,
  whenIWrite,
} from './steps.ts';
import { openWorld, type Visit, type World } from './world.ts';

const HOTEL = '临江市清和宾馆有限公司';
const GUIDE = '/services/hygiene-licence-change';
const DESK: Visit = { width: 1440, height: 900 };
const PHONE: Visit = { width: 360, height: 740, sharpness: 2 };

/**
 * Makes the pictures of the main pages on a platform of its own, as PNG with at most 256 colours.
 * @param folder where they go
 * @param told hears of each: its name and its size in bytes
 */
export async function makePictures(
  folder: string,
  told: (name: string, bytes: number) => void,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const world = await openWorld();
  const take: Take = async (page, name, fullPage = false) => {
    await page.waitForLoadState('networkidle');
    const path = join(folder, `${name}.png`);
    await sharp(await page.screenshot({ fullPage }))
      .png({ palette: true, effort: 10, compressionLevel: 9 })
      .toFile(path);
    told(name, (await stat(path)).size);
  };
  try {
    await picturesForAnyone(world, take);
    await picturesOfAHandOver(world, take);
    await picturesOfAnApproval(world, take);
  } finally {
    await world.close();
  }
}

/** `whole`: down to the page's end. */
type Take = (page: Page, name: string, whole?: boolean) => Promise<void>;

async function picturesForAnyone(world: World, take: Take): Promise<void> {
  for (const [name, visit] of [
    ['desktop', DESK],
    ['phone', PHONE],
    ['elder', { ...DESK, theme: 'elder' }],
  ] as const) {
    const page = await world.visit(visit);
    await page.goto('/');
    await page.getByRole('searchbox').fill('换了老板，卫生许可要不要变');
    await shouldSee(page, /找到 \d+ 个事项/);
    await page.getByRole('searchbox').blur();
    await take(page, `home-${name}`);
    if (name !== 'elder') {
      await page.goto(GUIDE);
      await shouldSee(page, '办好后得到');
      await take(page, `guide-${name}`);
      await page.goto('/demo');
      await shouldShowItsPicture(page.getByRole('main').getByRole('img').first());
      await take(page, `demo-${name}`);
    }
    await page.context().close();
  }
}

async function fillIn(page: Page, changes: Record<string, string> = {}): Promise<void> {
  await page.goto(GUIDE);
  await whenIStart(page);
  await whenIAnswer(page, '您要变更什么？', '法定代表人或负责人 名称没有变，换了人');
  await whenIUpload(page, '原许可证', await photographOf(page, 'qinghe_hotel-hygiene-licence', changes));
  await shouldSee(page, '读到 9 项信息，已经填到表里', READING_MS);
  await whenIWrite(page, '手机号码', '13800000000');
  await shouldBeSaved(page);
}

/** One digit on the photograph is changed: the console has something to show. */
async function picturesOfAHandOver(world: World, take: Take): Promise<void> {
  const page = await world.visit(DESK);
  await whenISignInAs(page, '王芳', HOTEL);
  await fillIn(page, { licence_valid_to: '2029-06-11' });
  await whenISubmit(page);
  await page.getByRole('heading', { name: '已提交，工作人员正在审核' }).waitFor();
  await take(page, 'hand-over-desktop');

  const officer = await world.visit(DESK);
  await whenISignInAsStaff(officer, '刘洋');
  await officer.goto('/console/inbox');
  await take(officer, 'console-inbox');
  await officer.getByRole('link', { name: new RegExp(HOTEL) }).click();
  await officer.getByRole('button', { name: '看有效期至的依据' }).first().click();
  await shouldShowItsPicture(officer.getByRole('img', { name: '原许可证，第 1 页' }));
  await take(officer, 'console-case');
  await officer.context().close();

  await page.getByRole('button', { name: '不办了，撤回申请' }).click();
  await page.getByRole('button', { name: '确认撤回' }).click();
  await shouldSee(page, '您已撤回这份申请');
  await page.context().close();
}

async function picturesOfAnApproval(world: World, take: Take): Promise<void> {
  const page = await world.visit(DESK);
  const phone = await world.visit(PHONE);
  for (const window of [page, phone]) await whenISignInAs(window, '王芳', HOTEL);
  await fillIn(page);
  await take(page, 'form-desktop', true);
  await phone.goto(`${page.url().split('?')[0]}?step=group-company`);
  await shouldSee(phone, '来自云溪区市场主体登记库');
  await take(phone, 'form-phone');
  await whenISubmit(page);
  await page.getByRole('heading', { name: '办好了，准予许可' }).waitFor();
  for (const [window, name] of [
    [page, 'desktop'],
    [phone, 'phone'],
  ] as const) {
    await window.reload();
    const licence = window.getByRole('img', { name: /^公共场所卫生许可证，许可证号/ });
    await shouldShowItsPicture(licence);
    await take(window, `result-${name}`, name === 'desktop');
    await window.goto('/applications');
    await shouldSee(window, '已经办好，可以查看和下载。');
    await take(window, `applications-${name}`);
  }
}
