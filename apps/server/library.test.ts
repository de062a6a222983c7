import { decideApplication, getApplication, getEvidence } from '@zhiban/cases';
import { approveVersion, getServiceFiles, proposeVersion } from '@zhiban/catalogue';
import { getLibraryPage, withdrawLibraryEntry } from '@zhiban/documents';
import { chooseCompany } from '@zhiban/identity';
import { send } from '@zhiban/kernel/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hygieneChange, signInForCompany } from './hygiene-change.testkit.ts';
import { libraryDesk } from './library.testkit.ts';
import { createTestPlatform, type TestPlatform } from './test-platform.ts';

const SERVICE = 'hygiene-licence-change';

let platform: TestPlatform;
let wangFang: string;
let zhaoLei: string;
let liuYang: string;
let desk: ReturnType<typeof libraryDesk>;

beforeAll(async () => {
  platform = await createTestPlatform();
  [wangFang, zhaoLei, liuYang] = await Promise.all([
    signInForCompany(platform, 'wang_fang'),
    signInForCompany(platform, 'zhao_lei'),
    platform.signInStaff('liu_yang'),
  ]);
  desk = libraryDesk(platform, wangFang);
  await demandACheckedBusinessLicence();
}, 120_000);
afterAll(() => platform.close());

/** Publishes a version in which an officer must have checked the business licence before a machine relies on it. */
async function demandACheckedBusinessLicence(): Promise<void> {
  const { app } = platform;
  const [author, second] = await Promise.all(['he_jing', 'xu_ming'].map(name => platform.signInStaff(name)));
  const read = await send(app, getServiceFiles, {
    params: { serviceId: SERVICE, version: 'published' },
    cookie: author,
  });
  const { files } = read.value;
  const changed = {
    ...files,
    'service.yaml': (files['service.yaml'] ?? '').replace('登记: A }', '登记: A, 营业执照: B }'),
    'cases.yaml': (files['cases.yaml'] ?? '').replace('  facts:\n', '  trust: { 营业执照: B }\n  facts:\n'),
  };
  const params = { serviceId: SERVICE };
  const proposed = await send(app, proposeVersion, { params, cookie: author, body: { files: changed } });
  const { version } = proposed.value;
  const approved = await send(app, approveVersion, { params: { ...params, version }, cookie: second });
  if (approved.status !== 200) throw new Error(`${proposed.text} ${approved.text}`);
}

const doubts = async (id: string) =>
  (await desk.steps.view(id)).preReview?.reasons.map(({ id: reason }) => reason);

let first: string;
let entry: string;

