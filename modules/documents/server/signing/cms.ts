import { createHash, sign, X509Certificate } from 'node:crypto';
import { promisify } from 'node:util';
import { Set as Asn1Set, fromBER, Integer, Null, ObjectIdentifier, OctetString, Sequence } from 'asn1js';
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
  rsa: '1.2.840.113549.1.1.1',
  rsaWithSha256: '1.2.840.113549.1.1.11',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  timeStampToken: '1.2.840.113549.1.9.16.2.14',
  timeStampInfo: '1.2.840.113549.1.9.16.1.4',
} as const;

const signAsync = promisify(sign);

export const sha256 = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** What is signed: content by its SHA-256 digest, carried along or detached. */
export interface CmsContent {
  readonly type: string;
  readonly digest: Uint8Array;
  readonly carried?: Uint8Array;
}

/** Gives a time-stamp token (RFC 3161, DER) over a SHA-256 digest. */
export type TimeStamper = (digest: Uint8Array) => Promise<Uint8Array>;

/**
 * The attributes that are signed, in the order that DER asks for. There is no signing-time: in PAdES the
 * time stands in the signature dictionary (ETSI EN 319 142-1, 6.3).
 */
function signedAttributes(
  { type, digest }: CmsContent,
  certificateHash: Uint8Array,
): SignedAndUnsignedAttributes {
  return new SignedAndUnsignedAttributes({
    type: 0,
    attributes: [
      new Attribute({ type: CMS_OID.contentType, values: [new ObjectIdentifier({ value: type })] }),
      new Attribute({
        type: CMS_OID.messageDigest,
        values: [new OctetString({ valueHex: new Uint8Array(digest) })],
      }),
      new Attribute({
        // ESSCertIDv2 with its default hash algorithm, SHA-256 (RFC 5035, 3).
        type: CMS_OID.signingCertificateV2,
        values: [
          new Sequence({
            value: [
              new Sequence({
                value: [
                  new Sequence({ value: [new OctetString({ valueHex: new Uint8Array(certificateHash) })] }),
                ],
              }),
            ],
          }),
        ],
      }),
    ],
  });
}

/** The time-stamp over a signature (ETSI EN 319 122-1, 5.3). */
function timeStampAttribute(token: Uint8Array): SignedAndUnsignedAttributes {
  const { result } = fromBER(new Uint8Array(token));
  const attribute = new Attribute({ type: CMS_OID.timeStampToken, values: [result] });
  return new SignedAndUnsignedAttributes({ type: 1, attributes: [attribute] });
}

function signatureAlgorithm({ subjectPublicKeyInfo }: Certificate): AlgorithmIdentifier {
  return subjectPublicKeyInfo.algorithm.algorithmId === CMS_OID.rsa
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

/** A signature of one signer, taken apart. */
interface CmsParts {
  readonly contentType: string;
  /** The content, where it is carried along. */
  readonly carried?: Uint8Array | undefined;
  /** That of the signer; it stands among `certificates`. */
  readonly certificate: Certificate;
  readonly certificates: readonly Certificate[];
  readonly attributes: SignedAndUnsignedAttributes;
  readonly signature: Uint8Array;
  readonly timeStamp?: Uint8Array | undefined;
}

/** The one way in which this module writes a signature, as DER. What is not under the signature has no other. */
export function encodeCms(parts: CmsParts): Buffer {
  const { contentType, carried, certificate, attributes, signature, timeStamp } = parts;
  const digestAlgorithm = new AlgorithmIdentifier({ algorithmId: CMS_OID.sha256 });
  const signedData = new SignedData({
    version: contentType === ContentInfo.DATA ? 1 : 3,
    digestAlgorithms: [digestAlgorithm],
    encapContentInfo: new EncapsulatedContentInfo({
      eContentType: contentType,
      ...(carried
        ? { eContent: new OctetString({ valueHex: new Uint8Array(carried) }), disableSplit: true }
        : {}),
    }),
    certificates: [...parts.certificates],
    signerInfos: [
      new SignerInfo({
        version: 1,
        sid: new IssuerAndSerialNumber({
          issuer: certificate.issuer,
          serialNumber: new Integer({ valueHex: certificate.serialNumber.valueBlock.valueHexView }),
        }),
        digestAlgorithm,
        signedAttrs: attributes,
        signatureAlgorithm: signatureAlgorithm(certificate),
        signature: new OctetString({ valueHex: new Uint8Array(signature) }),
        ...(timeStamp ? { unsignedAttrs: timeStampAttribute(timeStamp) } : {}),
      }),
    ],
  });
  const info = new ContentInfo({
    contentType: ContentInfo.SIGNED_DATA,
    content: signedData.toSchema(true),
  });
  return Buffer.from(info.toSchema().toBER());
}

/**
 * A CAdES signature (ETSI EN 319 122-1) with SHA-256, as DER: baseline B, with a time-stamp baseline T.
 * What the time-stamper throws is thrown.
 */
export async function signCms(
  content: CmsContent,
  key: SigningKey,
  timeStamp?: TimeStamper,
): Promise<Buffer> {
  const { certificate, certificateHash, certificates } = certificatesOf(key);
  const attributes = signedAttributes(content, certificateHash);
  const encoded = new Asn1Set({
    value: attributes.attributes.map(attribute => attribute.toSchema()),
  }).toBER();
  const signature = await signAsync('sha256', Buffer.from(encoded), key.privateKey);
  return encodeCms({
    contentType: content.type,
    carried: content.carried,
    certificate,
    certificates,
    attributes,
    signature,
    timeStamp: timeStamp && (await timeStamp(sha256(signature))),
  });
}
