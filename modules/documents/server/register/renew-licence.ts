import { civilDay } from '@zhiban/kernel';
import { licenceErrors } from '../../model/licence-errors.ts';
import type { LegalGround } from '../../model/licence-life.ts';
import type { LicenceRecord } from '../store.ts';
import type { LicenceActor, RegisterContext } from './context.ts';
import { moveOf } from './record-act.ts';
import { reissueLicence } from './reissue-licence.ts';

/** More than that is a slip of the pen: no licence is given for longer. */
const YEARS_AT_MOST = 20;

/**
 * Extends the validity of a licence from its old end (行政许可法第五十条): it began when it began, and there is no
 * day between the old end and the new validity.
 * @throws DOCUMENTS_LICENCE_NO_END, DOCUMENTS_LICENCE_WRONG_END, and what `reissueLicence` throws
 */
export async function renewLicence(
  context: RegisterContext,
  record: LicenceRecord,
  { validTo, ...act }: { ground: LegalGround; reason: string; validTo: string },
  by: LicenceActor,
): Promise<void> {
  moveOf(context, record, 'renew');
  const from = record.metadata.validTo;
  if (from === null) throw licenceErrors.NO_END();
  const latest = `${Number(from.slice(0, 4)) + YEARS_AT_MOST}${from.slice(4)}`;
  const real = new Date(`${validTo}T00:00:00Z`).toJSON()?.startsWith(validTo) ?? false;
  if (!real || validTo <= from || validTo > latest)
    throw licenceErrors.WRONG_END({ from, years: YEARS_AT_MOST });
  const issueDate = civilDay(context.kernel.clock.now());
  await reissueLicence(context, record, { ...act, act: 'renew', by, change: { validTo, issueDate } });
}
