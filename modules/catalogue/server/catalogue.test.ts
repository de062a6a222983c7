import { randomUUID } from 'node:crypto';
import type { Caller } from '@zhiban/identity';
import { createIdentity } from '@zhiban/identity/server';
import { kernelErrors, type Operation } from '@zhiban/kernel';
import { createTestKernel, send, startTestServer } from '@zhiban/kernel/testkit';
import type { FastifyRequest } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  approveVersion,
  getGuide,
  getServiceFiles,
  listServices,
  listVersions,
  proposeVersion,
} from '../model/index.ts';
import { altered, hygieneFiles } from '../testing/packages.ts';
import { type Catalogue, createCatalogue } from './index.ts';

const folder = (name: string) => new URL(`../../../services/${name}/`, import.meta.url).pathname;
const HYGIENE = 'hygiene-licence-change';
const FIRST = { proposedBy: 'he_jing', approvedBy: 'xu_ming' };

let kernel: Awaited<ReturnType<typeof createTestKernel>>;
let catalogue: Catalogue;
let app: Awaited<ReturnType<typeof startTestServer>>;

beforeAll(async () => {
  const migrations = [{ module: 'catalogue', folder: new URL('./migrations/', import.meta.url) }];
  kernel = await createTestKernel({ migrations, now: '2026-11-21T02:00:00Z' });
  catalogue = createCatalogue(kernel, {
    documents: { licencesOf: async () => [] },
    library: { shelfOf: async () => ({ consent: 'ask', entries: [] }) },
  });
  const { guard } = createIdentity(kernel, { demoSignIn: false });
  app = await startTestServer<Caller>(kernel, {
    routes: catalogue.routes,
    authenticate: async request => callerOf(request),
    guard,
  });
  await catalogue.importFolder(folder(HYGIENE), FIRST);
  await catalogue.importFolder(folder('publication-licence-replacement'), FIRST);
});
afterAll(async () => {
  await app.close();
  await kernel.close();
});

/** The test's own sign-in: a header names the member of staff. */
function callerOf(request: FastifyRequest): Caller {
  const name = request.headers['x-staff'];
  if (typeof name !== 'string') return { kind: 'anonymous' };
  const roles = name.startsWith('officer') ? (['officer'] as const) : (['service_owner'] as const);
  return {
    kind: 'staff',
    staffId: name,
    name,
    departmentId: 'YX-WJ',
    departmentName: '云溪区卫生健康局',
    divisionCode: '330199',
    roles,
    accounts: [name],
    personId: null,
    factorAt: new Date('2026-11-21T02:00:00Z'),
    sessionId: 's',
  };
}
const as = (name: string) => ({ headers: { 'x-staff': name } });
const params = { serviceId: HYGIENE };
const nextFiles = altered('service.yaml', 'promisedDays: 1', 'promisedDays: 0');

test('everyone may list the services and search them in plain words', async () => {
  const all = await send(app, listServices);
  expect(all.value.services.map(({ id }) => id)).toEqual([HYGIENE, 'publication-licence-replacement']);
  const found = await send(app, listServices, { query: { q: '书店的证丢了' } });
  expect(found.value.services.map(({ id }) => id)).toEqual(['publication-licence-replacement']);
  expect((await send(app, listServices, { query: { audience: 'person' } })).value.services).toEqual([]);
});

test('the guide of a service; an unknown one is a plain 404', async () => {
  const guide = await send(app, getGuide, { params });
  expect(guide.value).toMatchObject({ id: HYGIENE, version: 1, promisedDays: 1, visits: 0, usualTime: null });
  expect(guide.value.materials.map(({ id, required }) => [id, required])).toEqual([
    ['old-licence', 'always'],
    ['business-licence', 'sometimes'],
  ]);
  const unknown = await send(app, getGuide, { params: { serviceId: 'no-such-service' } });
  expect([unknown.status, unknown.error.code]).toEqual([404, 'CATALOGUE_NO_SUCH_SERVICE']);
});

test('an import is done once', async () => {
  expect(await catalogue.importFolder(folder(HYGIENE), FIRST)).toBeNull();
});

