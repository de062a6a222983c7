import { verifyFile } from '@zhiban/documents/verify';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { photographOf } from '../papers.ts';
import {
  fileBehind,
  READING_MS,
  shouldBeAccessible,
  shouldBeFilledIn,
  shouldBeSaved,
  shouldSee,
  shouldShowItsPicture,
  whenIAnswer,
  whenIFind,
  whenISignInAs,
  whenISignInAsStaff,
  whenIStart,
  whenISubmit,
  whenIUpload,
  whenIWrite,
} from '../steps.ts';
import { openWorld, type World } from '../world.ts';

const HOTEL = '临江市清和宾馆有限公司';
const DOUBT = '原许可证的有效期不是4年，可能看错了，也可能被改动过。';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

describe('one digit changed on the picture', () => {
  let applicant: Page;
  let officer: Page;
  beforeAll(async () => {
    applicant = await world.visit();
    officer = await world.visit({ width: 1440 });
    await whenISignInAs(applicant, '王芳', HOTEL);
  });

  it('is not decided by the machine, and the applicant reads why', async () => {
    await applicant.goto('/services/hygiene-licence-change');
    await whenIStart(applicant);
    await whenIAnswer(applicant, '您要变更什么？', '法定代表人或负责人 名称没有变，换了人');
    const changed = await photographOf(applicant, 'qinghe_hotel-hygiene-licence', {
      licence_valid_to: '2029-06-11',
    });
    await whenIUpload(applicant, '原许可证', changed);
    await shouldSee(applicant, '读到 9 项信息，已经填到表里', READING_MS);
    await whenIWrite(applicant, '手机号码', '13800000000');
    await shouldBeSaved(applicant);
    await shouldSee(applicant, '可以提交，有些内容由工作人员核对');
    await whenISubmit(applicant);
    await applicant.getByRole('heading', { name: '已提交，工作人员正在审核' }).waitFor();
    await shouldSee(applicant, '由云溪区卫生健康局的工作人员审核');
    await shouldSee(applicant, '最迟 2026年11月23日答复');
    await shouldSee(applicant, DOUBT);
    await applicant.getByRole('link', { name: '受理通知书（PDF）' }).waitFor();
    const notice = await fileBehind(applicant, 'OFD 版 受理通知书');
    expect((await verifyFile(notice, [])).format).toBe('ofd');
    await shouldBeAccessible(applicant);
  });

  it('waits in the inbox of the officer, with the picture beside the fact', async () => {
    await whenISignInAsStaff(officer, '刘洋');
    await officer.goto('/console/inbox');
    await officer.getByRole('link', { name: new RegExp(HOTEL) }).click();
    const reasons = officer.getByRole('region', { name: '为什么要人工审核' });
    await shouldSee(reasons, `转人工：${DOUBT}`);
    await reasons.getByRole('button', { name: '看相关信息' }).click();
    await officer.getByRole('button', { name: '看有效期至的依据' }).first().click();
    const evidence = officer.getByRole('region', { name: '依据' });
    await shouldSee(evidence, '图上写的：自2024年06月12日至2029年06月11日');
    await shouldShowItsPicture(evidence.getByRole('img', { name: '原许可证，第 1 页' }));
    await shouldBeAccessible(officer);
  });

  it('shows the officer the rule that found it', async () => {
    await officer.getByRole('tab', { name: '规则' }).click();
    const rule = officer.getByRole('button', { name: '有效期符合规定的年限 命中' });
    await rule.waitFor();
    await shouldSee(officer.getByRole('table').filter({ hasText: '实际的值' }), /2029/);
    await shouldBeAccessible(officer);
  });

  it('shows the officer the papers', async () => {
    await officer.getByRole('tab', { name: '存证' }).click();
    await officer.getByRole('link', { name: /^打开受理通知书（PDF/ }).waitFor();
    await officer.getByRole('link', { name: /^打开受理通知书（OFD/ }).waitFor();
    await officer.getByRole('link', { name: '打开申请表（PDF）' }).waitFor();
    await shouldBeAccessible(officer);
  });

  it('shows the number in full for a purpose that goes on record', async () => {
    await shouldSee(officer, '138****0000');
    await officer.getByRole('button', { name: '查看完整号码：手机号码' }).first().click();
    await shouldSee(officer, '用途会记入存证，申请人也能看到。为什么要看？');
    await shouldBeAccessible(officer);
    await officer.getByRole('button', { name: '联系申请人' }).click();
    await shouldSee(officer, '13800000000');
    await shouldSee(officer, /审批人员查看了完整的手机号码，用途：联系申请人/);
  });

  it('is sent back with the point named', async () => {
    await officer.getByRole('button', { name: '请补正（c）' }).click();
    await officer.getByRole('button', { name: '加上这条' }).click();
    await officer.getByLabel('怎么改').fill('请重新拍照上传原许可证，四个角都要拍到。');
    await shouldBeAccessible(officer);
    await officer.getByRole('button', { name: '发出补正通知（1 处）' }).click();
    await shouldSee(officer, `已请补正：${HOTEL}`);
    await shouldSee(officer, '没有待审核的办件');
  });

  it('is mended by the applicant with the right photograph, and approved', async () => {
    await applicant.goto('/applications');
    await shouldSee(applicant, '有几处要改，改好后再提交。');
    await applicant
      .getByRole('link', { name: '去补正' })
      .or(applicant.getByRole('button', { name: '去补正' }))
      .click();
    await shouldSee(applicant, '请补正 1 处');
    await shouldSee(applicant, DOUBT);
    await shouldSee(applicant, '请重新拍照上传原许可证，四个角都要拍到。');
    await applicant.getByRole('link', { name: '补正告知书（PDF）' }).waitFor();
    await shouldBeAccessible(applicant);
    await whenIUpload(applicant, '原许可证', await photographOf(applicant, 'qinghe_hotel-hygiene-licence'));
    await shouldBeFilledIn(
      applicant,
      { label: '有效期至', value: '2028年6月11日', from: '来自原许可证' },
      READING_MS,
    );
    await shouldSee(applicant, '可以提交，都已核对无误');
    await whenISubmit(applicant);
    await applicant.getByRole('heading', { name: '办好了，准予许可' }).waitFor();
    await shouldShowItsPicture(applicant.getByRole('img', { name: /^公共场所卫生许可证，许可证号/ }));
  });
});

