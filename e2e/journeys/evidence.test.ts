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
  whenISignInAsStaff,
  whenIStart,
  whenISubmit,
  whenIWrite,
} from '../steps.ts';
import { openWorld, type World } from '../world.ts';

let world: World;
/** Where anyone asks whether the record was changed. */
let address: string;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

describe('whether the record of my matter was changed', () => {
  let page: Page;
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

describe('the record of a matter whose retention period has ended', () => {
  const open = async (officer: string, width: number): Promise<Page> => {
    const page = await world.visit({ width });
    await whenISignInAsStaff(page, officer);
    await page.goto('/console/evidence');
    await page.getByRole('heading', { name: '存证与依法删除' }).waitFor();
    return page;
  };
  const waiting = (page: Page) => page.locator('.zb-block--3').filter({ hasText: '等待另一人批准' });

  it('is proposed for erasure by a supervisor, who reads what would go and may not approve', async () => {
    const page = await open('高峰', 1440);
    await shouldSee(page, '没有等待批准的删除。');
    await page.getByRole('button', { name: '看会删除什么' }).click();
    await shouldSee(page, '存证码是 64 位数字和字母，请完整输入。');
    await page.getByLabel('存证码').fill(address.split('/').at(-1) ?? '');
    await page.getByRole('button', { name: '看会删除什么' }).click();
    await shouldSee(page, /办件 \S+：申请人姓名和证件号码、填写的内容、登记机关的答复、审批理由（1）/);
    await shouldSee(page, /已制发的证照和它的登记（1）：准予许可的决定公众有权查阅/);
    await shouldBeAccessible(page);
    await page.getByText('停止提供服务，或保存期限届满').click();
    await page.getByLabel('理由').fill('档案保管期限已于 2026 年 10 月 31 日届满');
    await page.getByRole('button', { name: '提出删除，等另一人批准' }).click();
    await shouldSee(page, '这是您自己提出的，不能由您批准。');
    expect(await waiting(page).getByRole('button').count()).toBe(0);
    await page.getByRole('button', { name: '开始核对' }).click();
    await shouldSee(page, /核对了 \d+ 条，0 处不符/);
    await shouldBeAccessible(page);
    await page.context().close();
  });

  it('is erased by another person, who reads the consequence first', async () => {
    const page = await open('唐宇', 360);
    await waiting(page).getByRole('button', { name: '先看会删除什么' }).click();
    await shouldSee(page, '批准以后马上删除，谁也不能恢复。');
    await shouldBeAccessible(page);
    await shouldFitTheWindow(page);
    await waiting(page).getByRole('button', { name: '批准并删除，不可恢复' }).click();
    await shouldSee(page, '已经删除的（1）');
    await shouldSee(page, /唐宇批准/);
    await page.goto(address);
    await shouldSee(page, /内容已于.+依法删除。这件事发生过、什么时候发生，仍然可以证明。/);
    await shouldBeAccessible(page);
    await page.context().close();
  });

  it('the applicant sees that it is gone, and has the licence', async () => {
    const page = await world.visit({ width: 360 });
    await whenISignInAs(page, '李伟', '临江市云溪书店有限公司');
    await page.goto('/applications');
    await page.getByRole('link', { name: '查看结果' }).first().click();
    await shouldSee(page, /申请的内容、上传的材料和文书已于.+依法删除。已经发给您的证照不受影响。/);
    await page.getByRole('link', { name: '下载许可证' }).waitFor();
    expect(await page.getByText('13800000000').count()).toBe(0);
    await shouldBeAccessible(page);
    await shouldFitTheWindow(page);
    await page.context().close();
  });

  it('the key of the log is changed by two operators', async () => {
    const first = await open('唐宇', 768);
    await first.getByRole('button', { name: '提出新密钥' }).click();
    await first.getByRole('button', { name: '确认提出' }).click();
    await shouldSee(first, '这是您自己提出的，不能由您启用。');
    await shouldFitTheWindow(first);
    const second = await open('沈浩', 1440);
    await second.getByRole('button', { name: '核对并启用' }).click();
    await shouldSee(second, '旧密钥马上签移交声明，然后销毁，不能恢复。');
    await second.getByRole('button', { name: '启用，并销毁旧密钥' }).click();
    await shouldSee(second, '已移交并销毁');
    await shouldBeAccessible(second);
    await shouldFitTheWindow(second);
    await first.context().close();
    await second.context().close();
  });
});
