import type { X509Certificate } from 'node:crypto';
import type { SignatureProblem } from './problems.ts';

const LONGEST_CHAIN = 5;

const inForce = (certificate: X509Certificate, at: Date): boolean =>
  certificate.validFromDate <= at && at <= certificate.validToDate;

const issued = (issuer: X509Certificate, certificate: X509Certificate): boolean =>
  issuer.ca && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);

/**
 * Follows the issuers of a signer's certificate to a trusted root; each must be in force at `at` (RFC 5280,
 * 6.1, without revocation: a withdrawn licence is answered by the register, not by its certificate).
 */
export function trustProblem(
  signer: X509Certificate,
  others: readonly X509Certificate[],
  roots: readonly X509Certificate[],
  at: Date,
): SignatureProblem | undefined {
  if (signer.ca) return 'untrusted';
  let current = signer;
  for (let depth = 0; depth < LONGEST_CHAIN; depth += 1) {
    const certificate = current;
    if (!inForce(certificate, at)) return 'expired';
    const root = roots.find(candidate => issued(candidate, certificate));
    if (root) return inForce(root, at) ? undefined : 'expired';
    const next = others.find(candidate => issued(candidate, certificate));
    if (!next) return 'untrusted';
    current = next;
  }
  return 'untrusted';
}
