import { createHash } from 'node:crypto';
import { Certificate } from 'pkijs';
import type { SigningKeyView } from '../../model/signing-key.ts';
import { commonName, fromPem, issuerName } from '../signing/index.ts';
import type { SigningKeyRecord } from './key-store.ts';

function certificateView(pem: string): SigningKeyView['certificate'] {
  const [der] = fromPem('CERTIFICATE', pem);
  if (!der) return null;
  const certificate = Certificate.fromBER(der);
  return {
    subject: commonName(certificate),
    issuer: issuerName(certificate),
    validFrom: certificate.notBefore.value.toISOString(),
    validTo: certificate.notAfter.value.toISOString(),
    fingerprint: createHash('sha256').update(der).digest('hex'),
  };
}

/** What operators see of a key. */
export const viewKey = (record: SigningKeyRecord): SigningKeyView => ({
  id: record.id,
  officeCode: record.officeCode,
  officeName: record.officeName,
  suite: record.suite,
  state: record.state,
  certificate: record.certificatePem === null ? null : certificateView(record.certificatePem),
  requestPem: record.requestPem,
  proposedBy: record.proposedBy,
  proposedAt: record.proposedAt.toISOString(),
  activatedBy: record.activatedBy,
  activatedAt: record.activatedAt?.toISOString() ?? null,
  retiredBy: record.retiredBy,
  retiredAt: record.retiredAt?.toISOString() ?? null,
});