describe('what was submitted', () => {
  it('is in the library; what lies in a draft is not', async () => {
    first = await desk.withBothPapers();
    expect(await desk.library()).toMatchObject({
      holder: { kind: 'organisation', name: '临江市清和宾馆有限公司' },
      consent: 'ask',
      entries: [],
    });
    expect((await desk.steps.submit(first)).value.status).toBe('review');
    expect(await desk.brief()).toEqual(['business_licence in-force C', 'hygiene_licence in-force C']);
    const kept = (await desk.entries()).find(({ kind }) => kind === 'business_licence');
    expect(kept).toMatchObject({
      name: { zh: '营业执照' },
      number: '91330199MA2Y18156J',
      issued: false,
      sensitive: false,
      from: {
        service: { zh: '公共场所卫生许可（变更）' },
        application: (await desk.steps.view(first)).number,
      },
      uses: [],
    });
    entry = kept?.id ?? '';
    const page = await send(platform.app, getLibraryPage, {
      params: { entryId: entry, page: 1 },
      cookie: wangFang,
    });
    expect([page.status, (page.value as Buffer).length > 10_000]).toEqual([200, true]);
  }, 90_000);

  it('is used again without a second reading; only what an officer approved counts as checked', async () => {
    const id = await desk.steps.filled();
    expect(await desk.offered(id)).toEqual([[entry, 'C']]);
    expect((await desk.reuse(id, entry)).status).toBe(200);
    expect(await desk.material(id)).toMatchObject({
      document: { reading: 'done', kind: 'business_licence' },
      reused: { entryId: entry, consent: 'ask', service: { zh: '公共场所卫生许可（变更）' } },
    });
    // The service demands a checked paper, and this one was only read.
    expect(await doubts(id)).toContain('trust:营业执照.uscc');

    const { revision } = await desk.steps.view(first, liuYang);
    const decided = await send(platform.app, decideApplication, {
      params: { applicationId: first },
      cookie: liuYang,
      body: { revision, outcome: 'approve', note: '已与原件核对。' },
    });
    expect(decided.value.status).toBe('approved');
    await platform.work();
    // The licence that was issued takes the place of the photograph of the old one.
    expect(await desk.brief()).toEqual([
      'business_licence in-force B',
      'hygiene_licence in-force A',
      'hygiene_licence replaced B',
    ]);
    expect(await doubts(id)).toEqual(['decide-approve']);
    await desk.withdraw(id);
  }, 90_000);

  it('carries its trust into a decision whose evidence names the file and the first application', async () => {
    const id = await desk.steps.start();
    expect((await desk.material(id, 'old-licence')).waived?.zh).toContain('电子证照库中已有');
    await desk.reuse(id, entry);
    await desk.steps.write(id, { mobile_phone: '13800000000' });
    const { value } = await desk.steps.submit(id);
    const submitted = (await desk.eventsOf(`application/${id}`)).find(
      ({ type }) => type === 'cases.submitted',
    );
    expect(submitted?.data).toMatchObject({
      input: {
        materials: {
          'business-licence': {
            digest: expect.stringMatching(/^[0-9a-f]{64}$/),
            reused: {
              entry,
              application: (await desk.steps.view(first)).number,
              verifiedBy: '云溪区卫生健康局',
              consent: 'ask',
            },
          },
        },
        carriers: {
          营业执照: { uscc: { trust: 'B', value: '91330199MA2Y18156J', source: { kind: 'material' } } },
        },
      },
    });
    const { uses } = (await desk.entries()).find(({ id: own }) => own === entry) ?? {};
    expect(uses?.map(({ application, consent }) => [application, consent])).toContainEqual([
      value.number,
      'ask',
    ]);
    const { events } = (
      await send(platform.app, getEvidence, { params: { applicationId: id }, cookie: wangFang })
    ).value;
    expect(events.map(({ type }) => type).slice(0, 3)).toEqual([
      'cases.started',
      'cases.material-reused',
      'cases.submitted',
    ]);
    if (value.status === 'review') await desk.withdraw(id);
  }, 60_000);
});

describe('whose it is', () => {
  it('is for the company that it belongs to, and for whoever acts for it now', async () => {
    const alone = await platform.signIn('wang_fang');
    await send(platform.app, chooseCompany, { cookie: alone, body: { uscc: null } });
    const draft = await desk.steps.start();
    const strangers = await hygieneChange(platform, zhaoLei).start();
    const statuses = async (cookie: string) =>
      Promise.all([
        send(platform.app, getLibraryPage, { params: { entryId: entry, page: 1 }, cookie }),
        send(platform.app, withdrawLibraryEntry, { params: { entryId: entry }, cookie }),
        desk.reuse(draft, entry, cookie),
        desk.reuse(strangers, entry, cookie),
      ]).then(answers => answers.map(({ status }) => status));
    expect(await statuses(zhaoLei)).toEqual([404, 404, 404, 404]);
    expect(await statuses(alone)).toEqual([404, 404, 404, 404]);
    expect(await statuses(liuYang)).toEqual([403, 403, 403, 403]);
    expect(await statuses('')).toEqual([401, 401, 401, 401]);
    expect(await Promise.all([desk.entries(zhaoLei), desk.entries(alone)])).toEqual([[], []]);
    expect(await Promise.all([desk.known(zhaoLei), desk.known(alone)])).toEqual([[], []]);
    const params = { applicationId: draft };
    for (const cookie of [alone, liuYang])
      expect((await send(platform.app, getApplication, { params, cookie })).status).toBe(404);
    expect(await desk.offered(draft)).toEqual([[entry, 'B']]);
    await desk.withdraw(draft);
  });
});
