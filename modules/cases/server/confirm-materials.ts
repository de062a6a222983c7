import { sameValue } from '@zhiban/facts';
import type { Tx } from '@zhiban/kernel/server';
import type { CaseContext } from './context.ts';
import type { ApplicationRecord } from './store.ts';

/**
 * What an officer approved an application on counts as checked from then on (trust B, 国办函〔2016〕108号), except a
 * document of which the applicant had to correct the reading: what the machine read there is not what was approved.
 * @returns the digests of the documents
 */
export async function confirmMaterials(
  { documents, library }: CaseContext,
  tx: Tx,
  { materials, declared, departmentName }: ApplicationRecord,
): Promise<string[]> {
  const found = await documents.find(Object.values(materials));
  const rightlyRead = found.filter(({ reading }) =>
    reading?.fields.every(({ element, value, check }) => {
      const own = declared[element];
      return check !== 'failed' && (!own || sameValue(element, own.value, value));
    }),
  );
  await library.confirm(
    tx,
    rightlyRead.map(({ id }) => id),
    departmentName,
  );
  return rightlyRead.map(({ digest }) => digest);
}
