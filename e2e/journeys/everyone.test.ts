import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { photographOf } from '../papers.ts';
import {
  READING_MS,
  shouldBeAccessible,
  shouldFitTheWindow,
  shouldSee,
  whenISignInAs,
  whenISignInAsStaff,
} from '../steps.ts';
import { openWorld, type World } from '../world.ts';

const HOTEL = '临江市清和宾馆有限公司';
const GUIDE = '/services/hygiene-licence-change';
const PLACES = ['/', '/help', GUIDE, '/applications', '/acting-for', '/verify', '/demo'];

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** Presses Tab until something with this name has the focus, as someone without a mouse does. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 100; presses++) {
    await page.keyboard.press('Tab');
    const words = await page.evaluate(() => {
      const focused = document.activeElement;
      const label = focused instanceof HTMLInputElement ? focused.labels?.[0] : undefined;
      return `${label?.textContent ?? ''} ${focused?.getAttribute('aria-label') ?? ''} ${focused?.textContent ?? ''}`;
    });
    if (words.includes(name)) return;
  }
  throw new Error(`Tab never came to ${name} on ${page.url()}.`);
}

describe('with the keyboard alone', () => {
  it('the whole way from the first page to the submitted form can be gone', async () => {
    const page = await world.visit();
    await whenISignInAs(page, '王芳', HOTEL);
    await page.goto('/');
    // As a person does: the page stands before the keyboard is used.
    await page.getByRole('link', { name: '公共场所卫生许可（变更）' }).waitFor();
    await page.waitForLoadState('networkidle');
    await tabTo(page, '用您自己的话说');
    await page.keyboard.type('换了老板，卫生许可要不要变');
    await shouldSee(page, /找到 \d+ 个事项/);
    await tabTo(page, '公共场所卫生许可（变更）');
    await page.keyboard.press('Enter');
    await page.getByText('办好后得到').waitFor();
    await tabTo(page, '开始办理');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/applications\//);
    await page.getByRole('radio').first().waitFor();
    await tabTo(page, '单位名称');
    await page.keyboard.press('ArrowDown');
    await shouldSee(page, /已保存/);
    const chooser = page.waitForEvent('filechooser');
    await tabTo(page, '选择文件');
    await page.keyboard.press('Enter');
    await (await chooser).setFiles(await photographOf(page, 'qinghe_hotel-hygiene-licence'));
    await shouldSee(page, '读到 9 项信息，已经填到表里', READING_MS);
    await tabTo(page, '手机号码');
    await page.keyboard.type('13800000000');
    await tabTo(page, '我承诺');
    await page.keyboard.press('Space');
    await tabTo(page, '提交申请');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '办好了，准予许可' }).waitFor();
    // What is new is where the keyboard and the screen reader now are.
    await expect
      .poll(() => page.locator(':focus').evaluate(node => node.tagName), { timeout: 20_000 })
      .toBe('H1');
    await page.context().close();
  });
});

describe.each([
  { name: 'on a phone of 360 pixels', visit: { width: 360, height: 740 }, places: PLACES },
  { name: 'in the elder theme', visit: { theme: 'elder' }, places: PLACES },
  {
    name: 'in the elder theme on a phone',
    visit: { width: 360, height: 740, theme: 'elder' },
    places: ['/'],
  },
  { name: 'in English', visit: { language: 'en' }, places: ['/', GUIDE, '/demo'] },
] as const)('$name', ({ visit, places }) => {
  let page: Page;
  beforeAll(async () => {
    page = await world.visit({ ...visit, language: 'zh-CN' });
    await whenISignInAs(page, '王芳', HOTEL);
    if ('language' in visit) {
      await page.getByRole('button', { name: 'English' }).click();
      await page.getByRole('button', { name: '中文' }).waitFor();
    }
  });
  afterAll(() => page.context().close());

  it.each(places)('%s fits the window and is accessible', async place => {
    await page.goto(place);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    await shouldFitTheWindow(page);
    await shouldBeAccessible(page);
  });

  it('the form fits the window and is accessible, screen by screen', async () => {
    await page.goto(`${GUIDE}/start`);
    await page.waitForURL(/\/applications\//);
    await page.getByRole('radio').first().waitFor();
    for (;;) {
      await shouldFitTheWindow(page);
      await shouldBeAccessible(page);
      const next = page.getByRole('button', { name: /^(下一步|Next)/ });
      if ((await next.count()) === 0) break;
      await next.click();
      await page.waitForTimeout(200);
    }
  });
});

it('English pages hold no Chinese but names', async () => {
  const page = await world.visit({ language: 'en' });
  await page.goto(GUIDE);
  await page.getByRole('heading', { level: 1, name: 'Hygiene licence for public places (change)' }).waitFor();
  const text = await page.getByRole('main').ariaSnapshot();
  expect(text.match(/\p{Script=Han}{2,}/gu) ?? []).toEqual([]);
  await page.context().close();
});

it('the console on a phone keeps to one line, with everything in its menu', async () => {
  const page = await world.visit({ width: 1440 });
  await whenISignInAsStaff(page, '刘洋');
  await page.setViewportSize({ width: 360, height: 740 });
  const menu = page.getByRole('button', { name: '菜单' });
  const register = page.getByRole('link', { name: '证照库' });
  for (const choice of ['关怀版', '标准版']) {
    await page.goto('/console/inbox');
    await menu.waitFor();
    const line = await page.getByRole('banner').boundingBox();
    expect(line?.height).toBeLessThan(60);
    await shouldFitTheWindow(page);
    await shouldBeAccessible(page);
    await tabTo(page, '菜单');
    await page.keyboard.press('Enter');
    await register.waitFor();
    // What an officer may not open is not in his menu.
    expect(await page.getByRole('link', { name: '签章密钥' }).count()).toBe(0);
    await page.getByText('刘洋，云溪区卫生健康局').waitFor();
    await shouldFitTheWindow(page);
    await shouldBeAccessible(page);
    await page.keyboard.press('Escape');
    await register.waitFor({ state: 'hidden' });
    expect(await menu.evaluate(node => node === document.activeElement)).toBe(true);
    await menu.click();
    await page.getByRole('button', { name: choice }).click();
    await page.keyboard.press('Escape');
  }
  await menu.click();
  await register.click();
  await page.getByRole('heading', { level: 1, name: '证照库' }).waitFor();
  await register.waitFor({ state: 'hidden' });
  await page.context().close();
});
