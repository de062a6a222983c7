import { sm2Sign } from '@zhiban/kernel/server';
import type { Licence } from '../../../model/licence.ts';
import { type LicenceRecordFile, signedPartOf } from '../../../model/licence-record.ts';
import { assertInForce } from '../in-force.ts';
import type { NationalSigningKey } from '../national-key.ts';
import { toPem } from '../pem.ts';

/** Signs a licence's metadata with SM2. @throws DOCUMENTS_SIGNING_CERTIFICATE_NOT_IN_FORCE at `signedAt` */
export function signRecord(licence: Licence, key: NationalSigningKey, signedAt: Date): LicenceRecordFile {
  const { notBefore, notAfter } = key.certificate;
  assertInForce(signedAt, notBefore.value, notAfter.value);
  const record: LicenceRecordFile = {
    format: 'zhiban-licence-record/1',
    licence,
    signedAt: signedAt.toISOString(),
    signature: {
      algorithm: 'SM2-SM3',
      value: '',
      certificates: [key.certificateDer, ...key.chain].map(der => toPem('CERTIFICATE', der)),
    },
  };
  const value = sm2Sign(signedPartOf(record), key.pair).toString('base64');
  return { ...record, signature: { ...record.signature, value } };
}
