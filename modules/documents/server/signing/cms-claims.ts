import { X509Certificate } from 'node:crypto';
import { ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import { type Attribute, Certificate, ContentInfo, SignedData } from 'pkijs';
import { CMS_OID, encodeCms, sha256 } from './cms.ts';

/** What a CAdES signature states; nothing of it is proven yet. */
export interface CmsClaims {
  readonly digest: Uint8Array;
  /** The one that the signature itself names. */
  readonly certificate: X509Certificate | undefined;
  readonly certificates: readonly X509Certificate[];
  readonly signedBytes: Uint8Array;
  readonly signature: Uint8Array;
  /** The content, where it is carried along. */
  readonly carried: Uint8Array | undefined;
  /** A time-stamp over the signature, DER. */
  readonly timeStamp: Uint8Array | undefined;
  /** Whether it is written as this module writes signatures: then no byte beside the signed ones was changed. */
  isCanonical(): boolean;
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

function timeStampOf(attributes: readonly Attribute[]): Uint8Array | undefined {
  const value = single(attributes, CMS_OID.timeStampToken);
  return value instanceof Sequence ? new Uint8Array(value.toBER()) : undefined;
}

/** Reads a signature over content of a type, with one signer. What is not such throws or is undefined. */
export function readClaims(cms: Uint8Array, contentType: string): CmsClaims | undefined {
  const signedData = new SignedData({ schema: ContentInfo.fromBER(new Uint8Array(cms)).content });
  const [signer, ...others] = signedData.signerInfos;
  if (!signer?.signedAttrs || others.length > 0) return undefined;
  const { attributes, encodedValue } = signer.signedAttrs;
  const type = single(attributes, CMS_OID.contentType);
  const digest = bytesOf(single(attributes, CMS_OID.messageDigest));
  const hash = certificateHash(single(attributes, CMS_OID.signingCertificateV2));
  const { eContent, eContentType } = signedData.encapContentInfo;
  if (!(type instanceof ObjectIdentifier) || type.valueBlock.toString() !== contentType) return undefined;
  if (!digest || !hash || eContentType !== contentType) return undefined;
  const certificates = (signedData.certificates ?? []).filter(item => item instanceof Certificate);
  const asX509 = (item: Certificate) => new X509Certificate(Buffer.from(item.toSchema(true).toBER()));
  const named = certificates.find(item => sha256(asX509(item).raw).equals(hash));
  const signature = signer.signature.valueBlock.valueHexView;
  const carried = eContent && new Uint8Array(eContent.getValue());
  const timeStamp = signer.unsignedAttrs && timeStampOf(signer.unsignedAttrs.attributes);
  const parts = { contentType, carried, certificates, attributes: signer.signedAttrs, signature, timeStamp };
  return {
    digest,
    certificate: named && asX509(named),
    certificates: certificates.map(asX509),
    signedBytes: new Uint8Array(encodedValue),
    signature,
    carried,
    timeStamp,
    isCanonical: () => named !== undefined && encodeCms({ ...parts, certificate: named }).equals(cms),
  };
}
