import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { shouldBeAccessible, shouldSee, whenISignInAsStaff } from '../steps.ts';
import { openWorld, type World } from '../world.ts';

const OFFICE = '云溪区卫生健康局';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

describe('a new signing key for an office', () => {
  let first: Page;
  let second: Page;
  beforeAll(async () => {
    first = await world.visit({ width: 1440 });
    second = await world.visit({ width: 1440 });
  });
  const waiting = (page: Page) => page.locator('.zb-block').filter({ hasText: '等待启用' });

  it('is proposed by one operator, who may not activate it', async () => {
    await whenISignInAsStaff(first, '唐宇');
    await first.goto('/console/keys');
    await shouldSee(first, '签章密钥');
    await first.getByRole('combobox', { name: '机关' }).click();
    await first.locator('.ant-select-item-option').filter({ hasText: OFFICE }).click();
    await first.getByText('国密算法（OFD 与数据）').first().click();
    await first.getByText('由演示根证书签发（只用于演示）').click();
    await first.getByRole('button', { name: '提出，等另一人启用' }).click();
    await shouldSee(first, '这是您自己提出的密钥，要由另一位运维人员启用。');
    await shouldBeAccessible(first);
  });

  it('is checked and activated by another', async () => {
    await whenISignInAsStaff(second, '沈浩');
    await second.goto('/console');
    await second.waitForURL('**/console/keys');
    await shouldSee(waiting(second), '唐宇（云溪区数据局）');
    await waiting(second).getByRole('button', { name: '复核并启用' }).click();
    await shouldSee(second, `启用“${OFFICE}”的这个密钥？`);
    await second.getByRole('button', { name: '确认启用' }).click();
    await waiting(second).waitFor({ state: 'detached' });
    await shouldSee(second, '已停用');
    await shouldBeAccessible(second);
  });
});
