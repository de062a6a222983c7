import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  shouldBeAccessible,
  shouldFitTheWindow,
  shouldSee,
  whenIAnswer,
  whenIFind,
  whenISignInAs,
  whenIStart,
  whenISubmit,
  whenIWrite,
} from '../steps.ts';
import { openWorld, type World } from '../world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

describe('whether the record of my matter was changed', () => {
  let page: Page;
  let address: string;
  beforeAll(async () => {
    page = await world.visit();
  });

  it('the bookseller gets his licence again', async () => {
    await whenISignInAs(page, '李伟', '临江市云溪书店有限公司');
    await whenIFind(page, '书店的许可证丢了怎么办', '出版物经营许可证遗失补证');
    await whenIStart(page);
    await whenIAnswer(page, '许可证怎么了？', '丢了，找不到了');
    await whenIAnswer(page, '怎么声明遗失？', '在这里写几句说明');
    await whenIWrite(page, '遗失日期', '2026-11-10');
    await whenIWrite(page, '遗失情况说明', '搬运书架时连同镜框一起丢失，找了一周没有找到。');
    await whenIWrite(page, '手机号码', '13800000000');
    await shouldSee(page, '可以提交，都已核对无误');
    await whenISubmit(page);
    await page.getByRole('heading', { name: '办好了，准予许可' }).waitFor();
  });

  it('sees in plain words that it is sealed, and takes the bundle home', async () => {
    await page.getByRole('link', { name: '查验这份记录' }).click();
    await shouldSee(page, '已经封存，没有改动。');
    await shouldSee(page, /第 \d+ 条，封存时共 \d+ 条/);
    await shouldBeAccessible(page);
    address = page.url();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载存证包' }).click(),
    ]);
    const bundle = JSON.parse(await readFile(await download.path(), 'utf8')) as {
      events: { type: string; proof: object | null }[];
    };
    expect(bundle.events.slice(0, 3).map(({ type, proof }) => [type, proof !== null])).toEqual([
      ['cases.started', true],
      ['cases.submitted', true],
      ['cases.decided', true],
    ]);
  });

  it('anybody may look, on a phone too, and is asked to sign in for the bundle', async () => {
    const stranger = await world.visit({ width: 360 });
    await stranger.goto(address);
    await shouldSee(stranger, '已经封存，没有改动。');
    await stranger.getByRole('link', { name: '登录后下载存证包' }).waitFor();
    await shouldFitTheWindow(stranger);
    await shouldBeAccessible(stranger);
    await stranger.goto(`/evidence/${'0'.repeat(64)}`);
    await shouldSee(stranger, '没有找到这个存证码。');
    await shouldBeAccessible(stranger);
    await stranger.context().close();
  });

  it('another applicant does not get it', async () => {
    const other = await world.visit();
    await whenISignInAs(other, '赵磊');
    await other.goto(address);
    await other.getByRole('button', { name: '下载存证包' }).click();
    await shouldSee(other, '没有找到您要的内容。');
    await shouldBeAccessible(other);
    await other.context().close();
  });
});
