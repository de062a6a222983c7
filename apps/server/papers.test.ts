import { getApplicationForm, getPaper, requestCorrection } from '@zhiban/cases';
import { verifyApplication } from '@zhiban/cases/verify';
import { textsOfTemplate } from '@zhiban/documents';
import { readBack } from '@zhiban/documents/testkit';
import { verifyFile } from '@zhiban/documents/verify';
import { getEvidenceBundle, getEvidenceKeys } from '@zhiban/evidence';
import { send } from '@zhiban/kernel/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hygieneChange, signInForCompany } from './hygiene-change.testkit.ts';
import { createTestPlatform, type TestPlatform } from './test-platform.ts';

let platform: TestPlatform;
let wangFang: string;
let liuYang: string;
let steps: ReturnType<typeof hygieneChange>;

beforeAll(async () => {
  platform = await createTestPlatform();
  wangFang = await signInForCompany(platform, 'wang_fang');
  liuYang = await platform.signInStaff('liu_yang');
  steps = hygieneChange(platform, wangFang);
}, 120_000);
afterAll(() => platform.close());

const open = (applicationId: string, paperId = '', cookie = wangFang, form: 'pdf' | 'ofd' = 'pdf') =>
  send(platform.app, getPaper, { params: { applicationId, paperId }, query: { form }, cookie });

const textOf = async (pdf: unknown): Promise<string> =>
  (await readBack(pdf as Buffer)).pages.join('').replaceAll(/\s/g, '');

const askToMend = async (id: string, reason: string, remedy: string) => {
  const { revision } = await steps.view(id, liuYang);
  return send(platform.app, requestCorrection, {
    params: { applicationId: id },
    cookie: liuYang,
    body: {
      revision,
      points: [
        { field: null, material: 'old-licence', reason, remedy },
        {
          field: { carrier: '申请', element: 'mobile_phone' },
          material: null,
          reason: '号码打不通',
          remedy: '请写常用手机号',
        },
      ],
    },
  });
};

it('an application with an officer is accepted in writing, and sent back with every point in writing', async () => {
  const id = await steps.filled({ licence_valid_to: '2029-06-11' });
  expect((await steps.submit(id)).value).toMatchObject({ status: 'review', papers: [] });
  await platform.work();
  const { number, papers } = await steps.view(id);
  expect(papers).toMatchObject([{ kind: 'acceptance', number: `受理编号：${number}`, asOfd: true }]);
  const acceptance = await open(id, papers[0]?.id);
  expect(await verifyFile(acceptance.value as Buffer, [])).toMatchObject({
    format: 'pdf',
    signer: '云溪区卫生健康局',
    checks: expect.arrayContaining([expect.objectContaining({ what: 'content', holds: true })]),
  });
  expect(
    await verifyFile((await open(id, papers[0]?.id, wangFang, 'ofd')).value as Buffer, []),
  ).toMatchObject({
    format: 'ofd',
    signer: '云溪区卫生健康局',
    checks: expect.arrayContaining([expect.objectContaining({ what: 'content', holds: true })]),
  });
  const accepted = await textOf(acceptance.value);
  expect(accepted).toContain('行政许可申请受理通知书');
  expect(accepted).toContain('临江市清和宾馆有限公司：你单位于2026年11月21日提出的');
  expect(accepted).toContain('自受理之日起1个工作日内作出决定，最迟于2026年11月23日作出。');
  expect(accepted).toContain('1申请表在线填写12原许可证电子件1');

  expect((await askToMend(id, '有效期不是四年', '请重新拍照上传原证')).value.status).toBe('correction');
  await platform.work();
  const asked = (await steps.view(id)).papers;
  expect(asked.map(({ kind, number: of }) => [kind, of])).toEqual([
    ['acceptance', `受理编号：${number}`],
    ['correction', `云卫许补字〔2026〕第${number.slice(-6)}号`],
  ]);
  const correction = await open(id, asked[1]?.id, liuYang);
  expect(await verifyFile(correction.value as Buffer, [])).toMatchObject({ signer: '云溪区卫生健康局' });
  const mend = await textOf(correction.value);
  expect(mend).toContain('申请材料补正告知书');
  expect(mend).toContain(
    '1原许可证有效期不是四年依据：《中华人民共和国行政许可法》第三十二条。请重新拍照上传原证',
  );
  expect(mend).toContain('号码打不通');
  expect(mend).toContain('请写常用手机号');

  // A second time round: two more papers, and the first ones stay.
  await steps.submit(id);
  await askToMend(id, '还是看不清', '请到窗口核对原件');
  await platform.work();
  expect((await steps.view(id)).papers.map(({ number: of }) => of)).toEqual([
    `受理编号：${number}`,
    `云卫许补字〔2026〕第${number.slice(-6)}号`,
    `受理编号：${number}-2`,
    `云卫许补字〔2026〕第${number.slice(-6)}-2号`,
  ]);

  // Each of the four is on record, in the bundle, and sealed by the office.
  await platform.modules.evidence.seal();
  const code = (await steps.view(id)).evidenceCode ?? '';
  const bundle = await send(platform.app, getEvidenceBundle, { params: { code }, cookie: wangFang });
  const keys = (await send(platform.app, getEvidenceKeys)).value;
  const checked = async (text: string) =>
    (await verifyApplication(text, keys)).checks
      .filter(({ what }) => what === 'papers')
      .map(({ holds, text: { zh } }) => `${holds ? '✓' : '✗'} ${zh}`);
  expect(await checked(bundle.text)).toEqual([
    `✓ 受理通知书：受理编号：${number}，与记录一致`,
    '✓ 受理通知书签章：云溪区卫生健康局',
    `✓ 补正告知书：云卫许补字〔2026〕第${number.slice(-6)}号，与记录一致`,
    '✓ 补正告知书签章：云溪区卫生健康局',
    `✓ 受理通知书：受理编号：${number}-2，与记录一致`,
    '✓ 受理通知书签章：云溪区卫生健康局',
    `✓ 补正告知书：云卫许补字〔2026〕第${number.slice(-6)}-2号，与记录一致`,
    '✓ 补正告知书签章：云溪区卫生健康局',
  ]);
  const about = (JSON.parse(bundle.text) as { about: { application: { papers: { pdf: string }[] } } }).about;
  const [first, second] = about.application.papers;
  const swapped = bundle.text.replace(first?.pdf ?? '', second?.pdf ?? '');
  expect((await checked(swapped)).filter(line => line.startsWith('✗'))).toEqual([
    '✗ 受理通知书：文件不是记录里制发的那一份',
  ]);
}, 60_000);

