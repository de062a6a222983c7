import { send } from '@zhiban/kernel/testkit';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { getSession, listMyCompanies, signInAsDemo, signOut } from '../model/operations.ts';
import { serve, startIdentity } from './fixtures.ts';
import { createIdentity } from './index.ts';

const START = '2026-11-21T02:00:00Z';
let world: Awaited<ReturnType<typeof startIdentity>>;
beforeAll(async () => {
  world = await startIdentity({ now: START });
});
afterEach(() => world.kernel.clock.advance(3_600_000));
afterAll(() => world.close());

const kindOf = async (cookie: string) => (await send(world.app, getSession, { cookie })).value.kind;
const pass = (minutes: number) => world.kernel.clock.advance(minutes * 60_000);

it('takes a request without a cookie, or with an invented one, as anonymous', async () => {
  expect((await send(world.app, getSession)).value).toEqual({ kind: 'anonymous', demoSignIn: true });
  expect(await kindOf(`zhiban_session=${'A'.repeat(43)}`)).toBe('anonymous');
  expect(await kindOf("zhiban_session=' or 1=1 --")).toBe('anonymous');
});

it('shows the page no more of a resident ID number than its ends', async () => {
  const cookie = await world.applicant('zhang_guiying');
  const answer = await send(world.app, getSession, { cookie });
  expect(answer.value).toMatchObject({
    name: '张桂英',
    maskedResidentId: '330199********0022',
    actingFor: null,
  });
  expect(answer.text).not.toContain('19440315');
});

it('keeps neither tokens nor resident ID numbers readable in the database', async () => {
  const cookie = await world.applicant('zhang_guiying');
  const { rows } = await world.kernel.database.pool.query(
    'select row_to_json(s)::text as text from identity.session s union all select row_to_json(p)::text from identity.person p',
  );
  const stored = JSON.stringify(rows);
  expect(stored).toContain('张桂英');
  expect(stored).not.toContain(cookie.split('=')[1]);
  expect(stored).not.toContain('330199194403150022');
});

it('ends an applicant’s session after two idle hours, not before', async () => {
  const cookie = await world.applicant('li_wei');
  pass(119);
  expect(await kindOf(cookie)).toBe('applicant');
  pass(119);
  expect(await kindOf(cookie)).toBe('applicant');
  pass(120);
  expect(await kindOf(cookie)).toBe('anonymous');
});

it('ends an officer’s session after thirty idle minutes', async () => {
  const cookie = await world.official('liu_yang');
  pass(29);
  expect(await kindOf(cookie)).toBe('staff');
  pass(30);
  expect(await kindOf(cookie)).toBe('anonymous');
});

it('ends every session after twelve hours', async () => {
  const cookie = await world.applicant('li_wei');
  for (let hour = 1; hour < 12; hour++) {
    pass(60);
    expect(await kindOf(cookie)).toBe('applicant');
  }
  pass(60);
  expect(await kindOf(cookie)).toBe('anonymous');
});

it('gives a new token at sign-in and ends the session of the old one', async () => {
  const planted = await world.applicant('li_wei');
  expect(await kindOf(planted)).toBe('applicant');
  const { cookie } = await send(world.app, signInAsDemo, { body: { key: 'wang_fang' }, cookie: planted });
  expect(cookie).not.toBe(planted);
  expect(await kindOf(planted)).toBe('anonymous');
  expect((await send(world.app, getSession, { cookie })).value).toMatchObject({ name: '王芳' });
});

it('ends the session at once on sign-out, though it was just read', async () => {
  const cookie = await world.applicant('li_wei');
  expect(await kindOf(cookie)).toBe('applicant');
  world.events.length = 0;
  const answer = await send(world.app, signOut, { cookie });
  expect(answer.value).toEqual({ kind: 'anonymous', demoSignIn: true });
  expect(String(answer.headers['set-cookie'])).toMatch(/^zhiban_session=; .*Expires=Thu, 01 Jan 1970/);
  expect(await kindOf(cookie)).toBe('anonymous');
  expect((await send(world.app, listMyCompanies, { cookie })).error.code).toBe('KERNEL_NOT_SIGNED_IN');
  expect(world.events).toEqual([expect.objectContaining({ kind: 'signed-out' })]);
  expect((await send(world.app, signOut, { cookie })).status).toBe(200);
  expect(world.events).toHaveLength(1);
});

it('lets another process learn of a sign-out within five seconds', async () => {
  const other = await serve(world.kernel, createIdentity(world.kernel, { demoSignIn: true }));
  const cookie = await world.applicant('li_wei');
  const kindThere = async () => (await send(other, getSession, { cookie })).value.kind;
  expect(await kindThere()).toBe('applicant');
  await send(world.app, signOut, { cookie });
  world.kernel.clock.advance(5_000);
  expect(await kindThere()).toBe('anonymous');
  await other.close();
});

it('ends the sessions of a member of staff who is disabled', async () => {
  const cookie = await world.official('sun_li');
  await world.kernel.database.pool.query(
    `update identity.staff set disabled_at = '2026-11-21T02:00:00Z' where user_name = 'sun_li'`,
  );
  world.kernel.clock.advance(5_000);
  expect(await kindOf(cookie)).toBe('anonymous');
});

it('undoes the sign-in when the evidence log cannot take it', async () => {
  const identity = createIdentity(world.kernel, {
    demoSignIn: true,
    onSecurityEvent: async () => {
      throw new Error('the log is full');
    },
  });
  const app = await serve(world.kernel, identity);
  const count = async () =>
    (await world.kernel.database.pool.query('select count(*) from identity.session')).rows[0].count;
  const before = await count();
  expect((await send(app, signInAsDemo, { body: { key: 'li_wei' } })).status).toBe(500);
  expect(await count()).toBe(before);
  await app.close();
});

it('marks the cookie Secure behind https', async () => {
  const https = await startIdentity({ environment: { PUBLIC_URL: 'https://zhiban.example' } });
  const answer = await send(https.app, signInAsDemo, { body: { key: 'li_wei' } });
  expect(String(answer.headers['set-cookie'])).toContain('; Secure');
  await https.close();
});
