import { send } from '@zhiban/kernel/testkit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { getSession, signInStaff } from '../model/operations.ts';
import { startIdentity } from './fixtures.ts';

let world: Awaited<ReturnType<typeof startIdentity>>;
beforeAll(async () => {
  world = await startIdentity({ environment: { TRUST_PROXY: '127.0.0.1' } });
});
afterAll(() => world.close());

let day = 0;
beforeEach(() => {
  // Each test has a day and an address of its own, so that another's codes and failures do not weigh on it.
  day += 2;
  world.kernel.clock.set('2026-11-21T02:00:00Z');
  world.kernel.clock.advance(day * 24 * 3_600_000);
  world.events.length = 0;
});

async function fresh(key: string) {
  const { userName, password, totpCode } = await world.staff(key);
  return { userName, password, code: totpCode ?? 'none' };
}
const wrong = async (key: string) => ({ ...(await fresh(key)), password: 'not the password' });

type Credentials = Awaited<ReturnType<typeof fresh>>;
const attempt = (body: Credentials, address = `192.0.2.${day}`) =>
  send(world.app, signInStaff, { body, headers: { 'x-forwarded-for': address } });

describe('signing in as staff', () => {
  it('opens a session that says who one is', async () => {
    const answer = await attempt(await fresh('liu_yang'));
    expect(answer.value).toMatchObject({
      kind: 'staff',
      name: '刘洋',
      departmentId: 'YX-WJ',
      departmentName: '云溪区卫生健康局',
      divisionCode: '330199',
      roles: ['officer'],
    });
    const session = await send(world.app, getSession, { cookie: answer.cookie });
    expect(session.value).toEqual(answer.value);
    expect(world.events).toEqual([
      expect.objectContaining({ kind: 'signed-in', method: 'password-totp', address: '192.0.2.2' }),
    ]);
  });

  it('takes a user name in any case and a code with a space', async () => {
    const { userName, password, code } = await fresh('liu_yang');
    const typed = {
      userName: ` ${userName.toUpperCase()} `,
      password,
      code: `${code.slice(0, 3)} ${code.slice(3)}`,
    };
    expect((await attempt(typed)).status).toBe(200);
  });

  it('sets a cookie that scripts and other sites cannot use', async () => {
    const { headers } = await attempt(await fresh('liu_yang'));
    const [cookie] = [headers['set-cookie']].flat().map(String);
    expect(cookie).toMatch(
      /^zhiban_session=[A-Za-z0-9_-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/,
    );
  });

  it.each([
    ['an unknown user', { userName: 'nobody' }, 'unknown-user'],
    ['a wrong password', { password: 'yunqi-0000000' }, 'wrong-password'],
    ['a wrong code', { code: '000000x' }, 'wrong-code'],
  ])('answers %s with the same error', async (_what, fault, reason) => {
    const answer = await attempt({ ...(await fresh('sun_li')), ...fault });
    expect(answer.status).toBe(401);
    expect(answer.error).toMatchObject({
      code: 'IDENTITY_WRONG_CREDENTIALS',
      message: { zh: '用户名、密码或验证码不对。' },
    });
    expect(answer.cookie).toBe('');
    expect(world.events).toEqual([expect.objectContaining({ kind: 'sign-in-refused', reason })]);
  });

  it('accepts a code once, also of two requests at the same time', async () => {
    const credentials = await fresh('sun_li');
    const answers = await Promise.all([attempt(credentials), attempt(credentials), attempt(credentials)]);
    expect(answers.map(answer => answer.status).sort()).toEqual([200, 401, 401]);
    expect(world.events.filter(event => 'reason' in event && event.reason === 'used-code')).toHaveLength(2);
    expect((await attempt(credentials)).error.code).toBe('IDENTITY_WRONG_CREDENTIALS');
  });

  it('accepts the code of the step before and after, and none further away', async () => {
    const credentials = await fresh('he_jing');
    world.kernel.clock.advance(-60_000);
    expect((await attempt(credentials)).status).toBe(401);
    world.kernel.clock.advance(120_000);
    expect((await attempt(credentials)).status).toBe(401);
    world.kernel.clock.advance(-30_000);
    expect((await attempt(credentials)).status).toBe(200);
  });
});

describe('lock-out', () => {
  it('pauses an account after five failures, longer after each further one, and for the right password too', async () => {
    for (let n = 1; n <= 5; n++)
      expect((await attempt(await wrong('xu_ming'), `198.51.100.${n}`)).status).toBe(401);
    const paused = await attempt(await fresh('xu_ming'));
    expect(paused.status).toBe(429);
    expect(paused.error).toMatchObject({ code: 'IDENTITY_LOCKED', details: { seconds: 60 } });
    world.kernel.clock.advance(60_000);
    expect((await attempt(await wrong('xu_ming'))).status).toBe(401);
    expect((await attempt(await fresh('xu_ming'))).error.details).toEqual({ seconds: 120 });
    world.kernel.clock.advance(120_000);
    expect((await attempt(await fresh('xu_ming'))).status).toBe(200);
    // A success starts the account from nothing.
    world.kernel.clock.advance(20 * 60_000);
    expect((await attempt(await wrong('xu_ming'))).status).toBe(401);
    expect((await attempt(await fresh('xu_ming'))).status).toBe(200);
  });

  it('pauses an unknown name as it does a known one', async () => {
    const body = { userName: 'ghost', password: 'x', code: '123456' };
    for (let n = 1; n <= 5; n++) expect((await attempt(body)).status).toBe(401);
    expect((await attempt(body)).error.code).toBe('IDENTITY_LOCKED');
  });

  it('pauses an address that tries many names', async () => {
    for (let n = 1; n <= 5; n++)
      expect((await attempt({ userName: `name${n}`, password: 'x', code: '123456' })).status).toBe(401);
    const answer = await attempt(await fresh('gao_feng'));
    expect(answer.error.code).toBe('IDENTITY_LOCKED');
    world.kernel.clock.advance(16 * 60_000);
    expect((await attempt(await fresh('gao_feng'))).status).toBe(200);
  });

  it.each<[string, (n: number) => string, (n: number) => string]>([
    ['one account from many addresses', () => 'ghost2', n => `198.51.100.${100 + n}`],
    ['many accounts from one address', n => `spray${n}`, () => '203.0.113.1'],
  ])('counts attempts that come at the same time: %s', async (_what, userName, address) => {
    const attempts = (count: number) =>
      Array.from({ length: count }, (_, n) =>
        attempt({ userName: userName(n), password: 'x', code: '123456' }, address(n)),
      );
    await Promise.all(attempts(1));
    // All connections are open, so that the attempts truly meet.
    const { pool } = world.kernel.database;
    await Promise.all(Array.from({ length: 8 }, () => pool.query('select pg_sleep(0.1)')));
    const statuses = (await Promise.all(attempts(12))).map(answer => answer.status);
    expect(statuses.filter(status => status === 401)).toHaveLength(4);
    expect(statuses.filter(status => status === 429)).toHaveLength(8);
  });
});
