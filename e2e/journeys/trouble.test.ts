import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  emptyFile,
  encryptedPdf,
  film,
  licenceOfAnotherCompany,
  type Paper,
  photographOf,
  wrongType,
} from '../papers.ts';
import {
  materialOf,
  READING_MS,
  shouldBeAccessible,
  shouldBeFilledIn,
  shouldBeSaved,
  shouldSee,
  whenIAnswer,
  whenICorrect,
  whenISignInAs,
  whenIStart,
  whenIUpload,
  whenIWrite,
} from '../steps.ts';
import { openWorld, type World } from '../world.ts';

const HOTEL = '临江市清和宾馆有限公司';
const REPRESENTATIVE = '法定代表人或负责人 名称没有变，换了人';

let world: World;
let page: Page;
beforeAll(async () => {
  world = await openWorld();
  page = await world.visit();
  await whenISignInAs(page, '王芳', HOTEL);
});
afterAll(() => world.close());

/** Starts with a fresh draft: whatever was under way is withdrawn. */
async function withADraft(): Promise<void> {
  await page.goto('/services/hygiene-licence-change');
  await whenIStart(page);
  await page.getByRole('button', { name: '不办了，撤回申请' }).click();
  await page.getByRole('button', { name: '确认撤回' }).click();
  await shouldSee(page, '您已撤回这份申请');
  await page.goto('/services/hygiene-licence-change');
  await whenIStart(page);
  await whenIAnswer(page, '您要变更什么？', REPRESENTATIVE);
}

describe('a paper that cannot be taken', () => {
  const refused: readonly { what: string; paper: Paper; said: string; wayOut: string }[] = [
    {
      what: 'a text named like a photograph',
      paper: wrongType,
      said: '这个文件不是照片、PDF、Word 或 Excel（只看内容，不看文件名）。',
      wayOut: '请上传 JPG、PNG、PDF、DOCX 或 XLSX；手机直接拍照即可。',
    },
    {
      what: 'a film',
      paper: film,
      said: '“说明.mp4”不是支持的格式。',
      wayOut: '请换成 JPEG、PNG、PDF、DOCX、XLSX。',
    },
    { what: 'an empty file', paper: emptyFile, said: '“空.jpg”是空文件。', wayOut: '请重新选择。' },
    {
      what: 'a PDF behind a password',
      paper: encryptedPdf,
      said: '这份 PDF 设了密码，系统打不开。',
      wayOut: '请去掉密码后再上传，或直接拍照上传。',
    },
  ];
  beforeAll(async () => {
    await withADraft();
    await whenIWrite(page, '手机号码', '13800000000');
    await shouldBeSaved(page);
  });

  it.each(refused)('$what is refused in words, with a way out', async ({ paper, said, wayOut }) => {
    await whenIUpload(page, '原许可证', paper);
    const place = materialOf(page, '原许可证');
    await shouldSee(place, said);
    await shouldSee(place, wayOut);
    await shouldBeAccessible(page);
  });

  it('leaves the draft as it was', async () => {
    await page.reload();
    await shouldSee(page, '缺少材料“原许可证”');
    await shouldBeFilledIn(page, { label: '手机号码', value: '13800000000', from: '本人填写' });
  });
});

describe('a number that cannot be right', () => {
  it('is pointed out beside the field when it is left', async () => {
    await withADraft();
    await whenIWrite(page, '手机号码', '1380000');
    const place = page.getByRole('region', { name: '联系方式' });
    await shouldSee(place, '手机号码的格式不对。');
    await shouldSee(place, /11 位手机号码/);
    await shouldBeAccessible(page);
  });

  it('on a photograph is named by its check digit, and the register’s stays', async () => {
    await whenIUpload(
      page,
      '营业执照',
      await photographOf(page, 'qinghe_hotel-business-licence', { uscc: '91330199MA2Y18156K' }),
    );
    await shouldSee(
      materialOf(page, '营业执照'),
      '照片上的统一社会信用代码的校验位对不上，可能有一位写错或看错了。',
      READING_MS,
    );
    await shouldBeFilledIn(page, { label: '统一社会信用代码', value: '91330199MA2Y18156J', from: '权威' });
  });
});