describe('a bookshop that lost its publication licence', () => {
  let page: Page;
  beforeAll(async () => {
    page = await world.visit();
  });

  it('has it again at once, without handing in anything', async () => {
    await whenISignInAs(page, '李伟', '临江市云溪书店有限公司');
    await whenIFind(page, '书店的许可证丢了怎么办', '出版物经营许可证遗失补证');
    await whenIStart(page);
    await whenIAnswer(page, '许可证怎么了？', '丢了，找不到了');
    await whenIAnswer(page, '怎么声明遗失？', '在这里写几句说明');
    await whenIWrite(page, '遗失日期', '2026-11-10');
    await whenIWrite(page, '遗失情况说明', '11月10日店里装修搬书架，放证的文件袋不见了，找了一周没有找到。');
    await whenIWrite(page, '手机号码', '13900000000');
    await shouldBeAccessible(page);
    await shouldSee(page, '可以提交，都已核对无误');
    await whenISubmit(page);
    await page.getByRole('heading', { name: '办好了，准予许可' }).waitFor();
    await shouldShowItsPicture(page.getByRole('img', { name: /^出版物经营许可证，许可证号/ }));
    await shouldBeAccessible(page);
    await shouldSee(page, '还没有工作人员打开过这份申请。');
  });

  it('is opened by an officer, on whose desk it is not, for a purpose that he names', async () => {
    const desk = await world.visit({ width: 1440 });
    await whenISignInAsStaff(desk, '孙丽');
    await desk.goto(`/console/inbox?list=approved&case=${page.url().split('/').at(-1)}`);
    await shouldSee(desk, '这份申请现在不在您的待办里，打开前要说明用途。');
    await shouldBeAccessible(desk);
    await desk.getByRole('button', { name: '答复申请人的咨询' }).click();
    await shouldSee(desk, '139****0000');
    await shouldBeAccessible(desk);
  });

  it('reads who has looked at it, when and what for', async () => {
    await page.reload();
    await shouldSee(page, /2026年11月20日，云溪区文化广电旅游体育局（审批人员）：答复申请人的咨询/);
    await shouldBeAccessible(page);
  });
});
