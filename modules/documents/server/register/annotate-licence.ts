import { civilDay } from '@zhiban/kernel';
import { licenceErrors } from '../../model/licence-errors.ts';
import type { LegalGround } from '../../model/licence-life.ts';
import type { LicenceRecord } from '../store.ts';
import type { LicenceActor, RegisterContext } from './context.ts';
import { reissueLicence } from './reissue-licence.ts';

/**
 * Notes something on a licence (GB/T 36903-2018: time, maker, reason, expiry). The maker is the department: the note
 * is read by everyone who sees the licence; the officer stands in the act.
 * @throws DOCUMENTS_LICENCE_WRONG_DAY, and what `reissueLicence` throws
 */
export async function annotateLicence(
  context: RegisterContext,
  record: LicenceRecord,
  note: { ground: LegalGround; reason: string; expiresOn: string | null },
  by: LicenceActor & { readonly departmentName: string },
): Promise<void> {
  const { ground, reason, expiresOn } = note;
  const now = context.kernel.clock.now();
  if (expiresOn !== null && expiresOn < civilDay(now)) throw licenceErrors.WRONG_DAY();
  const annotation = { madeAt: now.toISOString(), madeBy: by.departmentName, reason, expiresOn };
  const annotations = [...record.metadata.annotations, annotation];
  await reissueLicence(context, record, { act: 'annotate', ground, reason, by, change: { annotations } });
}