describe('a licence that does not fit', () => {
  it('of another company is not decided on', async () => {
    await withADraft();
    await whenIUpload(page, '原许可证', await licenceOfAnotherCompany());
    await shouldSee(page, /读到 \d+ 项信息/, READING_MS);
    await whenIWrite(page, '手机号码', '13800000000');
    await shouldBeSaved(page);
    await shouldSee(page.getByRole('region', { name: '提交前核对' }), /不是同一|不一致|不是本单位/);
    await shouldBeAccessible(page);
  });

  it('that has expired is named as expired, with what to do', async () => {
    await withADraft();
    const expired = await photographOf(page, 'qinghe_hotel-hygiene-licence', {
      licence_number: '云卫公证字〔2020〕第00127号',
      licence_issue_date: '2020-06-12',
      licence_valid_from: '2020-06-12',
      licence_valid_to: '2024-06-11',
    });
    await whenIUpload(page, '原许可证', expired);
    await shouldSee(page.getByRole('region', { name: '提交前核对' }), /过期|到期/, READING_MS);
  });
});

describe('a register that is down', () => {
  it('leads to writing by hand and to an officer, not to a failure', async () => {
    world.platform.setRegister('enterprise-register', 'down');
    try {
      await withADraft();
      await shouldSee(page, /暂时连不上：云溪区市场主体登记库/);
      await shouldSee(page, '可以自己填写，提交后由工作人员核对');
      await whenIWrite(page, '变更后的单位名称', HOTEL);
      await shouldBeSaved(page);
      await shouldSee(page, '缺少材料“营业执照”');
      await shouldBeAccessible(page);
    } finally {
      world.platform.setRegister('enterprise-register', 'normal');
    }
    await page.getByRole('button', { name: '重新获取' }).click();
    await shouldSee(page, '来自云溪区市场主体登记库');
  });
});

describe('a database that goes away for ten seconds', () => {
  it('costs nothing that was written', async () => {
    await withADraft();
    world.platform.database.shut();
    try {
      await whenIWrite(page, '手机号码', '13700000000');
      await page.waitForTimeout(10_000);
      await shouldSee(page, '保存失败，点此重试', 1_000);
      await shouldSee(page, '系统暂时没有回应，正在自动重试', 1_000);
    } finally {
      world.platform.database.open();
    }
    await shouldBeSaved(page);
    await page.getByText('系统暂时没有回应').waitFor({ state: 'hidden' });
    await page.reload();
    await shouldBeFilledIn(page, { label: '手机号码', value: '13700000000', from: '本人填写' });
  });
});

describe('two windows on one draft', () => {
  it('lose nothing, and the second says calmly what changed', async () => {
    await withADraft();
    const other = await page.context().newPage();
    await other.goto(page.url());
    await other.getByLabel('手机号码').waitFor();
    await whenIWrite(page, '手机号码', '13600000000');
    await shouldBeSaved(page);
    await whenICorrect(other, '变更后的单位名称', `${HOTEL}分店`);
    await shouldSee(other, '这份申请刚在别处改过：手机号码。已载入最新内容，您刚填的也还在，请核对。');
    await shouldBeSaved(other);
    await shouldBeAccessible(other);
    await page.reload();
    await shouldBeFilledIn(page, { label: '手机号码', value: '13600000000', from: '本人填写' });
    await shouldBeFilledIn(page, { label: '变更后的单位名称', value: `${HOTEL}分店`, from: '本人填写' });
    await other.close();
  });
});

describe('a double click on submit', () => {
  it('is one application', async () => {
    await withADraft();
    await whenIUpload(page, '原许可证', await photographOf(page, 'qinghe_hotel-hygiene-licence'));
    await shouldSee(page, '读到 9 项信息，已经填到表里', READING_MS);
    await whenIWrite(page, '手机号码', '13800000000');
    await shouldBeSaved(page);
    let submissions = 0;
    page.on('request', request => {
      if (request.method() === 'POST' && request.url().endsWith('/submission')) submissions += 1;
    });
    await page.getByRole('checkbox', { name: '我承诺' }).check();
    await page.getByRole('button', { name: '提交申请' }).dblclick();
    await page.getByRole('heading', { name: '办好了，准予许可' }).waitFor();
    expect(submissions).toBe(1);
    expect(world.complaints).toEqual([]);
  });
});
