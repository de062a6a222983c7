import {
  getApplication,
  getDecisionLetter,
  getMaterialPage,
  listMyApplications,
  submitApplication,
  updateApplication,
  withdrawApplication,
} from '@zhiban/cases';
import { getLicenceFile, listMyLicences } from '@zhiban/documents';
import { getEvidenceBundle } from '@zhiban/evidence';
import { TOWN } from '@zhiban/facts/server';
import { chooseCompany } from '@zhiban/identity';
import { send } from '@zhiban/kernel/testkit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { townCompany } from '../specimens.ts';
import { type AccessWorld, createAccessWorld } from './world.testkit.ts';

const HOTEL = townCompany('qinghe_hotel').uscc;

let world: AccessWorld;
beforeAll(async () => {
  world = await createAccessWorld();
}, 180_000);
afterAll(() => world.platform.close());

/** What a caller gets of the hotel: one line an operation, 200 or the code of the refusal. */
async function reads(cookie: string): Promise<Record<string, 200 | string>> {
  const { app } = world.platform;
  const { draft, rows } = world;
  const filed = { applicationId: rows.hotel.applicationId };
  const begun = { applicationId: draft.applicationId };
  const answers = {
    filed: await send(app, getApplication, { params: filed, cookie }),
    letter: await send(app, getDecisionLetter, { params: filed, cookie }),
    page: await send(app, getMaterialPage, {
      params: { ...filed, materialId: 'old-licence', page: 1 },
      cookie,
    }),
    bundle: await send(app, getEvidenceBundle, { params: { code: rows.hotel.evidenceCode }, cookie }),
    licence: await send(app, getLicenceFile, { params: { licenceId: rows.hotel.licenceId }, cookie }),
    draft: await send(app, getApplication, { params: begun, cookie }),
    change: await send(app, updateApplication, { params: begun, body: { revision: -1 }, cookie }),
    submission: await send(app, submitApplication, { params: begun, body: { truthful: false }, cookie }),
  };
  return Object.fromEntries(
    Object.entries(answers).map(([name, answer]) => [name, answer.status < 400 ? 200 : answer.error.code]),
  );
}

const NOTHING = {
  filed: 'KERNEL_NOT_FOUND',
  letter: 'KERNEL_NOT_FOUND',
  page: 'KERNEL_NOT_FOUND',
  bundle: 'KERNEL_NOT_FOUND',
  licence: 'KERNEL_NOT_FOUND',
  draft: 'KERNEL_NOT_FOUND',
  change: 'KERNEL_NOT_FOUND',
  submission: 'KERNEL_NOT_FOUND',
};
const EVERYTHING = {
  filed: 200,
  letter: 200,
  page: 200,
  bundle: 200,
  licence: 200,
  draft: 200,
  change: 'CASES_EDITED_ELSEWHERE',
  submission: 'CASES_NOT_TRUTHFUL',
};

async function lists(cookie: string): Promise<string> {
  const { app } = world.platform;
  const applications = await send(app, listMyApplications, { cookie });
  const licences = await send(app, listMyLicences, { cookie });
  return applications.text + licences.text;
}

/** Signs in a person of the town to whom the hotel gives a delegation from today. */
async function newAgent(personKey: string, services?: readonly string[]): Promise<string> {
  const { app, modules, signIn } = world.platform;
  await modules.identity.seedTown({
    persons: TOWN.residents,
    companies: TOWN.companies,
    delegations: [
      { personKey, companyKey: 'qinghe_hotel', validFrom: '2026-11-21', ...(services ? { services } : {}) },
    ],
  });
  const cookie = await signIn(personKey);
  await send(app, chooseCompany, { cookie, body: { uscc: HOTEL } });
  return cookie;
}

it('shows a new agent what the company has filed and begun', async () => {
  const cookie = await newAgent('zhao_lei');
  expect(await reads(cookie)).toEqual(EVERYTHING);
  expect(await lists(cookie)).toContain(world.rows.hotel.licenceId);
  // Not while he acts for himself.
  await send(world.platform.app, chooseCompany, { cookie, body: { uscc: null } });
  expect(await reads(cookie)).toEqual(NOTHING);
});

it('shows an agent for another service nothing of this one', async () => {
  const cookie = await newAgent('li_wei', ['publication-licence-replacement']);
  expect(await reads(cookie)).toEqual(NOTHING);
  const seen = await lists(cookie);
  expect(seen).not.toContain(world.rows.hotel.applicationId);
  expect(seen).not.toContain(world.rows.hotel.licenceId);
});

it('leaves to an agent whose delegation has ended nothing, not even what he filed himself', async () => {
  const { app, kernel } = world.platform;
  const cookie = world.cookies.owner;
  expect(await reads(cookie)).toEqual(EVERYTHING);
  await kernel.database.pool.query(
    `update identity.delegation set valid_from = '2026-01-01', valid_to = '2026-11-20'
     where uscc = $1 and person_id = (select person_id from identity.demo_account where key = 'wang_fang')`,
    [HOTEL],
  );
  kernel.clock.advance(6_000);
  expect(await reads(cookie)).toEqual(NOTHING);
  const params = { applicationId: world.draft.applicationId };
  expect((await send(app, withdrawApplication, { params, cookie })).error.code).toBe('KERNEL_NOT_FOUND');
  const seen = await lists(cookie);
  for (const id of [world.rows.hotel.applicationId, world.rows.hotel.licenceId, params.applicationId])
    expect(seen).not.toContain(id);
});
