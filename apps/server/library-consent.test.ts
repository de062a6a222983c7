import { removeMaterial, submitApplication } from '@zhiban/cases';
import { getGuide } from '@zhiban/catalogue';
import { withdrawLibraryEntry } from '@zhiban/documents';
import { send } from '@zhiban/kernel/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signInForCompany } from './hygiene-change.testkit.ts';
import { libraryDesk } from './library.testkit.ts';
import { createTestPlatform, type TestPlatform } from './test-platform.ts';

let platform: TestPlatform;
let wangFang: string;
let desk: ReturnType<typeof libraryDesk>;
let first: string;
let entry: string;

/** On other days a new session is needed. */
async function comeBack(): Promise<void> {
  wangFang = await signInForCompany(platform, 'wang_fang');
  desk = libraryDesk(platform, wangFang);
}

const businessLicences = async () =>
  (await desk.entries()).filter(({ kind, state }) => kind === 'business_licence' && state !== 'withdrawn');

beforeAll(async () => {
  platform = await createTestPlatform();
  await comeBack();
  first = await desk.withBothPapers();
  await desk.steps.submit(first);
  entry = (await businessLicences())[0]?.id ?? '';
}, 180_000);
afterAll(() => platform.close());

describe('consent', () => {
  it('tells in the guide what need not be submitted, and nothing when it is switched off', async () => {
    expect(await desk.known()).toMatchObject([
      { material: 'old-licence', place: 'library', trust: 'C', until: '2029-06-11', soon: false },
      {
        material: 'business-licence',
        place: 'library',
        trust: 'C',
        from: { zh: '公共场所卫生许可（变更）' },
        since: '2026-11-21',
        until: '2027-11-21',
      },
    ]);
    const params = { serviceId: 'hygiene-licence-change' };
    const guide = (await send(platform.app, getGuide, { params })).value;
    expect(guide.materials.map(({ id, reuse }) => [id, reuse])).toEqual([
      ['old-licence', ['licence-register', 'library']],
      ['business-licence', ['library']],
    ]);
    await desk.consent('never');
    const id = await desk.steps.start();
    expect(await desk.offered(id)).toEqual([]);
    expect((await desk.reuse(id, entry)).error.code).toBe('CASES_MATERIAL_GONE');
    expect(await desk.known()).toEqual([]);
    await desk.withdraw(id);
  });

  it('may be standing: what is required is used at once, and may be refused', async () => {
    await desk.consent('standing');
    const early = await desk.steps.start();
    // The register answered, so that no business licence is required; the old licence is.
    expect((await desk.material(early)).reused).toBeNull();
    expect((await desk.material(early, 'old-licence')).reused).toMatchObject({ consent: 'standing' });
    await desk.withdraw(early);
    platform.setRegister('enterprise-register', 'down');
    try {
      const id = await desk.steps.start();
      expect(await desk.material(id)).toMatchObject({ reused: { entryId: entry, consent: 'standing' } });
      await desk.consent('ask');
      // What rested on it alone falls away with it.
      expect(await desk.material(id)).toMatchObject({
        reused: null,
        document: null,
        lost: { entryId: entry },
      });
      const params = { applicationId: id, materialId: 'business-licence' };
      await send(platform.app, removeMaterial, { params, cookie: wangFang });
      expect(await desk.material(id)).toMatchObject({ reused: null, lost: null, declined: true });
      await desk.withdraw(id);
    } finally {
      platform.setRegister('enterprise-register', 'normal');
    }
  });
});

describe('taken out of the library', () => {
  it('is told at submission, and never offered again', async () => {
    const id = await desk.steps.start();
    await desk.reuse(id, entry);
    await desk.steps.write(id, { mobile_phone: '13800000000' });
    const params = { entryId: entry };
    const left = await send(platform.app, withdrawLibraryEntry, { params, cookie: wangFang });
    expect(left.value.entries.find(({ id: own }) => own === entry)?.state).toBe('withdrawn');
    const refused = await send(platform.app, submitApplication, {
      params: { applicationId: id },
      cookie: wangFang,
      body: { truthful: true },
    });
    expect([refused.status, refused.error.code, refused.error.message.zh]).toEqual([
      409,
      'CASES_MATERIAL_GONE',
      '您选用的以前的材料已经不能用了（已撤回、到期，或不再同意使用）：营业执照。',
    ]);
    expect(await desk.material(id)).toMatchObject({ document: null, offers: [], lost: { entryId: entry } });
    expect((await desk.reuse(id, entry)).error.code).toBe('CASES_MATERIAL_GONE');
    // A paper of his own puts things right.
    await desk.attachBusinessLicence(id);
    expect((await desk.steps.submit(id)).status).toBe(200);
    await desk.withdraw(id);
  }, 60_000);

  it('leaves the application with which it was submitted as it was', async () => {
    expect((await desk.material(first)).document).toMatchObject({ kind: 'business_licence' });
  });

  it('leaves a trace of every consent, use and withdrawal', async () => {
    const events = await desk.eventsOf('library/91330199MA2Y18156J');
    const told = events.map(({ type, data }) =>
      [type.replace('documents.library-', ''), data.consent].join(' ').trim(),
    );
    expect(told).toEqual([
      'consent-changed never',
      'consent-changed standing',
      'entry-used standing',
      'entry-used standing',
      'entry-used standing',
      'consent-changed ask',
      'use-given-up',
      'entry-used ask',
      'entry-withdrawn',
      'use-given-up',
    ]);
    expect(new Set(events.map(({ actor }) => actor.name))).toEqual(new Set(['王芳']));
  });
});

describe('time', () => {
  it('puts the newer in the place of the older, and ends both', async () => {
    platform.kernel.clock.advance(86_400_000);
    await comeBack();
    const [older] = await businessLicences();
    const id = await desk.steps.start();
    await desk.attachBusinessLicence(id);
    await desk.steps.write(id, { mobile_phone: '13800000000' });
    await desk.steps.submit(id);
    expect((await businessLicences()).map(({ id: own, state }) => [own === older?.id, state])).toEqual([
      [false, 'in-force'],
      [true, 'replaced'],
    ]);
    await desk.withdraw(id);
    const next = await desk.steps.start();
    const offers = await desk.offered(next);
    expect([offers.length, offers[0]?.[0] === older?.id]).toEqual([1, false]);

    // The business licence names no last day: this service takes it for a year.
    platform.kernel.clock.set('2027-11-23T02:00:00Z');
    await comeBack();
    expect((await desk.known()).map(({ material }) => material)).toEqual(['old-licence']);
    platform.kernel.clock.set('2029-06-12T02:00:00Z');
    await comeBack();
    expect(await desk.known()).toEqual([]);
    expect(await desk.brief()).toContain('hygiene_licence expired C');
  }, 90_000);
});
