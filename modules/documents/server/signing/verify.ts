import { verify, X509Certificate } from 'node:crypto';
import type { Bilingual } from '@zhiban/kernel';
import { ContentInfo } from 'pkijs';
import { sha256 } from './cms.ts';
import { type CmsClaims, readClaims } from './cms-claims.ts';
import { subjectName } from './key.ts';
import { type SignatureProblem, signatureProblems } from './problems.ts';
import { readSignedFile, type SignedFile } from './signed-file.ts';
import { readTimeStamp, type TimeStamp } from './timestamp/verify-time-stamp.ts';
import { internationalRules, trustProblem } from './trust.ts';

export interface SignatureCheck {
  readonly valid: boolean;
  /** Common name of the certificate that signed; empty if the file was not signed or cannot be read. */
  readonly signer: string;
  /** What the signer gave as time. */
  readonly signedAt: Date | null;
  /** What an authority for time-stamps proved; null if there is no such proof. */
  readonly timeStamp: TimeStamp | null;
  readonly problem?: Bilingual;
}

/** How far the signer's clock may be from that of the time-stamp: a job that is retried may take a day. */
const CLOCKS_APART_MS = 24 * 3_600_000;

interface Roots {
  readonly roots: readonly X509Certificate[];
  readonly timeStampRoots: readonly X509Certificate[];
}
interface Judged {
  readonly problem: SignatureProblem | undefined;
  readonly timeStamp: TimeStamp | null;
}

function judge(
  file: SignedFile,
  claims: CmsClaims,
  signer: X509Certificate,
  { roots, timeStampRoots }: Roots,
): Judged {
  const no = (problem: SignatureProblem): Judged => ({ problem, timeStamp: null });
  // SHA-256 whatever the file says: no algorithm is taken from what is to be proven.
  if (!verify('sha256', claims.signedBytes, signer.publicKey, claims.signature)) return no('forged');
  if (!sha256(...file.parts).equals(claims.digest)) return no('changed');
  // What is not under the signature has one way to be written, the time-stamp of an outside authority excepted.
  if (!claims.isCanonical() || !file.signedAt) return no('unreadable');
  const trusted = (at: Date) => trustProblem(internationalRules, signer, claims.certificates, roots, at);
  if (!claims.timeStamp) return { problem: trusted(file.signedAt), timeStamp: null };
  const timeStamp = readTimeStamp(claims.timeStamp, sha256(claims.signature), timeStampRoots);
  if (typeof timeStamp === 'string') return no(timeStamp);
  const apart = Math.abs(timeStamp.at.getTime() - file.signedAt.getTime());
  if (apart > CLOCKS_APART_MS) return { problem: 'otherTime', timeStamp };
  return { problem: trusted(timeStamp.at), timeStamp };
}

/**
 * Checks the signature of a PDF that this platform issued: it covers the whole file, no byte has changed,
 * and the signer's certificate leads to one of the trusted roots (PEM); so does its time-stamp's, if there is
 * one, to one of its own: an authority for time-stamps is none for offices. A file that cannot be read is not valid, and `problem` says why; only a root that is no PEM throws.
 */
export async function verifyPdfSignature(
  pdf: Uint8Array,
  trustedRootsPem: readonly string[],
  timeStampRootsPem: readonly string[] = trustedRootsPem,
): Promise<SignatureCheck> {
  const [roots, timeStampRoots] = [
    trustedRootsPem.map(pem => new X509Certificate(pem)),
    timeStampRootsPem.map(pem => new X509Certificate(pem)),
  ];
  let signer = '';
  let signedAt: Date | null = null;
  const invalid = (problem: SignatureProblem, timeStamp: TimeStamp | null = null): SignatureCheck => ({
    valid: false,
    signer,
    signedAt,
    timeStamp,
    problem: signatureProblems[problem],
  });
  try {
    const file = readSignedFile(pdf);
    if (typeof file === 'string') return invalid(file);
    signedAt = file.signedAt;
    const claims = readClaims(file.cms, ContentInfo.DATA);
    if (!claims) return invalid('unreadable');
    if (!claims.certificate) return invalid('otherCertificate');
    signer = subjectName(claims.certificate);
    const { problem, timeStamp } = judge(file, claims, claims.certificate, { roots, timeStampRoots });
    return problem ? invalid(problem, timeStamp) : { valid: true, signer, signedAt, timeStamp };
  } catch {
    return invalid('unreadable');
  }
}
