import type { Caller } from '@zhiban/identity';
import { kernelErrors } from '@zhiban/kernel';
import type { UploadedFile } from '@zhiban/kernel/server';
import { assertMove } from '../model/lifecycle.ts';
import { actorOf, type CaseContext, change, findApplication, serviceOf } from './context.ts';
import { giveUpEntry } from './reuse-material.ts';
import type { ApplicationRecord } from './store.ts';

/**
 * Takes a material in. The file is judged and stored before the row is touched, so that a refused one changes
 * nothing.
 * @throws CASES_NOT_NOW, KERNEL_NOT_FOUND for a material that the service does not ask for, and what
 *   documents refuses
 */
export async function attachMaterial(
  context: CaseContext,
  caller: Caller,
  id: string,
  materialId: string,
  file: UploadedFile,
): Promise<ApplicationRecord> {
  const record = await findApplication(context, id);
  assertMove(record.status, 'edit', record.status);
  const { definition } = await serviceOf(context, record);
  if (!definition.materials.some(material => material.id === materialId)) throw kernelErrors.NOT_FOUND();
  if (caller.kind !== 'applicant') throw kernelErrors.FORBIDDEN();
  const document = await context.documents.receive({
    name: file.name,
    content: file.content,
    personId: caller.personId,
    organisation: record.organisation,
  });
  return change(context, id, async (held, tx) => {
    assertMove(held.status, 'edit', held.status);
    const reuse = await giveUpEntry(context, tx, held, materialId, actorOf(caller));
    return { materials: { ...held.materials, [materialId]: document.id }, reuse };
  });
}

/**
 * Takes a material out of the draft; the file stays in the store until the retention period ends. Where the library
 * offers one, none is used from then on unless the applicant says so.
 */
export function removeMaterial(
  context: CaseContext,
  caller: Caller,
  id: string,
  materialId: string,
): Promise<ApplicationRecord> {
  return change(context, id, async (record, tx) => {
    assertMove(record.status, 'edit', record.status);
    const { [materialId]: _removed, ...materials } = record.materials;
    const reuse = await giveUpEntry(context, tx, record, materialId, actorOf(caller));
    return { materials, reuse: { ...reuse, [materialId]: { declined: true } } };
  });
}
