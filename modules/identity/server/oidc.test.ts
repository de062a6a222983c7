import { send } from '@zhiban/kernel/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  confirmFactor,
  finishOidcSignIn,
  getSession,
  getSignInWays,
  listPasskeys,
  type OidcAudience,
  startOidcSignIn,
} from '../model/index.ts';
import { startIdentity } from './fixtures.ts';
import { CLIENT, startProvider } from './provider.testkit.ts';

const HERE = 'http://127.0.0.1:4000';
const callback = (audience: OidcAudience) => `${HERE}/api/session/oidc/${audience}/callback`;

let provider: Awaited<ReturnType<typeof startProvider>>;
let world: Awaited<ReturnType<typeof startIdentity>>;
beforeAll(async () => {
  provider = await startProvider([callback('applicant'), callback('staff')], {
    li: { name: '李伟', resident_id: '330199198806060011' },
    new: { name: '周宁', resident_id: '33019919770505909x' },
    nameless: { name: '', resident_id: '330199197705059092' },
    numberless: { name: '吴名' },
    liu: { name: '刘洋', preferred_username: 'LIU_YANG' },
    gao: { name: '高峰', preferred_username: 'gao_feng', amr: ['pwd', 'otp'] },
    outsider: { name: '外人', preferred_username: 'nobody' },
  });
  const of = (prefix: string) => ({
    [`${prefix}ISSUER`]: provider.issuer,
    [`${prefix}CLIENT_ID`]: CLIENT.id,
    [`${prefix}CLIENT_SECRET`]: CLIENT.secret,
  });
  world = await startIdentity({
    // The provider lives in the present.
    now: new Date().toISOString(),
    environment: { PUBLIC_URL: HERE, ...of('OIDC_'), ...of('STAFF_OIDC_') },
  });
});
afterAll(async () => {
  await world.close();
  await provider.close();
});

const begin = (audience: OidcAudience, back?: string) =>
  send(world.app, startOidcSignIn, { params: { audience }, query: back === undefined ? {} : { back } });

/** Comes back from the provider at this address. */
async function comeBack(audience: OidcAudience, address: string, cookie: string) {
  const query = Object.fromEntries(new URL(address).searchParams);
  const answer = await send(world.app, finishOidcSignIn, { params: { audience }, query, cookie });
  return { to: answer.headers.location, cookie: answer.cookie };
}

async function signIn(audience: OidcAudience, login: string, back?: string) {
  const started = await begin(audience, back);
  const address = await provider.visit(String(started.headers.location), login);
  return comeBack(audience, address, started.cookie);
}
const sessionOf = async (cookie: string) => (await send(world.app, getSession, { cookie })).value;

it('says for whom a provider is connected', async () => {
  expect((await send(world.app, getSignInWays)).value).toEqual({ oidc: ['applicant', 'staff'] });
});

it('asks with state, nonce and PKCE', async () => {
  const { searchParams } = new URL(String((await begin('applicant')).headers.location));
  expect([searchParams.get('response_type'), searchParams.get('code_challenge_method')]).toEqual([
    'code',
    'S256',
  ]);
  for (const name of ['state', 'nonce', 'code_challenge'])
    expect(searchParams.get(name)).toMatch(/^[\w-]{43}$/);
});

it('links an applicant to the person with his resident ID number, and goes on to his page', async () => {
  const { to, cookie } = await signIn('applicant', 'li', '/matters?tab=open');
  expect(to).toBe('/matters?tab=open');
  expect(await sessionOf(cookie)).toMatchObject({
    kind: 'applicant',
    name: '李伟',
    maskedResidentId: '330199********0011',
  });
});

it('makes a person known at his first visit, once', async () => {
  const first = await sessionOf((await signIn('applicant', 'new')).cookie);
  const again = await sessionOf((await signIn('applicant', 'new')).cookie);
  expect(first).toMatchObject({ kind: 'applicant', name: '周宁', maskedResidentId: '330199********909X' });
  expect(again).toEqual(first);
});

