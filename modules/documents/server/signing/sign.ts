import { X509Certificate } from 'node:crypto';
import { ContentInfo } from 'pkijs';
import { sha256, signCms, type TimeStamper } from './cms.ts';
import { assertInForce } from './in-force.ts';
import type { SigningKey } from './key.ts';
import { prepareForSignature } from './revision.ts';

/**
 * Signs a PDF of ours (PAdES baseline B-B, ETSI EN 319 142-1; with a time-stamp B-T): SHA-256 over the whole
 * file, the certificate bound in by signing-certificate-v2. `signedAt` is what the signer says; a time-stamp
 * proves it.
 * @throws DOCUMENTS_NOT_SIGNABLE, DOCUMENTS_ALREADY_SIGNED, DOCUMENTS_SIGNING_CERTIFICATE_NOT_IN_FORCE at `signedAt`
 */
export async function signPdf(
  pdf: Uint8Array,
  key: SigningKey,
  {
    timeStamp,
    ...options
  }: {
    readonly reason: string;
    readonly location: string;
    readonly signedAt: Date;
    readonly timeStamp?: TimeStamper | undefined;
  },
): Promise<Uint8Array> {
  const { validFromDate, validToDate } = new X509Certificate(key.certificatePem);
  assertInForce(options.signedAt, validFromDate, validToDate);
  const { bytes, gapStart, gapEnd } = prepareForSignature(pdf, { name: key.subject, ...options });
  const digest = sha256(bytes.subarray(0, gapStart), bytes.subarray(gapEnd));
  const signature = await signCms({ type: ContentInfo.DATA, digest }, key, timeStamp);
  const room = (gapEnd - gapStart - 2) / 2;
  if (signature.length > room)
    throw new RangeError('the chain of certificates does not fit into the signature');
  bytes.write(signature.toString('hex'), gapStart + 1, 'latin1');
  return bytes;
}
