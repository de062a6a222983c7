import { verify, X509Certificate } from 'node:crypto';
import type { Bilingual } from '@zhiban/kernel';
import { ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import { type Attribute, Certificate, ContentInfo, SignedData } from 'pkijs';
import { CMS_OID, sha256 } from './cms.ts';
import { subjectName } from './key.ts';
import { type SignatureProblem, signatureProblems } from './problems.ts';
import { readSignedFile, type SignedFile } from './signed-file.ts';
import { trustProblem } from './trust.ts';

export interface SignatureCheck {
  readonly valid: boolean;
  /** Common name of the certificate that signed; empty if the file was not signed or cannot be read. */
  readonly signer: string;
  /** What the signer gave as time. */
  readonly signedAt: Date | null;
  readonly problem?: Bilingual;
}

interface Claims {
  readonly digest: Uint8Array;
  readonly certificateHash: Uint8Array;
  readonly signedBytes: Uint8Array;
  readonly signature: Uint8Array;
  readonly certificates: readonly X509Certificate[];
}

const bytesOf = (value: unknown): Uint8Array | undefined =>
  value instanceof OctetString ? value.valueBlock.valueHexView : undefined;

/** Value of an attribute that must stand there once, with one value. */
function single(attributes: readonly Attribute[], type: string): unknown {
  const [found, ...more] = attributes.filter(attribute => attribute.type === type);
  return more.length === 0 && found?.values.length === 1 ? found.values[0] : undefined;
}

/** The first certificate hash of a signing-certificate-v2 whose hash algorithm is the default, SHA-256. */
function certificateHash(value: unknown): Uint8Array | undefined {
  let inner = value;
  for (let depth = 0; depth < 3; depth += 1)
    inner = inner instanceof Sequence ? inner.valueBlock.value[0] : undefined;
  return bytesOf(inner);
}

function readClaims(cms: Uint8Array): Claims | undefined {
  const signedData = new SignedData({ schema: ContentInfo.fromBER(new Uint8Array(cms)).content });
  const [signer, ...others] = signedData.signerInfos;
  if (!signer?.signedAttrs || others.length > 0) return undefined;
  const { attributes, encodedValue } = signer.signedAttrs;
  const type = single(attributes, CMS_OID.contentType);
  const digest = bytesOf(single(attributes, CMS_OID.messageDigest));
  const hash = certificateHash(single(attributes, CMS_OID.signingCertificateV2));
  if (!(type instanceof ObjectIdentifier) || type.valueBlock.toString() !== ContentInfo.DATA)
    return undefined;
  if (!digest || !hash) return undefined;
  return {
    digest,
    certificateHash: hash,
    signedBytes: new Uint8Array(encodedValue),
    signature: signer.signature.valueBlock.valueHexView,
    certificates: (signedData.certificates ?? [])
      .filter(item => item instanceof Certificate)
      .map(item => new X509Certificate(Buffer.from(item.toSchema(true).toBER()))),
  };
}

function judge(file: SignedFile, claims: Claims, signer: X509Certificate, roots: readonly X509Certificate[]) {
  // SHA-256 whatever the file says: no algorithm is taken from what is to be proven.
  if (!verify('sha256', claims.signedBytes, signer.publicKey, claims.signature)) return 'forged';
  if (!sha256(...file.parts).equals(claims.digest)) return 'changed';
  if (!file.signedAt) return 'unreadable';
  return trustProblem(signer, claims.certificates, roots, file.signedAt);
}

/**
 * Checks the signature of a PDF that this platform issued: it covers the whole file, no byte has changed,
 * and the signer's certificate leads to one of the trusted roots (PEM). A file that cannot be read is not
 * valid, and `problem` says why; only a root that is no PEM throws.
 */
export async function verifyPdfSignature(
  pdf: Uint8Array,
  trustedRootsPem: readonly string[],
): Promise<SignatureCheck> {
  const roots = trustedRootsPem.map(pem => new X509Certificate(pem));
  let signer = '';
  let signedAt: Date | null = null;
  const invalid = (problem: SignatureProblem): SignatureCheck => ({
    valid: false,
    signer,
    signedAt,
    problem: signatureProblems[problem],
  });
  try {
    const file = readSignedFile(pdf);
    if (typeof file === 'string') return invalid(file);
    signedAt = file.signedAt;
    const claims = readClaims(file.cms);
    if (!claims) return invalid('unreadable');
    const certificate = claims.certificates.find(({ raw }) => sha256(raw).equals(claims.certificateHash));
    if (!certificate) return invalid('otherCertificate');
    signer = subjectName(certificate);
    const problem = judge(file, claims, certificate, roots);
    return problem ? invalid(problem) : { valid: true, signer, signedAt };
  } catch {
    return invalid('unreadable');
  }
}
