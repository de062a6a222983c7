import {
  generateSm2KeyPair,
  type Sm2KeyPair,
  sm2PrivateKeyInfo,
  sm2PublicKeyInfo,
  sm2Sign,
} from '@zhiban/kernel/server';
import { BitString, fromBER } from 'asn1js';
import { AlgorithmIdentifier, type Certificate, PublicKeyInfo } from 'pkijs';
import { demoAuthority, unsignedCertificate, yearsAfter } from './certificate-fields.ts';
import type { CertificateOrder, KeyAndCertificate } from './certificates.ts';
import { loadNationalKey } from './national-key.ts';
import { toPem } from './pem.ts';
import { SM2_WITH_SM3 } from './sm-oids.ts';

/** Signs what is to be signed of a certificate with SM2 (GM/T 0015-2012: SM2 with SM3). */
function sealCertificate(certificate: Certificate, issuerKey: Sm2KeyPair): void {
  const algorithm = () => new AlgorithmIdentifier({ algorithmId: SM2_WITH_SM3 });
  certificate.signature = algorithm();
  certificate.signatureAlgorithm = algorithm();
  const signed = Buffer.from(certificate.encodeTBS().toBER());
  certificate.signatureValue = new BitString({ valueHex: new Uint8Array(sm2Sign(signed, issuerKey)) });
}

async function certify(
  subject: Parameters<typeof unsignedCertificate>[0],
  issuer?: { certificate: Certificate; pair: Sm2KeyPair },
): Promise<KeyAndCertificate> {
  const pair = generateSm2KeyPair();
  const certificate = await unsignedCertificate(
    subject,
    unsigned => {
      unsigned.subjectPublicKeyInfo = new PublicKeyInfo({
        schema: fromBER(sm2PublicKeyInfo(pair.publicKey)).result,
      });
    },
    issuer?.certificate,
  );
  sealCertificate(certificate, issuer?.pair ?? pair);
  return {
    certificatePem: toPem('CERTIFICATE', certificate.toSchema(true).toBER()),
    privateKeyPem: toPem('PRIVATE KEY', sm2PrivateKeyInfo(pair)),
  };
}

/** As `createAuthority`, with SM2: a root for demonstrations and tests, whose name says 演示. */
export const createNationalAuthority = (options: { name: string; now: Date }): Promise<KeyAndCertificate> =>
  certify(demoAuthority(options));

/** As `issueSigningCertificate`, with SM2. */
export async function issueNationalCertificate(
  authority: KeyAndCertificate,
  { organisation, now, years, use = 'documents' }: CertificateOrder,
): Promise<KeyAndCertificate> {
  const { certificate, pair } = loadNationalKey(authority.certificatePem, authority.privateKeyPem);
  return certify(
    { name: organisation, use, notBefore: now, notAfter: yearsAfter(now, years) },
    { certificate, pair },
  );
}
