import { verify, type X509Certificate } from 'node:crypto';
import { TSTInfo } from 'pkijs';
import { TIME_STAMPING } from '../certificate-fields.ts';
import { CMS_OID, sha256 } from '../cms.ts';
import { readClaims } from '../cms-claims.ts';
import { subjectName } from '../key.ts';
import type { SignatureProblem } from '../problems.ts';
import { internationalRules, trustProblem } from '../trust.ts';

/** A time that an authority proved. */
export interface TimeStamp {
  readonly at: Date;
  /** Common name of the authority. */
  readonly authority: string;
}

/** What a token says, without its proof: when, and over which SHA-256 digest. Undefined for other tokens. */
export function readTimeStampInfo(token: Uint8Array): TSTInfo | undefined {
  const claims = readClaims(token, CMS_OID.timeStampInfo);
  if (!claims?.carried) return undefined;
  const info = TSTInfo.fromBER(new Uint8Array(claims.carried));
  return info.messageImprint.hashAlgorithm.algorithmId === CMS_OID.sha256 ? info : undefined;
}

/**
 * Checks a time-stamp token (RFC 3161) over a SHA-256 digest: what it stamps, its signature (SHA-256 with RSA or
 * P-256), that its certificate is for time-stamps and leads to a trusted root at that time.
 */
export function readTimeStamp(
  token: Uint8Array,
  digest: Uint8Array,
  roots: readonly X509Certificate[],
): TimeStamp | SignatureProblem {
  const claims = readClaims(token, CMS_OID.timeStampInfo);
  const info = readTimeStampInfo(token);
  if (!claims?.carried || !claims.certificate || !info) return 'timeStamp';
  const { certificate, certificates, carried } = claims;
  const stamped = info.messageImprint.hashedMessage.valueBlock.valueHexView;
  const holds =
    Buffer.compare(stamped, digest) === 0 &&
    sha256(carried).equals(claims.digest) &&
    verify('sha256', claims.signedBytes, certificate.publicKey, claims.signature);
  if (!holds) return 'timeStamp';
  const purposes: readonly string[] = certificate.keyUsage ?? [];
  if (purposes.length !== 1 || purposes[0] !== TIME_STAMPING) return 'timeStampUntrusted';
  if (trustProblem(internationalRules, certificate, certificates, roots, info.genTime))
    return 'timeStampUntrusted';
  return { at: info.genTime, authority: subjectName(certificate) };
}
