import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import {
  decideApplication,
  getApplication,
  getDecisionLetter,
  getEvidence,
  getRuleTrace,
  listInbox,
  listMyApplications,
  requestCorrection,
  startApplication,
  updateApplication,
  withdrawApplication,
} from '@zhiban/cases';
import { verifyApplication } from '@zhiban/cases/verify';
import { getLicenceFile, verifyLicence } from '@zhiban/documents';
import { readBack } from '@zhiban/documents/testkit';
import { verifyFile } from '@zhiban/documents/verify';
import { getEvidenceBundle, getEvidenceKeys } from '@zhiban/evidence';
import { send } from '@zhiban/kernel/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hygieneChange, signInForCompany } from './hygiene-change.testkit.ts';
import { createTestPlatform, type TestPlatform } from './test-platform.ts';

let platform: TestPlatform;
let wangFang: string;
let steps: ReturnType<typeof hygieneChange>;
let liuYang: string;

beforeAll(async () => {
  platform = await createTestPlatform();
  wangFang = await signInForCompany(platform, 'wang_fang');
  steps = hygieneChange(platform, wangFang);
  liuYang = await platform.signInStaff('liu_yang');
}, 120_000);
afterAll(() => platform.close());

describe('a hotel changes its representative', () => {
  it('gets a signed licence out of a photograph, without a human', async () => {
    const id = await steps.filled();
    const submitted = await steps.submit(id);
    expect(submitted.value).toMatchObject({
      status: 'approved',
      decision: { outcome: 'approve', decidedBy: null },
    });
    await platform.work();
    const done = await steps.view(id);
    expect(done.licence).toMatchObject({
      title: '公共场所卫生许可证',
      number: '云卫公证字〔2024〕第00127号',
      validTo: '2028-06-11',
    });
    for (const form of ['pdf', 'ofd', 'record'] as const) {
      const params = { licenceId: done.licence?.id ?? '' };
      const file = await send(platform.app, getLicenceFile, { params, query: { form }, cookie: wangFang });
      const { format, signer } = await verifyFile(file.value as Buffer, []);
      expect([format, signer]).toEqual([form, '云溪区卫生健康局']);
    }
    const check = await send(platform.app, verifyLicence, {
      params: { identifier: done.licence?.identifier ?? '' },
    });
    expect(check.value.signature).toMatchObject({ valid: true, signer: '云溪区卫生健康局' });
    for (const form of ['pdf', 'ofd'] as const) {
      const params = { applicationId: id };
      const letter = await send(platform.app, getDecisionLetter, {
        params,
        query: { form },
        cookie: wangFang,
      });
      const { format, signer } = await verifyFile(letter.value as Buffer, []);
      expect([format, signer]).toEqual([form, '云溪区卫生健康局']);
    }
    const evidence = (
      await send(platform.app, getEvidence, { params: { applicationId: id }, cookie: wangFang })
    ).value;
    expect([evidence.whole, evidence.events.map(event => event.type)]).toEqual([
      true,
      ['cases.started', 'cases.submitted', 'cases.decided', 'cases.licence-issued', 'cases.paper-issued'],
    ]);
    expect(done.evidenceCode).toBe(evidence.events[2]?.hash);
    const bundle = await send(platform.app, getEvidenceBundle, {
      params: { code: done.evidenceCode ?? '' },
      cookie: wangFang,
    });
    const { checks } = await verifyApplication(
      bundle.text,
      (await send(platform.app, getEvidenceKeys)).value,
    );
    const photograph = createHash('sha256')
      .update(await steps.photograph())
      .digest('hex');
    expect(checks.find(({ what }) => what === 'materials')?.text.zh).toBe(
      `材料：旧证.jpg，SHA-256 ${photograph}`,
    );
  }, 60_000);

  it('needs no photograph the next time: the licence is ours', async () => {
    const id = await steps.start();
    const { materials } = await steps.view(id);
    expect(materials.find(material => material.id === 'old-licence')?.waived?.zh).toContain(
      '电子证照库中已有',
    );
    await send(platform.app, withdrawApplication, { params: { applicationId: id }, cookie: wangFang });
  });
});