it('keeps the number of such a person sealed, and finds him by a keyed digest', async () => {
  const { rows } = await world.kernel.database.pool.query<{ row: string; digest: string }>(
    `select row_to_json(person)::text as row, resident_id_digest as digest from identity.person where name = '周宁'`,
  );
  expect(rows).toHaveLength(1);
  expect(rows[0]?.row).not.toMatch(/33019919770505909x/i);
  expect(rows[0]?.row).not.toContain(Buffer.from('33019919770505909X').toString('hex'));
  expect(rows[0]?.digest).toBe(world.kernel.keyring.mac('identity/resident-id', '33019919770505909X'));
});

it('asks the provider by the one way out: nowhere that a description leads to inside the house', async () => {
  const inside = await startProvider([callback('applicant')], {});
  // The configured provider names the token address of a host that nobody permitted.
  const lying = await startProvider([callback('applicant')], { li: { name: '李伟' } }, inside.issuer);
  const other = await startIdentity({
    now: new Date().toISOString(),
    environment: {
      PUBLIC_URL: HERE,
      OIDC_ISSUER: lying.issuer,
      OIDC_CLIENT_ID: CLIENT.id,
      OIDC_CLIENT_SECRET: CLIENT.secret,
    },
  });
  const params = { audience: 'applicant' } as const;
  const started = await send(other.app, startOidcSignIn, { params });
  const address = await lying.visit(String(started.headers.location), 'li');
  const query = Object.fromEntries(new URL(address).searchParams);
  const answer = await send(other.app, finishOidcSignIn, { params, query, cookie: started.cookie });
  expect(answer.headers.location).toBe('/sign-in?problem=provider');
  expect(inside.asked()).toEqual([]);
  await other.close();
  await inside.close();
  await lying.close();
});

it('lets staff in whose provider saw two factors; the others show one here first', async () => {
  const gao = (await signIn('staff', 'gao')).cookie;
  expect((await send(world.app, listPasskeys, { cookie: gao })).status).toBe(200);

  const liu = (await signIn('staff', 'liu')).cookie;
  expect(await sessionOf(liu)).toMatchObject({ kind: 'staff', name: '刘洋' });
  expect((await send(world.app, listPasskeys, { cookie: liu })).error.code).toBe('IDENTITY_FACTOR_TOO_OLD');
  const code = (await world.staff('liu_yang')).totpCode ?? '';
  await send(world.app, confirmFactor, { cookie: liu, body: { code } });
  expect((await send(world.app, listPasskeys, { cookie: liu })).status).toBe(200);
});

it.each<[OidcAudience, string, string]>([
  ['staff', 'outsider', '/console/sign-in?problem=account'],
  ['staff', 'li', '/console/sign-in?problem=provider'],
  ['applicant', 'nameless', '/sign-in?problem=account'],
  ['applicant', 'numberless', '/sign-in?problem=provider'],
])('opens no %s session for %s', async (audience, login, to) => {
  const answer = await signIn(audience, login);
  expect([answer.to, (await sessionOf(answer.cookie)).kind]).toEqual([to, 'anonymous']);
});

it('opens no session for an answer of another browser, a changed state, a code used twice, a late one', async () => {
  const started = await begin('applicant');
  const address = await provider.visit(String(started.headers.location), 'li');
  const refused = '/sign-in?problem=provider';
  expect((await comeBack('applicant', address, '')).to).toBe(refused);
  expect((await comeBack('applicant', address, (await begin('applicant')).cookie)).to).toBe(refused);
  const changed = new URL(address);
  changed.searchParams.set('state', 'x'.repeat(43));
  expect((await comeBack('applicant', changed.href, started.cookie)).to).toBe(refused);
  expect((await comeBack('staff', address, started.cookie)).to).toBe('/console/sign-in?problem=provider');
  expect((await comeBack('applicant', address, started.cookie)).to).toBe('/');
  expect((await comeBack('applicant', address, started.cookie)).to).toBe(refused);

  const late = await begin('applicant');
  const lateAddress = await provider.visit(String(late.headers.location), 'li');
  world.kernel.clock.advance(11 * 60_000);
  expect((await comeBack('applicant', lateAddress, late.cookie)).to).toBe(refused);
});

it('leads to no page of another site', async () => {
  for (const back of ['//evil.example/', 'https://evil.example/', '/\\evil.example', 'javascript:alert(1)'])
    expect((await signIn('applicant', 'li', back)).to).toBe('/');
});
