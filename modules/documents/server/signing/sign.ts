import { X509Certificate } from 'node:crypto';
import { civilDay } from '@zhiban/kernel';
import { documentErrors } from '../../model/errors.ts';
import { sha256, signDigest } from './cms.ts';
import type { SigningKey } from './key.ts';
import { prepareForSignature } from './revision.ts';

/**
 * Signs a PDF of ours (PAdES baseline B-B, ETSI EN 319 142-1): SHA-256 over the whole file, the certificate
 * bound in by signing-certificate-v2. There is no time-stamp: `signedAt` is what the signer says.
 * @throws DOCUMENTS_NOT_SIGNABLE, DOCUMENTS_ALREADY_SIGNED, DOCUMENTS_SIGNING_CERTIFICATE_NOT_IN_FORCE at `signedAt`
 */
export async function signPdf(
  pdf: Uint8Array,
  key: SigningKey,
  options: { reason: string; location: string; signedAt: Date },
): Promise<Uint8Array> {
  const { validFromDate, validToDate } = new X509Certificate(key.certificatePem);
  if (options.signedAt < validFromDate || options.signedAt > validToDate) {
    throw documentErrors.SIGNING_CERTIFICATE_NOT_IN_FORCE({
      from: civilDay(validFromDate),
      to: civilDay(validToDate),
    });
  }
  const { bytes, gapStart, gapEnd } = prepareForSignature(pdf, { name: key.subject, ...options });
  const digest = sha256(bytes.subarray(0, gapStart), bytes.subarray(gapEnd));
  const signature = await signDigest(digest, key);
  const room = (gapEnd - gapStart - 2) / 2;
  if (signature.length > room)
    throw new RangeError('the chain of certificates does not fit into the signature');
  bytes.write(signature.toString('hex'), gapStart + 1, 'latin1');
  return bytes;
}
