import { send } from '@zhiban/kernel/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chooseCompany, getSession, listMyCompanies } from '../model/operations.ts';
import { BOOKSHOP, HOTEL, startIdentity } from './fixtures.ts';

let world: Awaited<ReturnType<typeof startIdentity>>;
beforeAll(async () => {
  world = await startIdentity();
});
afterAll(() => world.close());

const choose = (cookie: string, uscc: string | null) =>
  send(world.app, chooseCompany, { cookie, body: { uscc } });

it('lists the companies that a person may act for', async () => {
  const cookie = await world.applicant('wang_fang');
  expect((await send(world.app, listMyCompanies, { cookie })).value).toEqual({
    companies: [
      {
        uscc: HOTEL,
        name: '临江市清和宾馆有限公司',
        basis: 'agent',
        services: ['hygiene-licence-change'],
        validFrom: '2026-10-15',
        validTo: '2026-11-21',
      },
    ],
  });
  const nobody = await world.applicant('zhang_guiying');
  expect((await send(world.app, listMyCompanies, { cookie: nobody })).value).toEqual({ companies: [] });
});

it('switches between a company and oneself', async () => {
  const cookie = await world.applicant('li_wei');
  world.events.length = 0;
  const company = { uscc: BOOKSHOP, name: '临江市云溪书店有限公司' };
  expect((await choose(cookie, BOOKSHOP)).value).toMatchObject({ kind: 'applicant', actingFor: company });
  expect((await send(world.app, getSession, { cookie })).value).toMatchObject({ actingFor: company });
  expect((await choose(cookie, null)).value).toMatchObject({ actingFor: null });
  expect((await send(world.app, getSession, { cookie })).value).toMatchObject({ actingFor: null });
  expect(world.events).toEqual([
    expect.objectContaining({ kind: 'company-chosen', uscc: BOOKSHOP }),
    expect.objectContaining({ kind: 'company-chosen', uscc: null }),
  ]);
});

it('refuses the company of somebody else as it does an unknown one', async () => {
  const cookie = await world.applicant('li_wei');
  expect((await choose(cookie, HOTEL)).error.code).toBe('IDENTITY_NOT_AGENT');
  expect((await choose(cookie, '92330199MAT260039A')).error.code).toBe('IDENTITY_NOT_AGENT');
  expect((await choose(cookie, 'short')).error.code).toBe('KERNEL_INVALID_INPUT');
});

it('covers an agent only for the services named, and only until the last day', async () => {
  const cookie = await world.applicant('wang_fang');
  const session = (await choose(cookie, HOTEL)).value;
  if (session.kind !== 'applicant') throw new Error('not signed in');
  const { personId } = session;
  expect(await world.identity.mayActFor(personId, HOTEL, 'hygiene-licence-change')).toBe(true);
  expect(await world.identity.mayActFor(personId, HOTEL, 'publication-licence-reissue')).toBe(false);
  expect(await world.identity.mayActFor(personId, BOOKSHOP, 'hygiene-licence-change')).toBe(false);
  // The last second of 2026-11-21 in China, and the first of the next day.
  world.kernel.clock.set('2026-11-21T15:59:59Z');
  expect(await world.identity.mayActFor(personId, HOTEL, 'hygiene-licence-change')).toBe(true);
  world.kernel.clock.set('2026-11-21T16:00:00Z');
  expect(await world.identity.mayActFor(personId, HOTEL, 'hygiene-licence-change')).toBe(false);
});

it('falls back to the person when the delegation ends during a session', async () => {
  world.kernel.clock.set('2026-11-21T15:30:00Z');
  const cookie = await world.applicant('wang_fang');
  await choose(cookie, HOTEL);
  expect((await send(world.app, getSession, { cookie })).value).toMatchObject({ actingFor: { uscc: HOTEL } });
  world.kernel.clock.set('2026-11-21T16:00:00Z');
  expect((await send(world.app, getSession, { cookie })).value).toMatchObject({
    name: '王芳',
    actingFor: null,
  });
});
