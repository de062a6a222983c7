import { send } from '@zhiban/kernel/testkit';
import { afterEach, expect, it } from 'vitest';
import { getSession, signInAsDemo, signOut } from '../model/operations.ts';
import { startIdentity } from './fixtures.ts';

let world: Awaited<ReturnType<typeof startIdentity>>;
afterEach(() => world.close());

const signIn = async (headers: Record<string, string> = {}) => {
  const answer = await send(world.app, signInAsDemo, { body: { key: 'li_wei' }, headers });
  return { cookie: answer.cookie, set: [answer.headers['set-cookie']].flat().map(String) };
};
const kindOf = async (cookie: string, headers: Record<string, string> = {}) =>
  (await send(world.app, getSession, { cookie, headers })).value.kind;
const SECURE =
  /^__Host-zhiban_session=[A-Za-z0-9_-]{43}; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Lax$/;

it('gives a cookie that no other host can plant where the public address is https', async () => {
  world = await startIdentity({ environment: { PUBLIC_URL: 'https://zhiban.example.cn' } });
  const { cookie, set } = await signIn();
  expect(set[0]).toMatch(SECURE);
  expect(await kindOf(cookie)).toBe('applicant');
  // A subdomain could have set the plain name.
  expect(await kindOf(cookie.replace('__Host-', ''))).toBe('anonymous');
  const ended = await send(world.app, signOut, { cookie });
  expect(ended.headers['set-cookie']).toMatch(
    /^__Host-zhiban_session=; (Max-Age=0; )?Path=\/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; HttpOnly; Secure; SameSite=Lax$/,
  );
  expect(await kindOf(cookie)).toBe('anonymous');
});

it('believes a trusted proxy that says https, and nobody else', async () => {
  world = await startIdentity({ environment: { TRUST_PROXY: '127.0.0.1' } });
  const https = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.9' };
  const { cookie, set } = await signIn(https);
  expect(set[0]).toMatch(SECURE);
  expect(await kindOf(cookie, https)).toBe('applicant');
  await world.close();
  world = await startIdentity();
  expect((await signIn(https)).set[0]).toMatch(/^zhiban_session=/);
});

it('has its plain name on plain http', async () => {
  world = await startIdentity();
  const { cookie, set } = await signIn();
  expect(set[0]).toMatch(
    /^zhiban_session=[A-Za-z0-9_-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/,
  );
  expect(await kindOf(cookie)).toBe('applicant');
});
