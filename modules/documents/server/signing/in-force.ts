import { civilDay } from '@zhiban/kernel';
import { documentErrors } from '../../model/errors.ts';

/** @throws DOCUMENTS_SIGNING_CERTIFICATE_NOT_IN_FORCE */
export function assertInForce(at: Date, from: Date, to: Date): void {
  if (at < from || at > to)
    throw documentErrors.SIGNING_CERTIFICATE_NOT_IN_FORCE({ from: civilDay(from), to: civilDay(to) });
}
