import { type MaterialView, reuseMaterial, withdrawApplication } from '@zhiban/cases';
import { listKnownMaterials } from '@zhiban/catalogue';
import { type LibraryConsent, listLibrary, setLibraryConsent } from '@zhiban/documents';
import { createEvidence } from '@zhiban/evidence/server';
import { send } from '@zhiban/kernel/testkit';
import { hygieneChange } from './hygiene-change.testkit.ts';
import type { TestPlatform } from './test-platform.ts';

/** What an applicant does with papers that he submitted earlier. `applicant`: his cookie. */
export function libraryDesk(platform: TestPlatform, applicant: string) {
  const { app } = platform;
  const steps = hygieneChange(platform, applicant);

  const entries = async (cookie = applicant) => (await send(app, listLibrary, { cookie })).value.entries;

  async function material(id: string, materialId = 'business-licence'): Promise<MaterialView> {
    const found = (await steps.view(id)).materials.find(candidate => candidate.id === materialId);
    if (!found) throw new Error(`${materialId} is not asked for.`);
    return found;
  }

  async function attachBusinessLicence(id: string): Promise<void> {
    const photograph = await steps.photograph({}, 'qinghe_hotel-business-licence');
    await steps.attach(id, photograph, '执照.jpg', 'business-licence');
    await platform.work();
  }

  /** A filled-in application whose old licence needs an officer, with a photograph of the business licence. */
  async function withBothPapers(): Promise<string> {
    const id = await steps.filled({ licence_valid_to: '2029-06-11' });
    await attachBusinessLicence(id);
    return id;
  }

  return {
    steps,
    entries,
    material,
    attachBusinessLicence,
    withBothPapers,
    library: async () => (await send(app, listLibrary, { cookie: applicant })).value,
    /** Kind, state and trust of each entry, sorted. */
    brief: async () => (await entries()).map(({ kind, state, trust }) => `${kind} ${state} ${trust}`).sort(),
    known: async (cookie = applicant) =>
      (await send(app, listKnownMaterials, { params: { serviceId: 'hygiene-licence-change' }, cookie })).value
        .materials,
    consent: (to: LibraryConsent) =>
      send(app, setLibraryConsent, { cookie: applicant, body: { consent: to } }),
    reuse: (id: string, entryId: string, cookie = applicant) =>
      send(app, reuseMaterial, {
        params: { applicationId: id, materialId: 'business-licence' },
        cookie,
        body: { entryId },
      }),
    withdraw: (id: string) =>
      send(app, withdrawApplication, { params: { applicationId: id }, cookie: applicant }),
    offered: async (id: string) => (await material(id)).offers.map(({ entryId, trust }) => [entryId, trust]),
    eventsOf: (stream: string) => createEvidence(platform.kernel).read(stream),
  };
}
