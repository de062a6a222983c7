import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shouldBeAccessible, shouldFitTheWindow, shouldSee, whenISignInAsStaff } from '../steps.ts';
import { openWorld, type World } from '../world.ts';

const OFFICE = '云溪区卫生健康局';
const TWELVE_MINUTES = 12 * 60_000;

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** The digits that the authenticator of a demo account shows now; a code works once. */
async function codeOf(page: Page, name: string): Promise<string> {
  const answer = await page.request.get('/api/demo/accounts');
  const { accounts } = (await answer.json()) as { accounts: { name: string; totpCode?: string | null }[] };
  const code = accounts.find(account => account.name === name)?.totpCode;
  if (!code) throw new Error(`There is no code of ${name} that was not used.`);
  return code;
}

/** When I propose a key, all of whose fields I have filled in. */
async function whenIProposeAKey(page: Page): Promise<void> {
  await page.goto('/console/keys');
  await page.getByRole('combobox', { name: '机关' }).click();
  await page.locator('.ant-select-item-option').filter({ hasText: OFFICE }).click();
  await page.getByText('国密算法（OFD 与数据）').first().click();
  await page.getByText('由演示根证书签发（只用于演示）').click();
}

describe.each([
  ['on a PC', 1440, '唐宇', 'standard'],
  ['on a phone', 360, '沈浩', 'elder'],
] as const)('a sensitive step long after the sign-in, %s', (_where, width, name, theme) => {
  let page: Page;
  const prompt = () => page.getByRole('dialog', { name: '请再确认一次是您本人' });
  beforeAll(async () => {
    page = await world.visit({ width, height: 780, theme });
    await whenISignInAsStaff(page, name);
  });

  it('asks to confirm that it is me, and keeps the page as it was', async () => {
    await whenIProposeAKey(page);
    world.platform.advance(TWELVE_MINUTES);
    await page.getByRole('button', { name: '提出，等另一人启用' }).click();
    await prompt().waitFor();
    await shouldSee(prompt(), '填写的内容都还在，确认后接着办。');
    await prompt().locator('input:focus').waitFor();
    await shouldBeAccessible(page);
    await shouldFitTheWindow(page);
  });

  it('says what to do when the code is missing or wrong', async () => {
    await prompt().getByRole('button', { name: '确认，继续' }).click();
    await shouldSee(prompt(), '请打开手机验证器，填写 6 位数字。');
    await prompt().getByLabel('验证码').fill('000000');
    await page.keyboard.press('Enter');
    await shouldSee(prompt(), '验证码不对，或者已经用过。');
    await shouldBeAccessible(page);
    await shouldFitTheWindow(page);
  });

  it('goes on with the right one, and has lost nothing', async () => {
    await prompt()
      .getByLabel('验证码')
      .fill(await codeOf(page, name));
    await prompt().getByRole('button', { name: '确认，继续' }).click();
    await prompt().waitFor({ state: 'detached' });
    await shouldSee(page, '这是您自己提出的密钥，要由另一位运维人员启用。');
    await shouldBeAccessible(page);
    expect(world.complaints).toEqual([]);
  });
});
