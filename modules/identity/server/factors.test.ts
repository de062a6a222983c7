import { send } from '@zhiban/kernel/testkit';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import {
  addPasskey,
  confirmFactor,
  getSession,
  listPasskeys,
  listSecurityAlerts,
  removePasskey,
  signInStaff,
  startPasskey,
  startPasskeyRegistration,
} from '../model/index.ts';
import { startIdentity } from './fixtures.ts';
import { softwareAuthenticator } from './passkey.testkit.ts';

const ORIGIN = 'http://127.0.0.1:4000';
let world: Awaited<ReturnType<typeof startIdentity>>;
beforeAll(async () => {
  world = await startIdentity({ environment: { TRUST_PROXY: '127.0.0.1', PUBLIC_URL: ORIGIN } });
});
afterAll(() => world.close());

let day = 0;
beforeEach(() => {
  // Each test has a day of its own, so that another's codes do not weigh on it.
  day += 1;
  world.kernel.clock.set('2026-11-21T02:00:00Z');
  world.kernel.clock.advance(day * 24 * 3_600_000);
});

const minutes = (count: number) => world.kernel.clock.advance(count * 60_000);
const register = (cookie: string) => send(world.app, startPasskeyRegistration, { cookie });

async function enrolPasskey(cookie: string) {
  const authenticator = softwareAuthenticator(ORIGIN);
  const { options } = (await register(cookie)).value;
  const body = { name: '手机', passkey: authenticator.create(options) };
  return { authenticator, added: await send(world.app, addPasskey, { cookie, body }) };
}

it('asks for a factor of the last ten minutes where the table says so, and nowhere else', async () => {
  const cookie = await world.official('liu_yang');
  minutes(10);
  expect((await register(cookie)).status).toBe(200);
  minutes(1);
  const refused = await register(cookie);
  expect([refused.status, refused.error.code]).toEqual([403, 'IDENTITY_FACTOR_TOO_OLD']);
  expect((await send(world.app, listPasskeys, { cookie })).status).toBe(200);

  const wrong = await send(world.app, confirmFactor, { cookie, body: { code: '000000' } });
  expect(wrong.error.code).toBe('IDENTITY_WRONG_FACTOR');
  expect((await register(cookie)).status).toBe(403);
  const code = (await world.staff('liu_yang')).totpCode ?? '';
  expect((await send(world.app, confirmFactor, { cookie, body: { code } })).value.kind).toBe('staff');
  expect((await register(cookie)).status).toBe(200);
  // The code was taken.
  const again = await send(world.app, confirmFactor, { cookie, body: { code } });
  expect(again.error.code).toBe('IDENTITY_WRONG_FACTOR');
});

it('signs in with a password and a passkey, once for each challenge', async () => {
  const { authenticator, added } = await enrolPasskey(await world.official('gao_feng'));
  expect(added.value).toMatchObject({ id: authenticator.id, name: '手机', lastUsedAt: null });
  const { userName, password } = await world.staff('gao_feng');
  const { options } = (await send(world.app, startPasskey)).value;
  const body = { userName, password, passkey: authenticator.answer(options) };
  expect((await send(world.app, signInStaff, { body })).value).toMatchObject({ kind: 'staff', name: '高峰' });
  expect((await send(world.app, signInStaff, { body })).error.code).toBe('IDENTITY_WRONG_CREDENTIALS');
});

it('refuses a passkey of another, of another site, too late, with a wrong password, and with a code beside it', async () => {
  const { authenticator } = await enrolPasskey(await world.official('he_jing'));
  const { userName, password } = await world.staff('he_jing');
  const options = async () => (await send(world.app, startPasskey)).value.options;
  const attempt = async (body: object) =>
    (await send(world.app, signInStaff, { body: { userName, password, ...body } })).status;

  const stranger = { ...softwareAuthenticator(ORIGIN).answer(await options()), id: authenticator.id };
  expect(await attempt({ passkey: stranger })).toBe(401);
  expect(await attempt({ passkey: authenticator.answer(await options(), 'http://zhiban.example') })).toBe(
    401,
  );
  expect(await attempt({ passkey: authenticator.answer(await options()), password: 'not it' })).toBe(401);
  const code = (await world.staff('he_jing')).totpCode ?? '';
  expect(await attempt({ passkey: authenticator.answer(await options()), code })).toBe(401);
  const late = authenticator.answer(await options());
  minutes(3);
  expect(await attempt({ passkey: late })).toBe(401);
  minutes(20);
  expect(await attempt({ passkey: authenticator.answer(await options()) })).toBe(200);
});

