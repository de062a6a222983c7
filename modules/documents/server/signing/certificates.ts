import { createPrivateKey, X509Certificate } from 'node:crypto';
import { Certificate } from 'pkijs';
import { demoAuthority, unsignedCertificate, yearsAfter } from './certificate-fields.ts';
import { toPem } from './pem.ts';

/** A certificate (X.509 v3) with its private key (PKCS #8), both PEM. */
export interface KeyAndCertificate {
  readonly certificatePem: string;
  readonly privateKeyPem: string;
}

/** What a certificate is issued to sign; of the demonstration's authority, so it ends with it. */
export interface CertificateOrder {
  readonly organisation: string;
  readonly now: Date;
  readonly years: number;
  /** Documents unless told. */
  readonly use?: 'documents' | 'timestamps';
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' };

/** Makes a key pair and a certificate for it; without an issuer it signs itself. */
async function certify(
  subject: Parameters<typeof unsignedCertificate>[0],
  issuer?: { certificate: Certificate; key: CryptoKey },
): Promise<KeyAndCertificate> {
  const keys = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const certificate = await unsignedCertificate(
    subject,
    unsigned => unsigned.subjectPublicKeyInfo.importKey(keys.publicKey),
    issuer?.certificate,
  );
  await certificate.sign(issuer?.key ?? keys.privateKey, 'SHA-256');
  return {
    certificatePem: toPem('CERTIFICATE', certificate.toSchema(true).toBER()),
    privateKeyPem: toPem('PRIVATE KEY', await crypto.subtle.exportKey('pkcs8', keys.privateKey)),
  };
}

/**
 * A root authority for demonstrations and tests, in force for 20 years; its name always says 演示. In
 * production the signing certificates come from a licensed authority (电子签名法, 第十六条).
 */
export const createAuthority = (options: { name: string; now: Date }): Promise<KeyAndCertificate> =>
  certify(demoAuthority(options));

/** A certificate with which an organisation signs documents or time-stamps, issued by `authority`. */
export async function issueSigningCertificate(
  authority: KeyAndCertificate,
  { organisation, now, years, use = 'documents' }: CertificateOrder,
): Promise<KeyAndCertificate> {
  const key = createPrivateKey(authority.privateKeyPem).export({ type: 'pkcs8', format: 'der' });
  return certify(
    { name: organisation, use, notBefore: now, notAfter: yearsAfter(now, years) },
    {
      certificate: Certificate.fromBER(new X509Certificate(authority.certificatePem).raw),
      key: await crypto.subtle.importKey('pkcs8', key, ALGORITHM, false, ['sign']),
    },
  );
}
