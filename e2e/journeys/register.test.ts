import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  materialOf,
  shouldBeAccessible,
  shouldFitTheWindow,
  shouldSee,
  whenISignInAs,
  whenISignInAsStaff,
} from '../steps.ts';
import { openWorld, type World } from '../world.ts';

const SHOP = '临江市云溪书店有限公司';
const NUMBER = '新出发云零字第20240073号';
const WAIVED = `电子证照库中已有（${NUMBER}），不用提交`;

let world: World;
let holder: Page;
let officer: Page;
let second: Page;
let anyone: Page;
/** Where anyone asks for the licence. */
let address = '';

beforeAll(async () => {
  world = await openWorld();
  holder = await world.visit({ width: 360 });
  officer = await world.visit({ width: 1440 });
  second = await world.visit({ width: 1440 });
  anyone = await world.visit({ width: 360 });
});
afterAll(async () => {
  await world.close();
  expect(world.complaints).toEqual([]);
});

async function whenIWriteTheReason(page: Page, act: string, reason: string): Promise<void> {
  await page.getByRole('button', { name: `办理${act}`, exact: true }).click();
  await page.getByLabel('理由').fill(reason);
}
/** The form is there, and the licence stands in for nothing on it. */
const shouldNotBeWaived = async () => {
  await holder.reload();
  await materialOf(holder, '原许可证').getByRole('button', { name: '选择文件' }).waitFor();
  expect(await holder.getByText(WAIVED).count()).toBe(0);
};
const shouldBePublic = async (words: string | RegExp) => {
  await anyone.goto(address);
  await shouldSee(anyone, words);
};

describe('a licence after its issue', () => {
  it('is seen by its holder, who can download it and show others where to check it', async () => {
    await whenISignInAs(holder, '李伟', SHOP);
    await holder.goto('/applications');
    await holder.getByRole('link', { name: '看我的证照' }).click();
    await shouldSee(holder, NUMBER);
    await shouldSee(holder, '现在有效，办事时可以用它，不用再交复印件。');
    await shouldBeAccessible(holder);
    await shouldFitTheWindow(holder);
    address = (await holder.getByRole('link', { name: '给别人核验的页面' }).getAttribute('href')) ?? '';
    await shouldBePublic('真实有效：由发证机关签发，内容没有改动，现在可以使用。');
    await shouldBeAccessible(anyone);
    await shouldFitTheWindow(anyone);
    expect(await anyone.getByText(SHOP).count()).toBe(0);
  });

  it('stands in for a copy while it is valid', async () => {
    await holder.goto('/services/publication-licence-replacement');
    await holder
      .getByRole('link', { name: '开始办理' })
      .or(holder.getByRole('button', { name: '开始办理' }))
      .click();
    await holder.waitForURL(/\/applications\//);
    await holder.goto(`${holder.url().split('?')[0]}?step=materials`);
    await shouldSee(holder, WAIVED);
  });

  it('is checked as a file, which is not kept', async () => {
    const files = await holder.context().newPage();
    await files.goto('/licences');
    const download = files.waitForEvent('download');
    await files.getByRole('link', { name: /^下载 PDF：出版物经营许可证/ }).click();
    const path = await (await download).path();
    await anyone.goto('/verify');
    await anyone.locator('input[type=file]').first().setInputFiles(path);
    await shouldSee(anyone, '文件是真的：由本平台的机关签发，签发后没有改动。', 40_000);
    await shouldSee(anyone, '签名时间：有时间戳证明');
    await shouldSee(anyone, '真实有效：由发证机关签发，内容没有改动，现在可以使用。');
    await shouldBeAccessible(anyone);
    await shouldFitTheWindow(anyone);
    const junk = { name: '证照.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 nothing') };
    await anyone.locator('input[type=file]').first().setInputFiles(junk);
    await shouldSee(anyone, '文件没有通过核验，请不要采信。');
    await shouldSee(anyone, '文件里没有数字签名。');
    await files.close();
  });

  it('is withheld by one officer, and everyone can see it', async () => {
    await whenISignInAsStaff(officer, '孙丽');
    await officer.goto('/console/licences');
    await officer.getByRole('searchbox').fill('书店');
    await officer.getByRole('button', { name: '查找证照' }).click();
    await shouldBeAccessible(officer);
    await officer.getByRole('link', { name: new RegExp(SHOP) }).click();
    await shouldSee(officer, '现在不能办理恢复：证照的状态是“有效”。');
    await whenIWriteTheReason(officer, '暂扣', '现场检查发现经营地址不符');
    await shouldBeAccessible(officer);
    await officer.getByRole('button', { name: '暂扣这张证照' }).click();
    await shouldSee(officer, '孙丽办理暂扣。');
    await shouldBePublic('确由发证机关签发，但现在的状态是“暂扣”，不能使用。');
    await shouldNotBeWaived();
  });

  it('is restored, and is valid again', async () => {
    await whenIWriteTheReason(officer, '恢复', '已经改正，复查合格');
    await officer.getByRole('button', { name: '恢复这张证照' }).click();
    await shouldSee(officer, '孙丽办理恢复。');
    await shouldBePublic('真实有效：由发证机关签发，内容没有改动，现在可以使用。');
    await holder.reload();
    await shouldSee(holder, WAIVED);
  });

  it('gets a note, and who shows the former version is sent to the new one', async () => {
    await officer.getByRole('button', { name: '办理附注', exact: true }).click();
    await officer.getByLabel('附注内容').fill('经营场所门牌号由 12 号改为 16 号');
    await officer.getByRole('button', { name: '附注这张证照' }).click();
    await shouldSee(officer, /第 2 版，现行/);
    await shouldBePublic('确由发证机关签发，证照有效，但这是旧版本，请以新版本为准。');
    await anyone.getByRole('link', { name: '查看新版本' }).click();
    await shouldSee(anyone, '真实有效：由发证机关签发，内容没有改动，现在可以使用。');
    await shouldBeAccessible(anyone);
  });

  it('is revoked by two, never by one', async () => {
    await whenIWriteTheReason(officer, '吊销', '多次超范围经营，情节严重');
    await officer.getByRole('button', { name: '提出吊销，等另一人确认' }).click();
    await shouldSee(officer, '这是您提出的，要由本部门另一位审批人员确认或退回。');
    expect(await officer.getByRole('button', { name: '核对并确认吊销' }).count()).toBe(0);
    await shouldBeAccessible(officer);

    await whenISignInAsStaff(second, '周岚');
    await second.goto('/console/licences');
    await second.getByText('只看等另一人确认的').click();
    await second.getByRole('link', { name: new RegExp(SHOP) }).click();
    await second.getByRole('button', { name: '核对并确认吊销' }).click();
    await shouldSee(second, `确认吊销“${SHOP}”的证照 ${NUMBER}？生效后不能恢复。`);
    await shouldBeAccessible(second);
    await second.getByRole('button', { name: '确认吊销，不能恢复' }).click();
    await shouldSee(second, /吊销：孙丽于 .* 提出，周岚确认，已经生效。/);
    await shouldBePublic('确由发证机关签发，但现在的状态是“吊销”，不能使用。');
  });

  it('then stands in for nothing, and its holder reads why', async () => {
    await shouldNotBeWaived();
    await holder.goto('/licences');
    await shouldSee(holder, '这张证照已被吊销，不能再用。');
    await holder.getByText('这张证照的经过').click();
    await shouldSee(holder, /多次超范围经营，情节严重/);
    expect(await holder.getByText('周岚').count()).toBe(0);
    await shouldBeAccessible(holder);
  });
});
