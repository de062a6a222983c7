import { type Sm2KeyPair, sm2KeyPair } from '@zhiban/kernel/server';
import { fromBER, ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import { Certificate } from 'pkijs';
import { documentErrors } from '../../model/errors.ts';
import { commonName } from './certificate-fields.ts';
import { fromPem } from './pem.ts';
import { EC_PUBLIC_KEY, SM2_CURVE } from './sm-oids.ts';

/** What an office signs with under the national algorithms: SM2 with SM3. */
export interface NationalSigningKey {
  readonly certificate: Certificate;
  readonly certificateDer: Uint8Array;
  /** Certificates from the issuer upwards, DER. */
  readonly chain: readonly Uint8Array[];
  readonly pair: Sm2KeyPair;
  /** Common name of the certificate: 临江市云溪区卫生健康局. */
  readonly subject: string;
}

/** The point of a certificate that is for SM2, 65 bytes; undefined for another kind of key. */
export function sm2PointOf({ subjectPublicKeyInfo }: Certificate): Uint8Array | undefined {
  const { algorithm, subjectPublicKey } = subjectPublicKeyInfo;
  const curve: unknown = algorithm.algorithmParams;
  const isSm2 =
    algorithm.algorithmId === EC_PUBLIC_KEY &&
    curve instanceof ObjectIdentifier &&
    curve.valueBlock.toString() === SM2_CURVE;
  return isSm2 ? new Uint8Array(subjectPublicKey.valueBlock.valueHexView) : undefined;
}

const sequenceOf = (der: Uint8Array): readonly unknown[] => {
  const { result } = fromBER(new Uint8Array(der));
  return result instanceof Sequence ? result.valueBlock.value : [];
};
const octetsOf = (value: unknown): Uint8Array | undefined =>
  value instanceof OctetString ? new Uint8Array(value.valueBlock.valueHexView) : undefined;

/** The scalar of an ECPrivateKey (RFC 5915) inside of PKCS #8 (RFC 5958); pkijs does not know the curve. */
function scalarOf(der: Uint8Array): Uint8Array | undefined {
  const inner = octetsOf(sequenceOf(der)[2]);
  return inner && octetsOf(sequenceOf(inner)[1]);
}

/**
 * Reads an SM2 certificate and its key and checks that they belong together.
 * @throws DOCUMENTS_BAD_SIGNING_KEY
 */
export function loadNationalKey(
  certificatePem: string,
  privateKeyPem: string,
  chainPem: readonly string[] = [],
): NationalSigningKey {
  try {
    const [certificateDer] = fromPem('CERTIFICATE', certificatePem);
    const [privateDer] = fromPem('PRIVATE KEY', privateKeyPem);
    const scalar = privateDer && scalarOf(privateDer);
    if (certificateDer && scalar) {
      const certificate = Certificate.fromBER(certificateDer);
      const pair = sm2KeyPair(scalar);
      const point = sm2PointOf(certificate);
      const chain = chainPem.flatMap(pem => fromPem('CERTIFICATE', pem));
      if (point && Buffer.from(pair.publicKey).equals(point)) {
        return { certificate, certificateDer, chain, pair, subject: commonName(certificate) };
      }
    }
  } catch (cause) {
    throw documentErrors.BAD_SIGNING_KEY({ why: '证书或私钥无法读取' }, { cause });
  }
  throw documentErrors.BAD_SIGNING_KEY({ why: '证书与私钥不是一对' });
}
