import type { X509Certificate } from 'node:crypto';
import { sm2Verify } from '@zhiban/kernel/server';
import { BasicConstraints, type Certificate } from 'pkijs';
import { sm2PointOf } from './national-key.ts';
import type { SignatureProblem } from './problems.ts';
import { SM2_WITH_SM3 } from './sm-oids.ts';

const LONGEST_CHAIN = 5;
const BASIC_CONSTRAINTS = '2.5.29.19';

/** How one kind of certificates is judged. */
export interface CertificateRules<C> {
  isAuthority(certificate: C): boolean;
  /** First and last instant. */
  life(certificate: C): readonly [Date, Date];
  issued(issuer: C, certificate: C): boolean;
}

/** Certificates whose keys are RSA or P-256. */
export const internationalRules: CertificateRules<X509Certificate> = {
  isAuthority: certificate => certificate.ca,
  life: certificate => [certificate.validFromDate, certificate.validToDate],
  issued: (issuer, certificate) => certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey),
};

const constraintsOf = ({ extensions = [] }: Certificate): unknown =>
  extensions.find(({ extnID }) => extnID === BASIC_CONSTRAINTS)?.parsedValue;

/** Certificates whose keys are SM2. */
export const nationalRules: CertificateRules<Certificate> = {
  isAuthority(certificate) {
    const constraints = constraintsOf(certificate);
    return constraints instanceof BasicConstraints && constraints.cA;
  },
  life: ({ notBefore, notAfter }) => [notBefore.value, notAfter.value],
  issued(issuer, certificate) {
    const point = sm2PointOf(issuer);
    return (
      point !== undefined &&
      certificate.signatureAlgorithm.algorithmId === SM2_WITH_SM3 &&
      certificate.issuer.isEqual(issuer.subject) &&
      sm2Verify(
        new Uint8Array(certificate.tbsView),
        new Uint8Array(certificate.signatureValue.valueBlock.valueHexView),
        point,
      )
    );
  },
};

/**
 * Follows the issuers of a signer's certificate to a trusted root; each must be in force at `at` (RFC 5280,
 * 6.1, without revocation: a withdrawn licence is answered by the register, not by its certificate).
 */
export function trustProblem<C>(
  rules: CertificateRules<C>,
  signer: C,
  others: readonly C[],
  roots: readonly C[],
  at: Date,
): SignatureProblem | undefined {
  const inForce = (certificate: C) => {
    const [from, to] = rules.life(certificate);
    return from <= at && at <= to;
  };
  const issuedBy = (certificate: C) => (issuer: C) =>
    rules.isAuthority(issuer) && rules.issued(issuer, certificate);
  if (rules.isAuthority(signer)) return 'untrusted';
  let current = signer;
  for (let depth = 0; depth < LONGEST_CHAIN; depth += 1) {
    if (!inForce(current)) return 'expired';
    const root = roots.find(issuedBy(current));
    if (root) return inForce(root) ? undefined : 'expired';
    const next = others.find(issuedBy(current));
    if (!next) return 'untrusted';
    current = next;
  }
  return 'untrusted';
}
