import {
  decideApplication,
  getApplication,
  getApplicationForm,
  getDecisionLetter,
  getEvidence,
  getMaterialPage,
  getRuleTrace,
  openApplication,
  removeMaterial,
  requestCorrection,
  withdrawApplication,
} from '@zhiban/cases';
import { getLicence, getLicenceFile } from '@zhiban/documents';
import { getEvidenceBundle } from '@zhiban/evidence';
import { getSession, listSecurityAlerts } from '@zhiban/identity';
import { send } from '@zhiban/kernel/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hygieneChange, signInForCompany } from '../hygiene-change.testkit.ts';
import { createTestPlatform, type TestPlatform } from '../test-platform.ts';

let platform: TestPlatform;
let steps: ReturnType<typeof hygieneChange>;
let owner: string;
let officer: string;
let colleague: string;
let supervisor: string;
beforeAll(async () => {
  platform = await createTestPlatform();
  owner = await signInForCompany(platform, 'wang_fang');
  steps = hygieneChange(platform, owner);
  officer = await platform.signInStaff('liu_yang');
  colleague = await platform.signInStaff('wu_tong');
  supervisor = await platform.signInStaff('gao_feng');
}, 120_000);
afterAll(() => platform.close());

const open = (applicationId: string, cookie: string) =>
  send(platform.app, getApplication, { params: { applicationId }, cookie });
const name = (applicationId: string, cookie: string, purpose: 'enquiry' | 'complaint' | 'supervision') =>
  send(platform.app, openApplication, { params: { applicationId }, body: { purpose }, cookie });
/** From where it was opened for what, as the evidence has it. */
const recorded = async (applicationId: string) =>
  (await platform.modules.evidence.read(`application/${applicationId}`))
    .filter(({ type }) => type === 'cases.opened')
    .map(({ actor, data }) => [actor.name, data.purpose]);

/** An application that waits for an officer. */
async function onDesk(): Promise<string> {
  const id = await steps.filled({ licence_valid_to: '2029-06-11' });
  expect((await steps.submit(id)).value.status).toBe('review');
  await platform.work();
  return id;
}
async function refused(id: string): Promise<void> {
  const { revision } = (await open(id, officer)).value;
  const body = { revision, outcome: 'refuse', note: '有效期与登记不符' } as const;
  await send(platform.app, decideApplication, { params: { applicationId: id }, body, cookie: officer });
  await platform.work();
}

it('an application that was sent back is read as it was submitted, until it is submitted again', async () => {
  const id = await onDesk();
  const at = { params: { applicationId: id } };
  const page = (cookie: string) =>
    send(platform.app, getMaterialPage, {
      params: { applicationId: id, materialId: 'old-licence', page: 1 },
      cookie,
    });
  const seen = async (cookie: string) => {
    const { groups, materials, revision } = (await open(id, cookie)).value;
    const phone = groups.flatMap(({ fields }) => fields).find(({ element }) => element === 'mobile_phone');
    const licence = materials.find(material => material.id === 'old-licence');
    return { phone: String(phone?.fact?.value).slice(-4), licence: licence?.document !== null, revision };
  };
  const { revision } = await seen(officer);
  const point = { field: null, material: 'old-licence', reason: '有效期看不清', remedy: '请重新拍照上传' };
  await send(platform.app, requestCorrection, {
    ...at,
    body: { revision, points: [point] },
    cookie: officer,
  });
  await steps.write(id, { mobile_phone: '13900009999' });
  await send(platform.app, removeMaterial, {
    params: { applicationId: id, materialId: 'old-licence' },
    cookie: owner,
  });
  await name(id, officer, 'enquiry');
  expect(await seen(owner)).toMatchObject({ phone: '9999', licence: false });
  expect(await seen(officer)).toMatchObject({ phone: '0000', licence: true });
  expect([(await page(officer)).status, (await page(owner)).status]).toEqual([200, 404]);
  await steps.attach(id, await steps.photograph({ licence_valid_to: '2029-06-11' }));
  await platform.work();
  expect((await steps.submit(id)).value.status).toBe('review');
  expect(await seen(officer)).toMatchObject({ phone: '9999', licence: true });
}, 60_000);

it('so is one that the machine sent back', async () => {
  const id = await steps.filled();
  await steps.write(id, { legal_representative: '周小敏' });
  expect((await steps.submit(id)).value.status).toBe('correction');
  await steps.write(id, { legal_representative: '周大敏' });
  await name(id, officer, 'enquiry');
  const seen = async (cookie: string) =>
    (await open(id, cookie)).value.groups
      .flatMap(({ fields }) => fields)
      .find(({ element }) => element === 'legal_representative')?.fact?.value;
  expect([await seen(owner), await seen(officer)]).toEqual(['周大敏', '周小敏']);
  await send(platform.app, withdrawApplication, { params: { applicationId: id }, cookie: owner });
  expect(await seen(officer)).toBe('周小敏');
}, 60_000);

