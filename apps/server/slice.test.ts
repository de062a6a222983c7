import { readFile } from 'node:fs/promises';
import {
  type ApplicationView,
  attachMaterial,
  decideApplication,
  getApplication,
  getDecisionLetter,
  getEvidence,
  getRuleTrace,
  listInbox,
  listMyApplications,
  requestCorrection,
  startApplication,
  submitApplication,
  updateApplication,
  withdrawApplication,
} from '@zhiban/cases';
import { getDemoSpecimenImage, getLicenceFile, verifyLicence } from '@zhiban/documents';
import { chooseCompany, listMyCompanies } from '@zhiban/identity';
import { send } from '@zhiban/kernel/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestPlatform, type TestPlatform } from './test-platform.ts';

let platform: TestPlatform;
let wangFang: string;
let liuYang: string;

beforeAll(async () => {
  platform = await createTestPlatform();
  wangFang = await applicant('wang_fang');
  liuYang = await platform.signInStaff('liu_yang');
}, 120_000);
afterAll(() => platform.close());

/** Signs in and acts for the first company. */
async function applicant(key: string): Promise<string> {
  const cookie = await platform.signIn(key);
  const { companies } = (await send(platform.app, listMyCompanies, { cookie })).value;
  const [company] = companies;
  if (company) await send(platform.app, chooseCompany, { cookie, body: { uscc: company.uscc } });
  return cookie;
}

const HYGIENE = 'hygiene-licence-change';
const photograph = async (values: Record<string, string> = {}, key = 'qinghe_hotel-hygiene-licence') =>
  (
    await send(platform.app, getDemoSpecimenImage, {
      params: { key },
      query: { values: JSON.stringify(values) },
    })
  ).value as Buffer;

async function start(
  cookie: string,
  answers: Record<string, string> = { 变更事项: '负责人' },
): Promise<string> {
  const { value } = await send(platform.app, startApplication, {
    cookie,
    body: { serviceId: HYGIENE, answers },
  });
  await platform.work();
  return value.id;
}

async function view(id: string, cookie = wangFang): Promise<ApplicationView> {
  return (await send(platform.app, getApplication, { params: { applicationId: id }, cookie })).value;
}

async function attach(id: string, file: Buffer, name = '旧证.jpg', materialId = 'old-licence') {
  const form = new FormData();
  form.set('file', new File([new Uint8Array(file)], name));
  const request = new Request('http://localhost/', { method: 'POST', body: form });
  const answer = await send(platform.app, attachMaterial, {
    params: { applicationId: id, materialId },
    cookie: wangFang,
    raw: { body: Buffer.from(await request.arrayBuffer()), type: request.headers.get('content-type') ?? '' },
  });
  return answer;
}

async function write(
  id: string,
  values: Record<string, string>,
  cookie = wangFang,
): Promise<ApplicationView> {
  const { revision } = await view(id, cookie);
  return (
    await send(platform.app, updateApplication, {
      params: { applicationId: id },
      cookie,
      body: { revision, values },
    })
  ).value;
}

const submit = (id: string, cookie = wangFang) =>
  send(platform.app, submitApplication, { params: { applicationId: id }, cookie, body: { truthful: true } });

/** A filled-in application with a photograph of the old licence. */
async function filled(values: Record<string, string> = {}): Promise<string> {
  const id = await start(wangFang);
  await attach(id, await photograph(values));
  await platform.work();
  await write(id, { mobile_phone: '13800000000' });
  return id;
}

describe('a hotel changes its representative', () => {
  it('gets a signed licence out of a photograph, without a human', async () => {
    const id = await filled();
    const submitted = await submit(id);
    expect(submitted.value).toMatchObject({
      status: 'approved',
      decision: { outcome: 'approve', decidedBy: null },
    });
    await platform.work();
    const done = await view(id);
    expect(done.licence).toMatchObject({
      title: '公共场所卫生许可证',
      number: '云卫公证字〔2024〕第00127号',
      validTo: '2028-06-11',
    });
    const pdf = await send(platform.app, getLicenceFile, {
      params: { licenceId: done.licence?.id ?? '' },
      cookie: wangFang,
    });
    expect((pdf.value as Buffer).subarray(0, 5).toString()).toBe('%PDF-');
    const check = await send(platform.app, verifyLicence, {
      params: { identifier: done.licence?.identifier ?? '' },
    });
    expect(check.value.signature).toMatchObject({ valid: true, signer: '云溪区卫生健康局' });
    expect(
      (await send(platform.app, getDecisionLetter, { params: { applicationId: id }, cookie: wangFang }))
        .status,
    ).toBe(200);
    const evidence = (
      await send(platform.app, getEvidence, { params: { applicationId: id }, cookie: wangFang })
    ).value;
    expect([evidence.whole, evidence.events.map(event => event.type)]).toEqual([
      true,
      ['cases.started', 'cases.submitted', 'cases.decided', 'cases.licence-issued'],
    ]);
    expect(done.evidenceCode).toBe(evidence.events[2]?.hash);
  }, 60_000);

  it('needs no photograph the next time: the licence is ours', async () => {
    const id = await start(wangFang);
    const { materials } = await view(id);
    expect(materials.find(material => material.id === 'old-licence')?.waived?.zh).toContain(
      '电子证照库中已有',
    );
    await send(platform.app, withdrawApplication, { params: { applicationId: id }, cookie: wangFang });
  });
});

