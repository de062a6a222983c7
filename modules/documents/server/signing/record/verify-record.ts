import { sm2Verify } from '@zhiban/kernel/server';
import { Certificate } from 'pkijs';
import { type LicenceRecordFile, licenceRecord, signedPartOf } from '../../../model/licence-record.ts';
import { commonName } from '../certificate-fields.ts';
import { oneValue } from '../der.ts';
import { sm2PointOf } from '../national-key.ts';
import { fromPem, toPem } from '../pem.ts';
import { type SignatureProblem, signatureProblems } from '../problems.ts';
import { nationalRules, trustProblem } from '../trust.ts';
import type { SignatureCheck } from '../verify.ts';

const parseAll = (pems: readonly string[]): Certificate[] =>
  pems.flatMap(pem => fromPem('CERTIFICATE', pem)).map(der => new Certificate({ schema: oneValue(der) }));

/** Whether a signature and its certificates are written in the one way in which `signRecord` writes them. */
function isCanonical({ value, certificates }: LicenceRecordFile['signature']): boolean {
  const rewritten = (pem: string) =>
    fromPem('CERTIFICATE', pem)
      .map(der => toPem('CERTIFICATE', der))
      .join('');
  return (
    Buffer.from(value, 'base64').toString('base64') === value &&
    certificates.every(pem => rewritten(pem) === pem)
  );
}

/**
 * Checks the signed record of a licence (JSON text): no field was changed, added or removed, the office that
 * signed is the one that it names, and its certificate leads to a trusted root (PEM).
 */
export function verifyRecord(json: string, trustedRootsPem: readonly string[]): SignatureCheck {
  const roots = parseAll(trustedRootsPem);
  let signer = '';
  let signedAt: Date | null = null;
  const answer = (problem: SignatureProblem | undefined): SignatureCheck => ({
    valid: problem === undefined,
    signer,
    signedAt,
    timeStamp: null,
    ...(problem ? { problem: signatureProblems[problem] } : {}),
  });
  try {
    const raw: unknown = JSON.parse(json);
    const { licence, signature, signedAt: at } = licenceRecord.parse(raw);
    signedAt = new Date(at);
    if (!isCanonical(signature)) return answer('unreadable');
    const [certificate, ...issuers] = parseAll(signature.certificates);
    const point = certificate && sm2PointOf(certificate);
    if (!certificate || !point) return answer('unreadable');
    signer = commonName(certificate);
    if (!sm2Verify(signedPartOf(raw), Buffer.from(signature.value, 'base64'), point))
      return answer('changed');
    if (licence.issuerName !== signer) return answer('otherOffice');
    return answer(trustProblem(nationalRules, certificate, issuers, roots, signedAt));
  } catch {
    return answer('unreadable');
  }
}