describe('an application of somebody', () => {
  let id: string;

  it('is opened to be handled while it is on the desk: on record once a day, and told to the applicant', async () => {
    id = await onDesk();
    expect((await steps.view(id, owner)).openings).toEqual([]);
    for (let time = 0; time < 3; time++) expect((await open(id, officer)).status).toBe(200);
    expect(await recorded(id)).toEqual([['云溪区卫生健康局', 'handling']]);
    expect((await steps.view(id, owner)).openings).toEqual([
      {
        day: '2026-11-21',
        department: '云溪区卫生健康局',
        role: 'officer',
        purpose: { zh: '办理这份申请', en: 'to handle the application' },
      },
    ]);
    expect((await open(id, officer)).value.openings).toEqual([]);
    platform.kernel.clock.advance(86_400_000);
    owner = await signInForCompany(platform, 'wang_fang');
    steps = hygieneChange(platform, owner);
    officer = await platform.signInStaff('liu_yang');
    await open(id, officer);
    expect(await recorded(id)).toHaveLength(2);
  });

  it('is opened by a supervisor for a purpose that he names', async () => {
    supervisor = await platform.signInStaff('gao_feng');
    expect((await open(id, supervisor)).error.code).toBe('IDENTITY_PURPOSE_NEEDED');
    expect((await name(id, supervisor, 'complaint')).status).toBe(200);
    expect((await open(id, supervisor)).status).toBe(200);
    expect(await recorded(id)).toContainEqual(['云溪区数据局', 'complaint']);
  });

  it('asks the officer for a purpose once it has left the desk', async () => {
    await refused(id);
    colleague = await platform.signInStaff('wu_tong');
    expect((await open(id, colleague)).error.code).toBe('IDENTITY_PURPOSE_NEEDED');
    // Who has opened it today need not say so again.
    expect((await open(id, officer)).status).toBe(200);
  });

  it('shows no file and no evidence to who has not said what for, and all of them to who has', async () => {
    const { app } = platform;
    const params = { applicationId: id };
    const { evidenceCode } = await steps.view(id, owner);
    const all = async () => [
      (await open(id, colleague)).status,
      (await send(app, getApplicationForm, { params, cookie: colleague })).status,
      (await send(app, getDecisionLetter, { params, cookie: colleague })).status,
      (await send(app, getEvidence, { params, cookie: colleague })).status,
      (await send(app, getRuleTrace, { params, cookie: colleague })).status,
      (
        await send(app, getMaterialPage, {
          params: { ...params, materialId: 'old-licence', page: 1 },
          cookie: colleague,
        })
      ).status,
      (await send(app, getEvidenceBundle, { params: { code: evidenceCode ?? '' }, cookie: colleague }))
        .status,
    ];
    expect(await all()).toEqual([403, 403, 403, 403, 403, 403, 403]);
    await name(id, colleague, 'enquiry');
    expect(await all()).toEqual([200, 200, 200, 200, 200, 200, 200]);
    expect((await recorded(id)).slice(-1)).toEqual([['云溪区卫生健康局', 'enquiry']]);
    expect(
      (await steps.view(id, owner)).openings.map(({ day, role, purpose }) => [day, role, purpose.zh]),
    ).toEqual([
      ['2026-11-22', 'officer', '答复申请人的咨询'],
      ['2026-11-22', 'officer', '办理这份申请'],
      ['2026-11-22', 'supervisor', '处理投诉'],
      ['2026-11-21', 'officer', '办理这份申请'],
    ]);
  });
});

it('puts on record who opens a licence of the register, once a day for what his office does there', async () => {
  const id = await steps.filled();
  expect((await steps.submit(id)).value.status).toBe('approved');
  await platform.work();
  const licenceId = (await steps.view(id, owner)).licence?.id ?? '';
  const params = { licenceId };
  for (const cookie of [owner, officer, officer, supervisor])
    expect((await send(platform.app, getLicenceFile, { params, cookie })).status).toBe(200);
  for (const cookie of [officer, supervisor])
    expect((await send(platform.app, getLicence, { params, cookie })).status).toBe(200);
  const events = await platform.modules.evidence.read(`licence/${licenceId}`);
  const opened = events.filter(({ type }) => type === 'documents.licence-opened');
  expect(opened.map(({ actor, data }) => [actor.name, data.purpose])).toEqual([
    ['云溪区卫生健康局', 'licence'],
    ['云溪区数据局', 'supervision'],
  ]);
});

it('tells supervisors of an officer who opens one after another at night', async () => {
  const { kernel, modules, app } = platform;
  kernel.clock.set('2026-11-24T15:00:00Z');
  const { value: session } = await send(app, getSession, { cookie: await platform.signInStaff('liu_yang') });
  if (session.kind !== 'staff') throw new Error('liu_yang is staff');
  const caller = {
    ...session,
    accounts: [session.staffId],
    personId: null,
    factorAt: kernel.clock.now(),
    sessionId: 's',
  } as const;
  const look = (n: number) =>
    modules.identity.noteOpening(
      caller,
      { record: `application/${n}`, departmentId: 'YX-WJ', usual: { officer: 'handling' } },
      async () => undefined,
    );
  const alerts = async () => {
    const cookie = await platform.signInStaff('gao_feng');
    const { value } = await send(app, listSecurityAlerts, { cookie });
    return value.alerts.filter(({ kind }) => kind === 'bulk-opening').map(({ text }) => text.zh);
  };
  for (let n = 1; n <= 10; n++) await look(n);
  await look(10);
  expect(await alerts()).toEqual([]);
  await look(11);
  kernel.clock.advance(60_000);
  expect(await alerts()).toEqual(['一小时内打开了 11 份他人的申请或证照']);
});
