import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shouldBeAccessible, shouldFitTheWindow, shouldSee, whenISignInAsStaff } from '../steps.ts';
import { openWorld, type World } from '../world.ts';

const RULES = '/console/services/hygiene-licence-change/rules';
/** The first check loads the editor and compiles twice; on a busy machine that takes long. */
const CHECKING_MS = 40_000;

let world: World;
let owner: Page;
let second: Page;
beforeAll(async () => {
  world = await openWorld();
  owner = await world.visit({ width: 1440, height: 1000 });
  second = await world.visit({ width: 1440, height: 1000 });
});
afterAll(() => world.close());

/** The cell of a row by what stands in it. */
const cellOf = (page: Page, text: string) =>
  page.locator('.rules-table td').filter({ hasText: text }).first();

/** When I write something else into a cell; it is taken while I type. */
async function whenIWriteIntoTheCell(page: Page, from: string, to: string): Promise<void> {
  await cellOf(page, from).click();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(to);
}

describe('a service owner changes a rule', () => {
  it('sees the tables, the example cases and what covers each row', async () => {
    await whenISignInAsStaff(owner, '何静');
    await owner.goto('/console/services/hygiene-licence-change');
    await owner
      .getByRole('link', { name: '编辑规则' })
      .or(owner.getByRole('button', { name: '编辑规则' }))
      .click();
    await shouldSee(owner, /已检查 \d\d:\d\d/, CHECKING_MS);
    await shouldSee(owner, '还没有改动，不用提交。');
    await cellOf(owner, '"歇业","清算","迁出"').waitFor();
    await shouldSee(owner.locator('.rules-table tr').filter({ hasText: '"歇业","清算","迁出"' }), '1 个示例');
    await shouldBeAccessible(owner);
  });

  it('adds a row, names it, and takes both back', async () => {
    await cellOf(owner, '"吊销"').click();
    await owner.getByRole('button', { name: '在下面加一行' }).click();
    await owner.getByLabel('规则编号').fill('company-ended');
    await owner.getByLabel('规则编号').press('Enter');
    await shouldSee(owner, '文件里已经有这个编号，请换一个。');
    await owner.getByLabel('规则编号').fill('company-paused');
    await owner.getByLabel('规则编号').press('Enter');
    await owner.getByLabel('法律依据').fill('《中华人民共和国行政许可法》第三十四条');
    const found = owner.getByRole('region', { name: '检查结果' });
    await shouldSee(found, '主体审查/rule 3/output 1：表达式是空的。', CHECKING_MS);
    await owner.locator('.rules-table').getByRole('button', { name: /错误/ }).first().click();
    await shouldBeAccessible(owner);
    await owner.getByRole('button', { name: '放弃修改' }).click();
    await owner.getByRole('button', { name: '确认放弃' }).click();
    await shouldSee(owner, '还没有改动，不用提交。', CHECKING_MS);
    expect(await owner.getByText('company-paused').count()).toBe(0);
  });

  it('edits a cell, and sees which example changes and what lint finds', async () => {
    await whenIWriteIntoTheCell(owner, '"歇业","清算","迁出"', '"清算","迁出"');
    const effect = owner.getByRole('region', { name: '对示例的影响' });
    await shouldSee(effect, '1 个示例与正在使用的版本不同，1 个没有得到预期的结果', CHECKING_MS);
    await shouldSee(effect.getByRole('row', { name: /单位歇业/ }), '准予，自动办结，decide-approve');
    await shouldSee(
      owner.getByRole('region', { name: '检查结果' }),
      '没有示例触发规则“company-not-active”。',
    );
    await shouldSee(owner, '还有错误或没有得到预期结果的示例，不能提交。');
    await shouldSee(owner.locator('.rules-table tr').filter({ hasText: '"清算","迁出"' }), '没有示例');
    await shouldBeAccessible(owner);
  });

  it('tries the case, and reads which condition held the row back', async () => {
    await owner
      .getByRole('region', { name: '对示例的影响' })
      .getByRole('row', { name: /单位歇业/ })
      .getByRole('button', { name: '试算', exact: true })
      .click();
    await cellOf(owner, '"清算","迁出"').click();
    const trial = owner.getByRole('region', { name: '试算', exact: true });
    const row = trial.getByRole('row', { name: /登记状态/ });
    await shouldSee(row, '歇业');
    await shouldSee(row, '不成立');
    await shouldBeAccessible(owner);
  });

  it('finds the draft again after a reload', async () => {
    await owner.reload();
    await cellOf(owner, '"清算","迁出"').waitFor({ timeout: CHECKING_MS });
    await shouldSee(owner, /已保存 \d\d:\d\d/);
    await shouldSee(owner, '1 个示例与正在使用的版本不同', CHECKING_MS);
  });

  it('mends the example case and proposes the change', async () => {
    await owner.getByRole('button', { name: '示例文件' }).click();
    const cases = owner.getByLabel('示例文件 cases.yaml');
    const text = await cases.inputValue();
    await cases.fill(text.replace('登记: { 登记状态: 歇业 }', '登记: { 登记状态: 清算 }'));
    await shouldSee(owner, '没有发现问题', CHECKING_MS);
    await shouldBeAccessible(owner);
    const proposal = owner.getByRole('region', { name: '提交发布' });
    await shouldSee(proposal.getByRole('row', { name: /登记状态/ }), '"清算","迁出"');
    await proposal.getByRole('button', { name: '提交发布' }).click();
    await proposal.getByRole('button', { name: '确认提交' }).click();
    await owner.getByRole('heading', { name: '第 2 版' }).waitFor();
    await shouldSee(owner, '这是您自己提交的版本，要由另一位事项管理人员发布。');
  });

  it('starts another draft while that one waits', async () => {
    await owner.goto(RULES);
    await cellOf(owner, '"吊销"').waitFor({ timeout: CHECKING_MS });
    await whenIWriteIntoTheCell(owner, '"吊销"', '"吊销","停业"');
    await shouldSee(owner, /已保存 \d\d:\d\d/);
  });

  it('is seen by the second owner change by change, and published', async () => {
    await whenISignInAsStaff(second, '许明');
    await second.goto('/console/services/hygiene-licence-change');
    await second.getByRole('link', { name: '查看改动' }).click();
    await shouldSee(second.getByRole('row', { name: /登记状态/ }), '"歇业","清算","迁出"', CHECKING_MS);
    // Writing the file anew changed nothing else in it.
    expect(await second.getByText(/^第 \d+ 行 /).count()).toBe(1);
    expect(await second.getByText('decision.dmn 里各行以外的部分').count()).toBe(0);
    await shouldSee(
      second.getByRole('region', { name: '原来的示例按新规则算' }),
      /^单位歇业：转人工.* 改为 准予/,
    );
    await shouldBeAccessible(second);
    await second.getByRole('button', { name: '通过并发布' }).click();
    await second.getByRole('button', { name: '确认发布第 2 版' }).click();
    await shouldSee(second, '正在使用');
  });

  it('is what the editor starts from afterwards', async () => {
    await owner.goto(RULES);
    await cellOf(owner, '"清算","迁出"').waitFor({ timeout: CHECKING_MS });
    await shouldSee(owner, '改的是第 2 版。');
    await shouldSee(owner, '还没有改动，不用提交。', CHECKING_MS);
  });

  it('leads to the draft of the former version, and says that it is behind', async () => {
    await shouldSee(owner, '您还有一份改自第 1 版的草稿没有提交。');
    await owner
      .getByRole('button', { name: '打开这份草稿' })
      .or(owner.getByRole('link', { name: '打开这份草稿' }))
      .click();
    await shouldSee(owner, '您改的是第 1 版，正在使用的已经是第 2 版。');
    await cellOf(owner, '"吊销","停业"').waitFor({ timeout: CHECKING_MS });
    const proposal = owner.getByRole('region', { name: '提交发布' });
    await shouldSee(proposal.getByRole('row', { name: /登记状态/ }), '"歇业","清算","迁出"', CHECKING_MS);
    await shouldBeAccessible(owner);
    await owner.goto(RULES);
    await owner.getByRole('button', { name: '放弃这份草稿' }).click();
    await owner.getByRole('button', { name: '确认放弃' }).click();
    expect(await owner.getByText('您还有一份改自第 1 版的草稿').count()).toBe(0);
  });

  it('fits a phone and a tablet', async () => {
    for (const width of [768, 360]) {
      await owner.setViewportSize({ width, height: 900 });
      await shouldFitTheWindow(owner);
      await shouldBeAccessible(owner);
    }
    expect(world.complaints).toEqual([]);
  });
});