it('what the machine sends back is in writing too', async () => {
  const id = await steps.filled();
  await steps.write(id, { legal_representative: '周小敏' });
  expect((await steps.submit(id)).value).toMatchObject({ status: 'correction', corrections: [] });
  await platform.work();
  const { decision, papers } = await steps.view(id);
  expect(papers.map(({ kind }) => kind)).toEqual(['correction']);
  const text = await textOf((await open(id, papers[0]?.id)).value);
  expect(decision?.reasons.map(reason => reason.id)).toEqual(['person-not-registered']);
  expect(text).toContain(
    '1变更后的法定代表人或负责人变更后的法定代表人或负责人与登记的“陈建国”不一致。依据：《公共场所卫生管理条例实施细则》第二十二条。请改成登记的姓名；营业执照还没有变更的，请先到市场监管部门办理。',
  );
}, 60_000);

it('the application form names the source of every value, and stays as it was submitted', async () => {
  const id = await steps.filled({ licence_valid_to: '2029-06-11' });
  const form = async () => {
    const { value } = await send(platform.app, getApplicationForm, {
      params: { applicationId: id },
      cookie: wangFang,
    });
    return textOf(value);
  };
  const drafted = await form();
  for (const line of [
    '公共场所卫生许可（变更）申请表',
    '致：云溪区卫生健康局',
    '变更后的法定代表人或负责人陈建国云溪区市场主体登记库',
    '有效期至2029年6月11日原许可证',
    '手机号码13800000000本人填写',
    '1原许可证电子件',
    '第三十一条）。申请人（签名或盖章）：',
  ])
    expect(drafted).toContain(line);
  await steps.write(id, { mobile_phone: '13900000000' });
  await steps.submit(id);
  expect(await form()).toContain('手机号码13900000000本人填写');
}, 60_000);

it('the form that the service brings is filled for office programs', async () => {
  const id = await steps.filled();
  const view = await steps.view(id);
  expect(view.hasWordForm).toBe(true);
  const { status, value, headers } = await send(platform.app, getApplicationForm, {
    params: { applicationId: id },
    query: { form: 'docx' },
    cookie: wangFang,
  });
  expect([status, headers['content-type'], headers['content-disposition']]).toEqual([
    200,
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    `inline; filename*=UTF-8''${encodeURIComponent(`申请表-${view.number}.docx`)}`,
  ]);
  const texts = textsOfTemplate(value as Buffer).filter(text => text !== '');
  expect(texts.slice(0, 5)).toEqual([
    '公共场所卫生许可变更申请表',
    `致：云溪区卫生健康局申请编号：${view.number}`,
    '变更后的信息',
    '变更事项',
    '法定代表人或负责人',
  ]);
  const filled = texts.join(' ');
  expect(filled).toContain('单位名称 临江市清和宾馆有限公司 统一社会信用代码 91330199MA2Y18156J');
  expect(filled).toContain('法定代表人或负责人 陈建国 手机号码 13800000000');
  expect(filled).toContain('法定代表人或负责人 周敏 经营场所地址');
  expect(filled).toContain('有效期限 2024年6月12日至2028年6月11日');
  expect(filled).toContain('序号 材料名称 提交形式 1 原许可证 电子件 申请人承诺');
  expect(filled).not.toMatch(/[{}]/);
}, 60_000);

it('a paper is for its applicant and its department, under its own application', async () => {
  const id = await steps.filled({ licence_valid_to: '2029-06-11' });
  await steps.submit(id);
  await platform.work();
  const paper = (await steps.view(id)).papers[0]?.id;
  const other = await steps.start();
  const statuses = await Promise.all([
    open(id, paper, await platform.signIn('zhao_lei')),
    open(id, paper, await platform.signInStaff('sun_li')),
    open(id, paper, ''),
    open(other, paper),
    open(id, paper, liuYang),
    open(id, paper),
  ]);
  expect(statuses.map(({ status }) => status)).toEqual([404, 404, 401, 404, 200, 200]);
}, 60_000);
