import { randomBytes } from 'node:crypto';
import { send } from '@zhiban/kernel/testkit';
import { URI } from 'otpauth';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { getSession, listDemoAccounts, signInAsDemo, signInStaff } from '../model/operations.ts';
import { serve, startIdentity, TOWN } from './fixtures.ts';
import { createIdentity } from './index.ts';

let world: Awaited<ReturnType<typeof startIdentity>>;
beforeAll(async () => {
  world = await startIdentity();
});
afterAll(() => world.close());

it('seeds the cast with what is needed to sign in', () => {
  expect(world.accounts.map(account => [account.kind, account.key, account.name])).toEqual([
    ['applicant', 'li_wei', '李伟'],
    ['applicant', 'wang_fang', '王芳'],
    ['applicant', 'zhao_lei', '赵磊'],
    ['applicant', 'zhang_guiying', '张桂英'],
    ['staff', 'liu_yang', '刘洋'],
    ['staff', 'wu_tong', '吴桐'],
    ['staff', 'sun_li', '孙丽'],
    ['staff', 'zhou_lan', '周岚'],
    ['staff', 'he_jing', '何静'],
    ['staff', 'xu_ming', '许明'],
    ['staff', 'gao_feng', '高峰'],
    ['staff', 'tang_yu', '唐宇'],
    ['staff', 'shen_hao', '沈浩'],
  ]);
  const passwords = world.accounts.flatMap(account => (account.kind === 'staff' ? [account.password] : []));
  expect(new Set(passwords).size).toBe(9);
  for (const password of passwords) expect(password).toMatch(/^yunqi-\d{7}$/);
});

it('keeps accounts and passwords when the town is seeded again', async () => {
  const again = await world.identity.seedTown(TOWN);
  expect(again).toEqual(world.accounts);
});

it('refuses an account that is not in the cast, and officers', async () => {
  for (const key of ['chen_jianguo', 'liu_yang', 'nobody']) {
    const answer = await send(world.app, signInAsDemo, { body: { key } });
    expect(answer.error.code).toBe('IDENTITY_UNKNOWN_DEMO_ACCOUNT');
  }
});

it('offers a code that still works after one was used, and says when the next one begins', async () => {
  world.kernel.clock.set('2026-11-22T02:00:10Z');
  const current = () => world.staff('gao_feng');
  for (let round = 1; round <= 2; round++) {
    const { userName, password, totpCode } = await current();
    const answer = await send(world.app, signInStaff, { body: { userName, password, code: totpCode ?? '' } });
    expect(answer.status).toBe(200);
  }
  expect(await current()).toMatchObject({ totpCode: null, nextCodeInSeconds: 20 });
  world.kernel.clock.set('2026-11-22T02:00:30Z');
  expect((await current()).totpCode).toMatch(/^\d{6}$/);
});

it('is absent in production, for accounts and sessions that are already there too', async () => {
  world.kernel.clock.set('2026-11-23T02:00:00Z');
  const cookie = await world.applicant('li_wei');
  const { userName, password, totpCode } = await world.staff('liu_yang');
  const config = { ...world.kernel.config, environment: 'production' } as const;
  const kernel = { ...world.kernel, config };
  const identity = createIdentity(kernel, { demoSignIn: true });
  const app = await serve(kernel, identity);
  expect((await send(app, listDemoAccounts)).status).toBe(404);
  expect((await send(app, signInAsDemo, { body: { key: 'li_wei' } })).status).toBe(404);
  expect((await send(app, getSession, { cookie })).value).toEqual({ kind: 'anonymous', demoSignIn: false });
  const refused = await send(app, signInStaff, { body: { userName, password, code: totpCode ?? '' } });
  expect(refused.error.code).toBe('IDENTITY_WRONG_CREDENTIALS');
  expect(await identity.seedTown(TOWN)).toEqual([]);
  await app.close();
});

it('is absent from a platform that starts in production', async () => {
  const MASTER_KEY = randomBytes(32).toString('base64');
  const production = await startIdentity({ environment: { NODE_ENV: 'production', MASTER_KEY } });
  expect(production.accounts).toEqual([]);
  expect(production.identity.routes.map(({ operation }) => operation.id)).toEqual([
    'getSession',
    'signInStaff',
    'signOut',
    'chooseCompany',
    'listMyCompanies',
    'listStaffNames',
    'listDepartments',
    'getSignInWays',
    'startOidcSignIn',
    'finishOidcSignIn',
    'startPasskey',
    'confirmFactor',
    'listPasskeys',
    'startPasskeyRegistration',
    'addPasskey',
    'removePasskey',
    'listSecurityAlerts',
  ]);
  await production.close();
});

it('lets an enrolled officer in where the demo is off', async () => {
  await expect(
    world.identity.enrolStaff({
      userName: 'short',
      name: '周宁',
      residentId: '330199197705059092',
      departmentId: 'YX-WJ',
      roles: ['officer'],
      password: 'eleven char',
    }),
  ).rejects.toThrow('A staff password has at least 12 characters.');
  const enrolment = {
    userName: 'Zhou_Ning',
    name: '周宁',
    residentId: '330199197705059092',
    departmentId: 'YX-WJ',
    roles: ['officer'],
  } as const;
  const { staffId, totpUri } = await world.identity.enrolStaff({
    ...enrolment,
    password: 'correct horse battery',
  });
  expect(totpUri).toMatch(/^otpauth:\/\/totp\//);
  expect(await world.identity.staffMember(staffId)).toEqual({
    id: staffId,
    userName: 'zhou_ning',
    name: '周宁',
    departmentId: 'YX-WJ',
    roles: ['officer'],
  });
  const code = URI.parse(totpUri).generate({ timestamp: world.kernel.clock.now().getTime() });
  const off = createIdentity(world.kernel, { demoSignIn: false });
  const app = await serve(world.kernel, off);
  const body = { userName: 'zhou_ning', password: 'correct horse battery', code };
  expect((await send(app, signInStaff, { body })).value).toMatchObject({ kind: 'staff', name: '周宁' });
  await app.close();
});