it('notices a copy of an authenticator by its counter', async () => {
  const cookie = await world.official('sun_li');
  const { authenticator } = await enrolPasskey(cookie);
  const confirm = async (passkey: ReturnType<typeof authenticator.answer>) =>
    (await send(world.app, confirmFactor, { cookie, body: { passkey } })).status;
  const first = (await send(world.app, startPasskey)).value.options;
  const second = (await send(world.app, startPasskey)).value.options;
  const older = authenticator.answer(first);
  expect(await confirm(authenticator.answer(second))).toBe(200);
  expect(await confirm(older)).toBe(422);
});

it('removes a passkey of one’s own alone', async () => {
  const cookie = await world.official('tang_yu');
  const { authenticator } = await enrolPasskey(cookie);
  const params = { passkeyId: authenticator.id };
  const other = await world.official('shen_hao');
  expect((await send(world.app, removePasskey, { params, cookie: other })).status).toBe(404);
  expect((await send(world.app, removePasskey, { params, cookie })).value.passkeys).toEqual([]);
});

it('tells the supervisor of a new browser, a new network within minutes, and of many readings at night', async () => {
  const alerts = async () =>
    (await send(world.app, listSecurityAlerts, { cookie: supervisor })).value.alerts.map(
      ({ kind, staffName, text }) => [kind, staffName, text.zh],
    );
  const signIn = async (headers: Record<string, string>) => {
    minutes(1);
    const { userName, password, totpCode } = await world.staff('xu_ming');
    const body = { userName, password, code: totpCode ?? '' };
    return (await send(world.app, signInStaff, { body, headers })).cookie;
  };
  const home = { 'x-forwarded-for': '192.0.2.7' };
  const first = await signIn(home);
  const device = first
    .split('; ')
    .filter(part => part.startsWith('zhiban_device'))
    .join();
  await signIn({ ...home, cookie: device });
  const supervisor = await world.official('gao_feng');
  const before = await alerts();

  const elsewhere = await signIn(home);
  expect(await alerts()).toEqual([['new-device', '许明', '从没用过的浏览器登录'], ...before]);

  minutes(5);
  const headers = { 'x-forwarded-for': '198.51.100.9' };
  expect((await send(world.app, getSession, { cookie: elsewhere, headers })).value.kind).toBe('staff');
  expect((await alerts())[0]).toEqual([
    'network-change',
    '许明',
    '几分钟内换了网络：192.0.2.0/24 → 198.51.100.0/24',
  ]);

  world.kernel.clock.set(`2026-11-${21 + day}T15:00:00Z`);
  const { kernel, identity } = world;
  const session = (await send(world.app, getSession, { cookie: await signIn(home) })).value;
  if (session.kind !== 'staff') throw new Error('xu_ming is staff');
  const reader = {
    ...session,
    accounts: [session.staffId],
    personId: null,
    factorAt: kernel.clock.now(),
    sessionId: 's',
  } as const;
  for (let reading = 1; reading <= 11; reading++)
    await kernel.transaction(tx => identity.noteReading(tx, reader));
  const night = await world.official('gao_feng');
  const told = (await send(world.app, listSecurityAlerts, { cookie: night })).value.alerts;
  const seen = told.map(({ kind, text }) => [kind, text.zh]);
  expect(seen).toContainEqual(['bulk-reading', '一小时内查看了 11 个完整号码']);
});