describe('a bookshop has lost its licence', () => {
  it('gets it again from the archive, with nothing to submit', async () => {
    const liWei = await applicant('li_wei');
    const { value } = await send(platform.app, startApplication, {
      cookie: liWei,
      body: { serviceId: 'publication-licence-replacement', answers: { 情况: '遗失', 遗失声明: '书面说明' } },
    });
    await platform.work();
    const seen = await write(
      value.id,
      {
        loss_date: '2026-11-10',
        loss_circumstances: '搬运书架时连同镜框一起丢失。',
        mobile_phone: '13800000000',
      },
      liWei,
    );
    expect(seen.preReview?.reasons.map(reason => [reason.id, reason.outcome])).toEqual([
      ['decide-approve', 'approve'],
    ]);
    expect((await submit(value.id, liWei)).value.status).toBe('approved');
    await platform.work();
    expect((await view(value.id, liWei)).licence).toMatchObject({
      number: '新出发云零字第20240073号',
      validTo: '2028-03-31',
    });
  }, 60_000);
});

describe('what the machine must not decide', () => {
  it('hands one changed digit on the picture to an officer, with the reason', async () => {
    const id = await filled({ licence_valid_to: '2029-06-11' });
    const { value } = await submit(id);
    expect(value).toMatchObject({ status: 'review', dueOn: '2026-11-23', licence: null });
    expect(value.decision?.reasons[0]).toMatchObject({
      outcome: 'refer',
      legalBasis: '《公共场所卫生管理条例实施细则》第二十五条',
    });
    const inbox = (await send(platform.app, listInbox, { cookie: liuYang, query: {} })).value;
    expect(inbox.items.map(item => item.id)).toContain(id);
    const trace = (await send(platform.app, getRuleTrace, { params: { applicationId: id }, cookie: liuYang }))
      .value;
    expect(trace.sameAsDecided).toBe(true);
    expect(trace.rows.some(row => row.matched && row.conditions.some(condition => condition.holds))).toBe(
      true,
    );

    const { revision } = await view(id, liuYang);
    const refused = await send(platform.app, decideApplication, {
      params: { applicationId: id },
      cookie: liuYang,
      body: { revision, outcome: 'refuse', note: '' },
    });
    expect(refused.error.code).toBe('CASES_REASON_NEEDED');
    const asked = await send(platform.app, requestCorrection, {
      params: { applicationId: id },
      cookie: liuYang,
      body: {
        revision,
        points: [
          { field: null, material: 'old-licence', reason: '有效期不是四年', remedy: '请重新拍照上传原证' },
        ],
      },
    });
    expect(asked.value).toMatchObject({ status: 'correction', corrections: [{ reason: '有效期不是四年' }] });
    await attach(id, await photograph());
    await platform.work();
    expect((await submit(id)).value.status).toBe('approved');
    await platform.work();
  }, 60_000);

  it('says when a register is silent, and decides nothing on it', async () => {
    platform.setRegister('enterprise-register', 'down');
    try {
      const id = await start(wangFang);
      const seen = await view(id);
      expect(seen.sources).toMatchObject([{ source: 'enterprise-register', outcome: 'down' }]);
      await attach(id, await photograph());
      await attach(id, await photograph({}, 'qinghe_hotel-business-licence'), '执照.jpg', 'business-licence');
      await platform.work();
      await write(id, { mobile_phone: '13800000000' });
      const { value } = await submit(id);
      expect(value.status).toBe('review');
      await send(platform.app, withdrawApplication, { params: { applicationId: id }, cookie: wangFang });
    } finally {
      platform.setRegister('enterprise-register', 'normal');
    }
  }, 60_000);
});

describe('two at once, and rubbish', () => {
  it('makes one application of two clicks, one decision of two submissions', async () => {
    const [one, two] = await Promise.all([start(wangFang), start(wangFang)]);
    expect(two).toBe(one);
    await attach(one, await photograph());
    await platform.work();
    await write(one, { mobile_phone: '13800000000' });
    const answers = await Promise.all([submit(one), submit(one), submit(one)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const { events } = (
      await send(platform.app, getEvidence, { params: { applicationId: one }, cookie: wangFang })
    ).value;
    expect(events.filter(event => event.type === 'cases.decided')).toHaveLength(1);
    await platform.work();
  }, 60_000);

  it('keeps the draft when a file is refused', async () => {
    const id = await start(wangFang);
    const empty = await attach(id, Buffer.alloc(0));
    expect([empty.status, empty.error.code]).toEqual([422, 'DOCUMENTS_EMPTY_FILE']);
    const source = await attach(id, await readFile(import.meta.filename), '执照.jpg');
    expect([source.status, source.error.code, source.error.message.zh.length > 5]).toEqual([
      415,
      'DOCUMENTS_WRONG_TYPE',
      true,
    ]);
    expect((await view(id)).materials[0]?.document).toBeNull();
    const stale = await send(platform.app, updateApplication, {
      params: { applicationId: id },
      cookie: wangFang,
      body: { revision: 0, values: {} },
    });
    expect(stale.error.code).toBe('CASES_EDITED_ELSEWHERE');
    await send(platform.app, withdrawApplication, { params: { applicationId: id }, cookie: wangFang });
  });

  it('shows an application to its owner and its department, and to nobody else', async () => {
    const id = await start(wangFang);
    const zhaoLei = await applicant('zhao_lei');
    const sunLi = await platform.signInStaff('sun_li');
    const seen = await Promise.all(
      [zhaoLei, sunLi, '', liuYang, wangFang].map(
        async cookie =>
          (await send(platform.app, getApplication, { params: { applicationId: id }, cookie })).status,
      ),
    );
    expect(seen).toEqual([404, 404, 401, 200, 200]);
    const theirs = (await send(platform.app, listMyApplications, { cookie: zhaoLei })).value;
    expect(theirs.items).toEqual([]);
  });
});
