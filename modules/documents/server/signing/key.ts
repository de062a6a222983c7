import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { documentErrors } from '../../model/errors.ts';

/** What an office signs with. */
export interface SigningKey {
  readonly certificatePem: string;
  /** Certificates from the issuer upwards, so that a reader finds the root that it trusts. */
  readonly chainPem: readonly string[];
  readonly privateKey: KeyObject;
  /** Common name of the certificate: 临江市云溪区卫生健康局. */
  readonly subject: string;
}

/** Common name of a certificate's subject, or all of the subject if it has none. */
export function subjectName(certificate: X509Certificate): string {
  return /^CN=(.+)$/m.exec(certificate.subject)?.[1] ?? certificate.subject;
}

/**
 * Reads certificate and key (RSA or P-256) and checks that they belong together.
 * @throws DOCUMENTS_BAD_SIGNING_KEY
 */
export async function loadSigningKey(
  certificatePem: string,
  privateKeyPem: string,
  chainPem: readonly string[] = [],
): Promise<SigningKey> {
  try {
    const certificate = new X509Certificate(certificatePem);
    const privateKey = createPrivateKey(privateKeyPem);
    if (certificate.checkPrivateKey(privateKey)) {
      return { certificatePem, chainPem, privateKey, subject: subjectName(certificate) };
    }
  } catch (cause) {
    throw documentErrors.BAD_SIGNING_KEY({ why: '证书或私钥无法读取' }, { cause });
  }
  throw documentErrors.BAD_SIGNING_KEY({ why: '证书与私钥不是一对' });
}
