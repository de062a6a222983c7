import { SIGNATURES } from '../../writing/ofd/package.ts';

/** Object identifier of SM3 (GM/T 0006-2012). */
const SM3 = '1.2.156.10197.1.401';

const FOLDER = 'Doc_0/Signs/Sign_0';
/** Where the one signature of a paper stands (GB/T 33190-2016, 18). */
export const SIGNATURE_XML = `${FOLDER}/Signature.xml`;
export const SEAL = `${FOLDER}/Seal.esl`;
export const SIGNED_VALUE = `${FOLDER}/SignedValue.dat`;

const XMLNS = 'xmlns:ofd="http://www.ofdspec.org/2016"';
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** The list of signatures with its one entry. */
export const signatureList = {
  path: SIGNATURES,
  bytes: Buffer.from(
    `${HEAD}<ofd:Signatures ${XMLNS}><ofd:MaxSignId>1</ofd:MaxSignId>` +
      `<ofd:Signature ID="1" Type="Seal" BaseLoc="/${SIGNATURE_XML}"/></ofd:Signatures>`,
  ),
};

/** A part of the package with its digest, as a signature refers to it. */
export interface Reference {
  /** Absolute: `/Doc_0/Document.xml`. */
  readonly fileRef: string;
  /** SM3 in Base64. */
  readonly digest: string;
}

/** `20261121140500Z`, of the second. */
const stamp = (instant: Date): string => `${instant.toISOString().replace(/\D/g, '').slice(0, 14)}Z`;

/** What is signed: how, when, and the digest of every part. */
export const signatureXml = (references: readonly Reference[], signedAt: Date): Buffer =>
  Buffer.from(
    `${HEAD}<ofd:Signature ${XMLNS}><ofd:SignedInfo>` +
      '<ofd:Provider ProviderName="zhiban" Version="1.0" Company="zhiban"/>' +
      `<ofd:SignatureMethod>1.2.156.10197.1.501</ofd:SignatureMethod>` +
      `<ofd:SignatureDateTime>${stamp(signedAt)}</ofd:SignatureDateTime>` +
      `<ofd:References CheckMethod="${SM3}">${references
        .map(
          ({ fileRef, digest }) =>
            `<ofd:Reference FileRef="${fileRef}"><ofd:CheckValue>${digest}</ofd:CheckValue></ofd:Reference>`,
        )
        .join('')}</ofd:References>` +
      `<ofd:Seal><ofd:BaseLoc>/${SEAL}</ofd:BaseLoc></ofd:Seal></ofd:SignedInfo>` +
      `<ofd:SignedValue>/${SIGNED_VALUE}</ofd:SignedValue></ofd:Signature>`,
  );

/** The references of a Signature.xml of ours; undefined when it says anything that ours does not. */
export function referencesIn(xml: Uint8Array, signedAt: Date): Reference[] | undefined {
  const text = Buffer.from(xml).toString('utf8');
  const pattern = /<ofd:Reference FileRef="([^"<>&]+)"><ofd:CheckValue>([A-Za-z0-9+/=]+)<\/ofd:CheckValue>/g;
  const references = [...text.matchAll(pattern)].map(([, fileRef = '', digest = '']) => ({
    fileRef,
    digest,
  }));
  return signatureXml(references, signedAt).equals(xml) ? references : undefined;
}
