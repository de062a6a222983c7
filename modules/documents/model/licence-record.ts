import { canonicalJson, isoInstant } from '@zhiban/kernel';
import { z } from 'zod';
import { licence } from './licence.ts';

/**
 * The metadata of a licence as it was issued, signed by the office with SM2: what a machine reads where people
 * read the page. The signature is over the canonical JSON of everything but itself.
 */
export const licenceRecord = z.strictObject({
  format: z.literal('zhiban-licence-record/1'),
  licence,
  signedAt: isoInstant,
  signature: z.strictObject({
    /** SM2 with SM3 and the default user id (GB/T 35276-2017). */
    algorithm: z.literal('SM2-SM3'),
    /** r and s in DER, Base64. */
    value: z.base64(),
    /** The certificate of the office, then its issuers, PEM. */
    certificates: z.array(z.string()).min(1),
  }),
});
export type LicenceRecordFile = z.infer<typeof licenceRecord>;

const anyRecord = z.looseObject({ signature: z.unknown() });

/** The bytes under the signature of a record, from its JSON as it stands: a field more is a change too. */
export function signedPartOf(record: unknown): Uint8Array {
  const { signature: _signature, ...signed } = anyRecord.parse(record);
  return new TextEncoder().encode(canonicalJson(z.json().parse(signed)));
}
