import { createHash, type KeyObject, sign, X509Certificate } from 'node:crypto';
import { promisify } from 'node:util';
import { Set as Asn1Set, Integer, Null, ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import {
  AlgorithmIdentifier,
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs';
import type { SigningKey } from './key.ts';

export const CMS_OID = {
  sha256: '2.16.840.1.101.3.4.2.1',
  rsaWithSha256: '1.2.840.113549.1.1.11',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
} as const;

const signAsync = promisify(sign);

export const sha256 = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/**
 * The attributes that are signed, in the order that DER asks for. There is no signing-time: in PAdES the
 * time stands in the signature dictionary (ETSI EN 319 142-1, 6.3).
 */
function signedAttributes(digest: Uint8Array, certificateHash: Uint8Array): SignedAndUnsignedAttributes {
  return new SignedAndUnsignedAttributes({
    type: 0,
    attributes: [
      new Attribute({
        type: CMS_OID.contentType,
        values: [new ObjectIdentifier({ value: ContentInfo.DATA })],
      }),
      new Attribute({ type: CMS_OID.messageDigest, values: [new OctetString({ valueHex: digest })] }),
      new Attribute({
        // ESSCertIDv2 with its default hash algorithm, SHA-256 (RFC 5035, 3).
        type: CMS_OID.signingCertificateV2,
        values: [
          new Sequence({
            value: [
              new Sequence({
                value: [new Sequence({ value: [new OctetString({ valueHex: certificateHash })] })],
              }),
            ],
          }),
        ],
      }),
    ],
  });
}

function signatureAlgorithm(key: KeyObject): AlgorithmIdentifier {
  return key.asymmetricKeyType === 'rsa'
    ? new AlgorithmIdentifier({ algorithmId: CMS_OID.rsaWithSha256, algorithmParams: new Null() })
    : new AlgorithmIdentifier({ algorithmId: CMS_OID.ecdsaWithSha256 });
}

interface ParsedCertificates {
  readonly certificate: Certificate;
  readonly certificateHash: Uint8Array;
  readonly certificates: Certificate[];
}

const parsed = new WeakMap<SigningKey, ParsedCertificates>();

/** A key's certificates, parsed once: doing it for each document took half of the time of a signature. */
function certificatesOf(key: SigningKey): ParsedCertificates {
  const known = parsed.get(key);
  if (known) return known;
  const parse = (pem: string) => Certificate.fromBER(new X509Certificate(pem).raw);
  const certificate = parse(key.certificatePem);
  const certificateHash = sha256(new X509Certificate(key.certificatePem).raw);
  const all = { certificate, certificateHash, certificates: [certificate, ...key.chainPem.map(parse)] };
  parsed.set(key, all);
  return all;
}

/** A detached CAdES signature (ETSI EN 319 122-1, baseline B) over a SHA-256 digest, as DER. */
export async function signDigest(digest: Uint8Array, key: SigningKey): Promise<Buffer> {
  const { certificate, certificateHash, certificates } = certificatesOf(key);
  const attributes = signedAttributes(digest, certificateHash);
  const encoded = new Asn1Set({
    value: attributes.attributes.map(attribute => attribute.toSchema()),
  }).toBER();
  const signature = await signAsync('sha256', Buffer.from(encoded), key.privateKey);
  const digestAlgorithm = new AlgorithmIdentifier({ algorithmId: CMS_OID.sha256 });
  const signedData = new SignedData({
    version: 1,
    digestAlgorithms: [digestAlgorithm],
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: ContentInfo.DATA }),
    certificates,
    signerInfos: [
      new SignerInfo({
        version: 1,
        sid: new IssuerAndSerialNumber({
          issuer: certificate.issuer,
          serialNumber: new Integer({ valueHex: certificate.serialNumber.valueBlock.valueHexView }),
        }),
        digestAlgorithm,
        signedAttrs: attributes,
        signatureAlgorithm: signatureAlgorithm(key.privateKey),
        signature: new OctetString({ valueHex: signature }),
      }),
    ],
  });
  const content = new ContentInfo({
    contentType: ContentInfo.SIGNED_DATA,
    content: signedData.toSchema(true),
  });
  return Buffer.from(content.toSchema().toBER());
}
