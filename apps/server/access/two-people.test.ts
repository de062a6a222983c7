import { decideApplication, getApplication, requestCorrection } from '@zhiban/cases';
import { approveVersion, getServiceFiles, proposeVersion } from '@zhiban/catalogue';
import {
  activateSigningKey,
  actOnLicence,
  answerLicenceProposal,
  proposeSigningKey,
} from '@zhiban/documents';
import { approveErasure, proposeErasure } from '@zhiban/evidence';
import { TOWN } from '@zhiban/facts/server';
import { send } from '@zhiban/kernel/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type AccessWorld, createAccessWorld, signInEnrolled } from './world.testkit.ts';

// The resident ID numbers of the demo cast's 何静, 刘洋 and 唐宇.
const HE_JING = '330199197904183045';
const LIU_YANG = '330199198803121018';
const TANG_YU = '330199198411176079';

let world: AccessWorld;
beforeAll(async () => {
  world = await createAccessWorld();
}, 180_000);
afterAll(() => world.platform.close());

const enrol = (userName: string, residentId: string, role: 'service_owner' | 'operator' | 'officer') =>
  signInEnrolled(world.platform, {
    userName,
    name: userName,
    residentId,
    departmentId: 'YX-WJ',
    roles: [role],
  });

it('lets nobody publish his own version from his other account', async () => {
  const { app } = world.platform;
  const serviceId = 'hygiene-licence-change';
  const second = await enrol('he_jing_2', HE_JING, 'service_owner');
  const cookie = world.cookies.serviceOwner;
  const { files } = (
    await send(app, getServiceFiles, { params: { serviceId, version: 'published' }, cookie })
  ).value;
  const changed = files['service.yaml']?.replace('promisedDays: 1', 'promisedDays: 0') ?? '';
  const body = { files: { ...files, 'service.yaml': changed } };
  const { version } = (await send(app, proposeVersion, { params: { serviceId }, body, cookie })).value;
  const approve = async (by: string) =>
    send(app, approveVersion, { params: { serviceId, version }, cookie: by });
  expect((await approve(cookie)).error.code).toBe('CATALOGUE_OWN_PROPOSAL');
  expect((await approve(second)).error.code).toBe('CATALOGUE_OWN_PROPOSAL');
  expect((await approve(await world.platform.signInStaff('xu_ming'))).value.state).toBe('published');
});

it('lets nobody activate his own signing key from his other account', async () => {
  const { app } = world.platform;
  const second = await enrol('tang_yu_2', TANG_YU, 'operator');
  const body = {
    officeCode: '113301990026010103',
    officeName: '云溪区卫生健康局',
    suite: 'national',
    origin: 'demo',
  } as const;
  const key = (await send(app, proposeSigningKey, { body, cookie: world.cookies.operator })).value;
  const activate = (cookie: string) => send(app, activateSigningKey, { params: { keyId: key.id }, cookie });
  expect((await activate(world.cookies.operator)).error.code).toBe('DOCUMENTS_KEY_OWN_PROPOSAL');
  expect((await activate(second)).error.code).toBe('DOCUMENTS_KEY_OWN_PROPOSAL');
  expect((await activate(await world.platform.signInStaff('shen_hao'))).value.state).toBe('active');
});

it('lets nobody revoke a licence alone, not from his other account and not from one whose person is unknown', async () => {
  const { app, kernel } = world.platform;
  const params = { licenceId: world.rows.hotel.licenceId };
  const second = await enrol('liu_yang_2', LIU_YANG, 'officer');
  const unknown = await enrol('somebody', '330199197705059092', 'officer');
  await kernel.database.pool.query(
    `update identity.staff set person_digest = null where user_name = 'somebody'`,
  );
  kernel.clock.advance(6_000);
  const proposal = {
    act: 'revoke',
    ground: { law: '行政许可法', article: '第六十九条' },
    reason: '查实以欺骗手段取得',
  } as const;
  const proposed = await send(app, actOnLicence, { params, body: proposal, cookie: world.cookies.officer });
  const actId = proposed.value.acts.find(({ outcome }) => outcome === 'proposed')?.id ?? '';
  const confirm = (cookie: string) =>
    send(app, answerLicenceProposal, { params: { ...params, actId }, body: { answer: 'confirm' }, cookie });
  const codes = [];
  for (const cookie of [world.cookies.officer, second, unknown])
    codes.push((await confirm(cookie)).error.code);
  expect(codes).toEqual(Array(3).fill('DOCUMENTS_LICENCE_OWN_PROPOSAL'));
  expect((await confirm(await world.platform.signInStaff('wu_tong'))).status).toBe(200);
});

it('lets nobody erase from his other account what he proposed to erase', async () => {
  const { app } = world.platform;
  const second = await enrol('tang_yu_3', TANG_YU, 'operator');
  const body = { code: world.rows.bookshop.evidenceCode, ground: 'other-law', note: '测试' } as const;
  const { id } = (await send(app, proposeErasure, { body, cookie: world.cookies.operator })).value;
  const approve = (cookie: string) => send(app, approveErasure, { params: { erasureId: id }, cookie });
  expect((await approve(world.cookies.operator)).error.code).toBe('EVIDENCE_SAME_PERSON');
  expect((await approve(second)).error.code).toBe('EVIDENCE_SAME_PERSON');
  expect((await approve(world.cookies.supervisor)).status).toBe(200);
});

it('lets no officer decide on what he filed as an applicant', async () => {
  const { app } = world.platform;
  const wangFang = TOWN.residents.find(({ key }) => key === 'wang_fang')?.residentId ?? '';
  const herself = await enrol('wang_fang', wangFang, 'officer');
  const params = { applicationId: world.rows.hotel.applicationId };
  const { revision } = (await send(app, getApplication, { params, cookie: world.cookies.officer })).value;
  const decision = { revision, outcome: 'refuse', note: '不予许可' } as const;
  const points = [{ field: null, material: 'old-licence', reason: '有效期不是四年', remedy: '请重新拍照' }];
  const codes = [];
  for (const cookie of [world.cookies.officer, herself]) {
    codes.push((await send(app, decideApplication, { params, cookie, body: decision })).error.code);
    const body = { revision, points };
    codes.push((await send(app, requestCorrection, { params, cookie, body })).error.code);
  }
  expect(codes).toEqual(['CASES_NOT_NOW', 'CASES_NOT_NOW', 'CASES_OWN_APPLICATION', 'CASES_OWN_APPLICATION']);
});
