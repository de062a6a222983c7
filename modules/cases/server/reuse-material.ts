import { standingOffer } from '@zhiban/catalogue';
import type { LibraryEntry } from '@zhiban/documents/server';
import type { Actor } from '@zhiban/evidence';
import type { Caller } from '@zhiban/identity';
import { kernelErrors } from '@zhiban/kernel';
import type { Tx } from '@zhiban/kernel/server';
import { assertMove, caseErrors } from '../model/lifecycle.ts';
import { actsForApplicant, holderOf } from './applicant-code.ts';
import { actorOf, type CaseContext, change, findApplication, streamOf } from './context.ts';
import { openDossier } from './dossier.ts';
import type { ApplicationRecord } from './store.ts';

/**
 * Uses what the applicant submitted earlier for a material; pressing it is the consent (个人信息保护法第十四条), and
 * for sensitive personal data the separate one (第二十九条). The file and its reading are the earlier ones.
 * @throws KERNEL_NOT_FOUND for a material that the service does not ask for and an entry of somebody else,
 * CASES_MATERIAL_GONE for one that is not offered any more
 */
export async function reuseMaterial(
  context: CaseContext,
  caller: Caller,
  id: string,
  materialId: string,
  entryId: string,
): Promise<ApplicationRecord> {
  const record = await findApplication(context, id);
  assertMove(record.status, 'edit', record.status);
  if (!actsForApplicant(caller, record)) throw kernelErrors.NOT_FOUND();
  const { offers, service } = await openDossier(context, record);
  const material = service.definition.materials.find(asked => asked.id === materialId);
  if (!material) throw kernelErrors.NOT_FOUND();
  const entry = offers[material.id]?.find(offer => offer.id === entryId);
  if (!entry) {
    const holder = holderOf(context, record);
    const { entries } = await context.library.shelfOf(holder, holder.code);
    if (!entries.some(known => known.id === entryId)) throw kernelErrors.NOT_FOUND();
    throw caseErrors.MATERIAL_GONE({ names: material.name.zh });
  }
  return change(context, id, async (held, tx) => {
    assertMove(held.status, 'edit', held.status);
    return takeEntry(context, tx, held, materialId, entry, 'ask', actorOf(caller));
  });
}

/**
 * Under a standing consent, uses what is required and lacking without asking; never anything with sensitive personal
 * data, and never more than what is required (个人信息保护法第六条、第二十九条).
 */
export async function reuseStanding(context: CaseContext, record: ApplicationRecord): Promise<void> {
  const holder = holderOf(context, record);
  const { consent } = await context.library.shelfOf(holder, holder.code);
  if (consent !== 'standing' || !(await mayStillAct(context, record))) return;
  const { form, offers, input } = await openDossier(context, record);
  const wanted = form.materials.filter(({ id, required }) => required && !input.materials[id]?.provided);
  const actor: Actor = { kind: 'applicant', id: record.personId, name: record.personName };
  for (const { id } of wanted) {
    const entry = standingOffer(offers[id] ?? []);
    if (!entry) continue;
    await change(context, record.id, async (held, tx) => {
      if (held.status !== 'draft' || held.materials[id] || held.reuse[id]) return null;
      return takeEntry(context, tx, held, id, entry, 'standing', actor);
    });
  }
}

const mayStillAct = async ({ identity }: CaseContext, record: ApplicationRecord): Promise<boolean> =>
  record.organisation === null ||
  (await identity.mayActFor(record.personId, record.organisation, record.serviceId));

async function takeEntry(
  context: CaseContext,
  tx: Tx,
  record: ApplicationRecord,
  materialId: string,
  entry: LibraryEntry,
  consent: 'ask' | 'standing',
  actor: Actor,
): Promise<Partial<ApplicationRecord>> {
  const { kernel, library, evidence } = context;
  const application = { id: record.id, number: record.number, serviceName: record.serviceName };
  const others = await giveUpEntry(context, tx, record, materialId, actor);
  await library.use(tx, { holder: holderOf(context, record), entry, application, consent, actor });
  const data = {
    material: materialId,
    entry: entry.id,
    digest: entry.digest,
    original: entry.application.number,
    consent,
  };
  await evidence.append(tx, streamOf(record.id), [{ type: 'cases.material-reused', actor, data }]);
  return {
    materials: { ...record.materials, [materialId]: entry.documentId },
    reuse: { ...others, [materialId]: { entryId: entry.id, consent, at: kernel.clock.now().toISOString() } },
  };
}

/** Ends the use of an entry for a material, if there is one. @returns what is reused besides */
export async function giveUpEntry(
  context: CaseContext,
  tx: Tx,
  record: ApplicationRecord,
  materialId: string,
  actor: Actor,
): Promise<ApplicationRecord['reuse']> {
  const { [materialId]: use, ...others } = record.reuse;
  if (use && 'entryId' in use) {
    const application = { id: record.id, number: record.number, serviceName: record.serviceName };
    const holder = holderOf(context, record);
    await context.library.release(tx, { holder, entryId: use.entryId, application, actor });
  }
  return others;
}
