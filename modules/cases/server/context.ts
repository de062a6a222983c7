import type { CompiledService } from '@zhiban/catalogue';
import type { Catalogue } from '@zhiban/catalogue/server';
import type { Documents, Library, Office } from '@zhiban/documents/server';
import type { Actor } from '@zhiban/evidence';
import type { Evidence } from '@zhiban/evidence/server';
import type { Facts } from '@zhiban/facts/server';
import type { Caller } from '@zhiban/identity';
import type { Identity } from '@zhiban/identity/server';
import { kernelErrors } from '@zhiban/kernel';
import type { Kernel, Row, Tx } from '@zhiban/kernel/server';
import { caseErrors } from '../model/lifecycle.ts';
import type { ApplicationRecord, CaseStore } from './store.ts';
import type { Submitted } from './tables.ts';

/** What the operations of this module work with. */
export interface CaseContext {
  readonly kernel: Kernel;
  readonly store: CaseStore;
  readonly identity: Identity;
  readonly facts: Facts;
  readonly documents: Documents;
  readonly library: Library;
  readonly catalogue: Catalogue;
  readonly evidence: Evidence;
}

/** The evidence stream of an application. */
export const streamOf = (applicationId: string): string => `application/${applicationId}`;

/** @throws KERNEL_NOT_FOUND */
export async function findApplication(context: CaseContext, id: string): Promise<ApplicationRecord> {
  const record = await context.store.find(id);
  if (!record) throw kernelErrors.NOT_FOUND();
  return record;
}

/** Whose row it is. Until it is sent it belongs to the applicant alone, and so does what was taken back unsent. */
export const metRow = ({
  personId,
  organisation,
  departmentId,
  serviceId,
  submittedAt,
}: ApplicationRecord): Row => ({
  personId,
  organisation,
  departmentId,
  serviceId,
  unsent: submittedAt === null,
});

/** The version under which it was filed, whatever has been published since. */
export const serviceOf = (context: CaseContext, record: ApplicationRecord): Promise<CompiledService> =>
  context.catalogue.version(record.serviceId, record.serviceVersion);

/** The department that decides, as it signs. */
export async function issuerOf(context: CaseContext, record: ApplicationRecord): Promise<Office> {
  const { name, uscc } = await context.identity.department(record.departmentId);
  return { name, code: uscc };
}

export function actorOf(caller: Caller): Actor {
  if (caller.kind === 'applicant') return { kind: 'applicant', id: caller.personId, name: caller.name };
  if (caller.kind === 'staff') return { kind: 'staff', id: caller.staffId, name: caller.name };
  throw kernelErrors.NOT_SIGNED_IN();
}

/** What is kept of an application that is sent back, for its department: see `asMet`. */
export const submittedOf = ({ answers, declared, materials, reuse }: ApplicationRecord): Submitted => ({
  answers,
  declared,
  materials,
  reuse,
});

/**
 * An application as the caller meets it: staff meet one that was sent back as it was submitted. What the applicant is
 * changing is his alone until he submits it again.
 */
export const asMet = (caller: Caller, record: ApplicationRecord): ApplicationRecord =>
  caller.kind === 'staff' && record.submitted ? { ...record, ...record.submitted } : record;

/** What the application held and does not any more, whichever act took it out. */
function formerDocuments(
  { formerDocuments, materials }: ApplicationRecord,
  changes: Partial<ApplicationRecord>,
): string[] {
  const held = Object.values(changes.materials ?? materials);
  return [...new Set([...formerDocuments, ...Object.values(materials)])].filter(id => !held.includes(id));
}

/**
 * Changes an application in one transaction: holds its row, lets `work` judge it as it is now, and writes
 * what that returns with a new revision.
 * @param revision the one that the caller saw; another one now is CASES_EDITED_ELSEWHERE
 */
export async function change(
  context: CaseContext,
  id: string,
  work: (record: ApplicationRecord, tx: Tx) => Promise<Partial<ApplicationRecord> | null>,
  revision?: number,
): Promise<ApplicationRecord> {
  return context.kernel.transaction(async tx => {
    const record = await context.store.hold(tx, id);
    if (!record) throw kernelErrors.NOT_FOUND();
    if (revision !== undefined && revision !== record.revision) throw caseErrors.EDITED_ELSEWHERE();
    const changes = await work(record, tx);
    if (changes === null) return record;
    const all = {
      ...changes,
      formerDocuments: formerDocuments(record, changes),
      revision: record.revision + 1,
      updatedAt: context.kernel.clock.now(),
    };
    await context.store.update(tx, id, all);
    return { ...record, ...all };
  });
}