test('two people publish: the author never approves, and running applications keep their version', async () => {
  const proposed = await send(app, proposeVersion, { params, body: { files: nextFiles }, ...as('he_jing') });
  expect(proposed.value).toMatchObject({
    version: 2,
    state: 'proposed',
    proposedBy: 'he_jing',
    approvedBy: null,
  });
  expect((await catalogue.current(HYGIENE)).version).toBe(1);

  const own = await send(app, approveVersion, { params: { ...params, version: 2 }, ...as('he_jing') });
  expect([own.status, own.error.code]).toEqual([403, 'CATALOGUE_OWN_PROPOSAL']);

  const published = await send(app, approveVersion, { params: { ...params, version: 2 }, ...as('xu_ming') });
  expect(published.value).toMatchObject({ state: 'published', approvedBy: 'xu_ming' });
  expect((await catalogue.current(HYGIENE)).version).toBe(2);
  expect((await catalogue.version(HYGIENE, 1)).definition.item.promisedDays).toBe(1);
  expect((await catalogue.version(HYGIENE, 2)).definition.item.promisedDays).toBe(0);

  const again = await send(app, approveVersion, { params: { ...params, version: 2 }, ...as('xu_ming') });
  expect([again.status, again.error.code]).toEqual([409, 'CATALOGUE_NOT_PROPOSED']);
  const same = await send(app, proposeVersion, { params, body: { files: nextFiles }, ...as('he_jing') });
  expect(same.error.code).toBe('CATALOGUE_SAME_AS_CURRENT');
  const versions = await send(app, listVersions, { params, ...as('he_jing') });
  expect(versions.value.versions.map(({ version, state }) => [version, state])).toEqual([
    [2, 'published'],
    [1, 'retired'],
  ]);
});

test('a service owner reads the files of a version, or of the published one', async () => {
  const filesOf = (version: number | 'published', serviceId = HYGIENE) =>
    send(app, getServiceFiles, { params: { serviceId, version }, ...as('he_jing') });
  const first = await filesOf(1);
  expect(first.value.version).toMatchObject({ version: 1, state: 'retired', proposedBy: 'he_jing' });
  expect(first.value.files).toEqual(hygieneFiles);
  const published = await filesOf('published');
  expect([published.value.version.version, published.value.files]).toEqual([2, nextFiles]);
  expect((await filesOf(77)).error.code).toBe('CATALOGUE_NO_SUCH_VERSION');
  expect((await filesOf('published', 'no-such-service')).error.code).toBe('CATALOGUE_NO_SUCH_SERVICE');
});

test('the database itself keeps one person from publishing alone', async () => {
  const alone = kernel.database.pool.query(
    `insert into catalogue.service_version values ($1, 99, '{}', 'x', 'retired', 'he_jing', now(), 'he_jing', now())`,
    [HYGIENE],
  );
  await expect(alone).rejects.toThrow(/check constraint/);
});

test('a package with errors or failing cases is refused with the first of them', async () => {
  const broken = altered('service.yaml', 'complaintPhone: 0570-12345', 'complaintPhone: 0570-8800101');
  const refused = await send(app, proposeVersion, { params, body: { files: broken }, ...as('he_jing') });
  expect(refused.error.code).toBe('CATALOGUE_PACKAGE_REFUSED');
  expect(refused.error.message.zh).toContain('咨询电话与投诉电话相同');

  const wrong = altered('cases.yaml', 'reasons: [licence-expired]', 'reasons: [licence-issuer]');
  const failed = await send(app, proposeVersion, { params, body: { files: wrong }, ...as('he_jing') });
  expect(failed.error.code).toBe('CATALOGUE_CASES_FAILED');
  expect(failed.error.message.zh).toContain('expired-yesterday');

  const elsewhere = await send(app, proposeVersion, {
    params: { serviceId: 'another-service' },
    body: { files: hygieneFiles },
    ...as('he_jing'),
  });
  expect(elsewhere.error.code).toBe('CATALOGUE_WRONG_FOLDER');
});

const guarded: [Operation, object][] = [
  [proposeVersion, { params, body: { files: {} } }],
  [approveVersion, { params: { ...params, version: 1 } }],
  [listVersions, { params }],
  [getServiceFiles, { params: { ...params, version: 1 } }],
];
test.each(guarded)('$id is for service owners', async (operation, request) => {
  const anonymous = await send(app, operation, request);
  expect(anonymous.error.code).toBe(kernelErrors.NOT_SIGNED_IN.code);
  const officer = await send(app, operation, { ...request, ...as('officer_liu') });
  expect(officer.error.code).toBe(kernelErrors.FORBIDDEN.code);
});

test('an unknown version', async () => {
  const answer = await send(app, approveVersion, { params: { ...params, version: 77 }, ...as('xu_ming') });
  expect(answer.error.code).toBe('CATALOGUE_NO_SUCH_VERSION');
  await expect(catalogue.version(HYGIENE, 77)).rejects.toMatchObject({ code: 'CATALOGUE_NO_SUCH_VERSION' });
});

test('closed applications teach how long it usually takes; the same event twice counts once', async () => {
  const [subscription] = catalogue.subscriptions ?? [];
  if (!subscription) throw new Error('no subscription');
  const closed = (seconds: number, outcome = 'approved', applicationId = randomUUID()) => ({
    applicationId,
    serviceId: HYGIENE,
    version: 1,
    outcome,
    seconds,
    automatic: seconds === 0,
  });
  const slow = closed(7_200);
  for (const event of [closed(0), closed(0), closed(0), closed(0), slow, slow, closed(0, 'withdrawn')])
    await subscription.job.run(event);
  const guide = await send(app, getGuide, { params });
  expect(guide.value.usualTime).toEqual({ applications: 5, withinSeconds: 10, automaticShare: 0.8 });
});
