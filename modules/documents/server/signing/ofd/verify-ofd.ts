import type { Bilingual } from '@zhiban/kernel';
import { sm3 } from '@zhiban/kernel/server';
import { Certificate } from 'pkijs';
import { openArchive } from '../../reading/office/archive.ts';
import { escapeXml } from '../../writing/xml.ts';
import { commonName } from '../certificate-fields.ts';
import { fromPem } from '../pem.ts';
import { partProblems, signatureProblems } from '../problems.ts';
import { nationalRules, trustProblem } from '../trust.ts';
import type { SignatureCheck } from '../verify.ts';
import { blockHolds, readSealSignature, type SealSignature } from './electronic-seal.ts';
import { type Reference, referencesIn, SEAL, SIGNATURE_XML, SIGNED_VALUE } from './layout.ts';

/** A part of the package, and whether it is as it was signed. */
interface PartCheck {
  readonly path: string;
  readonly holds: boolean;
}
export interface OfdCheck extends SignatureCheck {
  readonly parts: readonly PartCheck[];
}

type Parts = ReadonlyMap<string, Uint8Array>;
const same = (one: Uint8Array, other: Uint8Array | undefined): boolean =>
  other !== undefined && Buffer.compare(one, other) === 0;

/**
 * Checks the signature of an OFD that this platform issued: every part has the digest that was signed and
 * none was added, the seal is the signer's, and both certificates lead to one of the trusted roots (PEM).
 * A file that cannot be read is not valid, and `problem` says why.
 */
export function verifyOfdSignature(ofd: Uint8Array, trustedRootsPem: readonly string[]): OfdCheck {
  const roots = trustedRootsPem
    .flatMap(pem => fromPem('CERTIFICATE', pem))
    .map(der => Certificate.fromBER(der));
  let signature: SealSignature | undefined;
  let checks: readonly PartCheck[] = [];
  const answer = (problem: Bilingual | undefined): OfdCheck => ({
    valid: problem === undefined,
    signer: signature ? commonName(signature.certificate) : '',
    signedAt: signature?.signedAt ?? null,
    timeStamp: null,
    ...(problem ? { problem } : {}),
    parts: checks,
  });
  try {
    const { parts } = openArchive(ofd, () => true);
    const value = parts.get(SIGNED_VALUE);
    const xml = parts.get(SIGNATURE_XML);
    if (!value || !xml) return answer(signatureProblems.none);
    signature = readSealSignature(value);
    if (!blockHolds(signature)) return answer(signatureProblems.forged);
    if (!same(Buffer.from(sm3(xml), 'hex'), signature.digest)) return answer(signatureProblems.changed);
    const references = referencesIn(xml, signature.signedAt);
    if (!references || signature.subject !== `/${SIGNATURE_XML}`) return answer(signatureProblems.unreadable);
    checks = checkParts(parts, references);
    return answer(
      partProblem(parts, references) ??
        sealProblem(signature, parts) ??
        officeProblem(signature, parts) ??
        trust(signature, roots),
    );
  } catch {
    return answer(signatureProblems.unreadable);
  }
}

const digestHolds = (bytes: Uint8Array | undefined, digest: string): boolean =>
  bytes !== undefined && Buffer.from(sm3(bytes), 'hex').toString('base64') === digest;

const checkParts = (parts: Parts, references: readonly Reference[]): PartCheck[] =>
  references.map(({ fileRef, digest }) => ({
    path: fileRef.slice(1),
    holds: digestHolds(parts.get(fileRef.slice(1)), digest),
  }));

function partProblem(parts: Parts, references: readonly Reference[]): Bilingual | undefined {
  const listed = new Set([SIGNATURE_XML, SIGNED_VALUE]);
  for (const { fileRef, digest } of references) {
    const path = fileRef.slice(1);
    listed.add(path);
    const bytes = parts.get(path);
    if (!bytes) return partProblems.missing(path);
    if (!digestHolds(bytes, digest)) return partProblems.changed(path);
  }
  const added = [...parts.keys()].find(path => !listed.has(path));
  return added === undefined ? undefined : partProblems.added(added);
}

/** The seal is whole, in force, the signer's, and the one that lies in the file. */
function sealProblem({ seal, certificateDer, signedAt }: SealSignature, parts: Parts): Bilingual | undefined {
  const holds =
    blockHolds(seal) &&
    seal.signers.some(signer => same(signer, certificateDer)) &&
    seal.validFrom <= signedAt &&
    signedAt <= seal.validTo &&
    same(seal.der, parts.get(SEAL));
  return holds ? undefined : signatureProblems.otherSeal;
}

/** The paper says itself which office wrote it. */
function officeProblem({ certificate }: SealSignature, parts: Parts): Bilingual | undefined {
  const entry = Buffer.from(parts.get('OFD.xml') ?? []).toString('utf8');
  const author = `<ofd:Author>${escapeXml(commonName(certificate))}</ofd:Author>`;
  return entry.includes(author) ? undefined : signatureProblems.otherOffice;
}

function trust({ certificate, seal, signedAt }: SealSignature, roots: readonly Certificate[]) {
  for (const signer of [certificate, seal.certificate]) {
    const problem = trustProblem(nationalRules, signer, [], roots, signedAt);
    if (problem) return signatureProblems[problem];
  }
  return undefined;
}