describe('a bookshop has lost its licence', () => {
  it('gets it again from the archive, with nothing to submit', async () => {
    const liWei = await signInForCompany(platform, 'li_wei');
    const { value } = await send(platform.app, startApplication, {
      cookie: liWei,
      body: { serviceId: 'publication-licence-replacement', answers: { 情况: '遗失', 遗失声明: '书面说明' } },
    });
    await platform.work();
    const seen = await steps.write(
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
    expect((await steps.submit(value.id, liWei)).value.status).toBe('approved');
    await platform.work();
    const { licence } = await steps.view(value.id, liWei);
    expect(licence).toMatchObject({ number: '新出发云零字第20240073号', validTo: '2028-03-31' });
    const params = { licenceId: licence?.id ?? '' };
    const pdf = (await send(platform.app, getLicenceFile, { params, cookie: liWei })).value;
    // The service's own layout puts a word before the number and writes the day in Chinese numerals.
    const text = (await readBack(pdf as Buffer)).pages.join('').replaceAll(/\s/g, '');
    expect(text).toContain('出版物经营许可证编号：新出发云零字第20240073号');
    expect(text).toContain('二〇二六年十一月二十一日');
  }, 60_000);
});

describe('what the machine must not decide', () => {
  it('hands one changed digit on the picture to an officer, with the reason', async () => {
    const id = await steps.filled({ licence_valid_to: '2029-06-11' });
    const { value } = await steps.submit(id);
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

    const { revision } = await steps.view(id, liuYang);
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
    await steps.attach(id, await steps.photograph());
    await platform.work();
    expect((await steps.submit(id)).value.status).toBe('approved');
    await platform.work();
  }, 60_000);

  it('says when a register is silent, and decides nothing on it', async () => {
    platform.setRegister('enterprise-register', 'down');
    try {
      const id = await steps.start();
      const seen = await steps.view(id);
      expect(seen.sources).toMatchObject([{ source: 'enterprise-register', outcome: 'down' }]);
      await steps.attach(id, await steps.photograph());
      await steps.attach(
        id,
        await steps.photograph({}, 'qinghe_hotel-business-licence'),
        '执照.jpg',
        'business-licence',
      );
      await platform.work();
      await steps.write(id, { mobile_phone: '13800000000' });
      const { value } = await steps.submit(id);
      expect(value.status).toBe('review');
      await send(platform.app, withdrawApplication, { params: { applicationId: id }, cookie: wangFang });
    } finally {
      platform.setRegister('enterprise-register', 'normal');
    }
  }, 60_000);
});

describe('two at once, and rubbish', () => {
  it('makes one application of two clicks, one decision of two submissions', async () => {
    const [one, two] = await Promise.all([steps.start(), steps.start()]);
    expect(two).toBe(one);
    await steps.attach(one, await steps.photograph());
    await platform.work();
    await steps.write(one, { mobile_phone: '13800000000' });
    const answers = await Promise.all([steps.submit(one), steps.submit(one), steps.submit(one)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const { events } = (
      await send(platform.app, getEvidence, { params: { applicationId: one }, cookie: wangFang })
    ).value;
    expect(events.filter(event => event.type === 'cases.decided')).toHaveLength(1);
    await platform.work();
  }, 60_000);

  it('keeps the draft when a file is refused', async () => {
    const id = await steps.start();
    const empty = await steps.attach(id, Buffer.alloc(0));
    expect([empty.status, empty.error.code]).toEqual([422, 'DOCUMENTS_EMPTY_FILE']);
    const source = await steps.attach(id, await readFile(import.meta.filename), '执照.jpg');
    expect([source.status, source.error.code, source.error.message.zh.length > 5]).toEqual([
      415,
      'DOCUMENTS_WRONG_TYPE',
      true,
    ]);
    expect((await steps.view(id)).materials[0]?.document).toBeNull();
    const stale = await send(platform.app, updateApplication, {
      params: { applicationId: id },
      cookie: wangFang,
      body: { revision: 0, values: {} },
    });
    expect(stale.error.code).toBe('CASES_EDITED_ELSEWHERE');
    const { revision } = await steps.view(id);
    const unknown = await send(platform.app, updateApplication, {
      params: { applicationId: id },
      cookie: wangFang,
      body: { revision, values: { 'no such element': '1' } },
    });
    expect([unknown.status, unknown.error.code]).toEqual([422, 'CASES_UNKNOWN_FIELD']);
    await send(platform.app, withdrawApplication, { params: { applicationId: id }, cookie: wangFang });
  });

  it('shows a draft to its owner and to nobody else', async () => {
    const id = await steps.start();
    const zhaoLei = await signInForCompany(platform, 'zhao_lei');
    const sunLi = await platform.signInStaff('sun_li');
    const seen = await Promise.all(
      [zhaoLei, sunLi, '', liuYang, wangFang].map(
        async cookie =>
          (await send(platform.app, getApplication, { params: { applicationId: id }, cookie })).status,
      ),
    );
    expect(seen).toEqual([404, 404, 401, 404, 200]);
    const theirs = (await send(platform.app, listMyApplications, { cookie: zhaoLei })).value;
    expect(theirs.items).toEqual([]);
  });
});
