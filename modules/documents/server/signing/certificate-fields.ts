import { randomBytes } from 'node:crypto';
import {
  Set as Asn1Set,
  BitString,
  Integer,
  ObjectIdentifier,
  OctetString,
  PrintableString,
  Sequence,
  Utf8String,
} from 'asn1js';
import {
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate,
  Extension,
  ExtKeyUsage,
  RelativeDistinguishedNames,
  Time,
} from 'pkijs';

/** What a certificate is for. */
type CertificateUse = 'authority' | 'documents' | 'timestamps';

interface CertificateSubject {
  readonly name: string;
  readonly use: CertificateUse;
  readonly notBefore: Date;
  readonly notAfter: Date;
}

/** Object identifiers of X.520 attributes and RFC 5280 extensions. */
const OID = {
  country: '2.5.4.6',
  organisation: '2.5.4.10',
  commonName: '2.5.4.3',
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  basicConstraints: '2.5.29.19',
  authorityKeyIdentifier: '2.5.29.35',
  extendedKeyUsage: '2.5.29.37',
  /** id-kp-documentSigning, RFC 9336. */
  documentSigning: '1.3.6.1.5.5.7.3.36',
  /** id-kp-emailProtection: what NSS, and with it pdfsig, asks of a signer. */
  emailProtection: '1.3.6.1.5.5.7.3.4',
};
/** id-kp-timeStamping (RFC 3161, 2.3). */
export const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';

/** Bits of KeyUsage (RFC 5280, 4.2.1.3), with the count of unused bits at the end. */
const SIGNS_DOCUMENTS = { bits: 0xc0, unused: 6 };
const SIGNS_CERTIFICATES = { bits: 0x06, unused: 1 };
const AUTHORITY_YEARS = 20;
const DEMONSTRATION = '演示';

/** C=CN, O and CN the name. In DER, because pkijs would put all three into one multi-valued part. */
export function distinguishedName(name: string): RelativeDistinguishedNames {
  const parts = [
    { type: OID.country, value: new PrintableString({ value: 'CN' }) },
    { type: OID.organisation, value: new Utf8String({ value: name }) },
    { type: OID.commonName, value: new Utf8String({ value: name }) },
  ].map(
    ({ type, value }) =>
      new Asn1Set({ value: [new Sequence({ value: [new ObjectIdentifier({ value: type }), value] })] }),
  );
  return RelativeDistinguishedNames.fromBER(new Sequence({ value: parts }).toBER());
}

function commonNameIn({ typesAndValues }: RelativeDistinguishedNames): string {
  const value: unknown = typesAndValues.find(({ type }) => type === OID.commonName)?.value.valueBlock;
  return value !== null && typeof value === 'object' && 'value' in value ? String(value.value) : '';
}

/** The common name of a certificate's subject: 临江市云溪区卫生健康局. */
export const commonName = ({ subject }: Certificate): string => commonNameIn(subject);
export const issuerName = ({ issuer }: Certificate): string => commonNameIn(issuer);

const extension = (extnID: string, critical: boolean, value: { toBER(): ArrayBuffer }) =>
  new Extension({ extnID, critical, extnValue: value.toBER() });

export function serialNumber(): Integer {
  const bytes = randomBytes(16);
  // A positive integer without a leading zero octet (RFC 5280, 4.1.2.2).
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return new Integer({ valueHex: bytes });
}

function purposes(use: CertificateUse): Extension[] {
  if (use === 'authority') return [];
  const keyPurposes = use === 'documents' ? [OID.documentSigning, OID.emailProtection] : [TIME_STAMPING];
  // RFC 3161, 2.3 asks for it to be critical where it is for time-stamps.
  return [extension(OID.extendedKeyUsage, use === 'timestamps', new ExtKeyUsage({ keyPurposes }).toSchema())];
}

/**
 * A certificate but for its signature: names, life and extensions (RFC 5280, 4.2).
 * @param setKey puts the subject's public key in
 * @param issuer the certificate of the authority; without one the subject certifies itself
 */
export async function unsignedCertificate(
  subject: CertificateSubject,
  setKey: (certificate: Certificate) => Promise<void> | void,
  issuer?: Certificate,
): Promise<Certificate> {
  const certificate = new Certificate({
    version: 2,
    serialNumber: serialNumber(),
    subject: distinguishedName(subject.name),
    issuer: issuer?.subject ?? distinguishedName(subject.name),
    notBefore: new Time({ value: subject.notBefore }),
    notAfter: new Time({ value: subject.notAfter }),
  });
  await setKey(certificate);
  const isAuthority = subject.use === 'authority';
  const usage = isAuthority ? SIGNS_CERTIFICATES : SIGNS_DOCUMENTS;
  const constraints = isAuthority ? { cA: true, pathLenConstraint: 0 } : { cA: false };
  const keyIdentifier = new OctetString({ valueHex: await certificate.getKeyHash() });
  const issuerKeyIdentifier = issuer
    ? new OctetString({ valueHex: await issuer.getKeyHash() })
    : keyIdentifier;
  certificate.extensions = [
    extension(OID.basicConstraints, true, new BasicConstraints(constraints).toSchema()),
    extension(
      OID.keyUsage,
      true,
      new BitString({ valueHex: Uint8Array.of(usage.bits), unusedBits: usage.unused }),
    ),
    extension(OID.subjectKeyIdentifier, false, keyIdentifier),
    extension(
      OID.authorityKeyIdentifier,
      false,
      new AuthorityKeyIdentifier({ keyIdentifier: issuerKeyIdentifier }).toSchema(),
    ),
    ...purposes(subject.use),
  ];
  return certificate;
}

export function yearsAfter(date: Date, years: number): Date {
  const end = new Date(date);
  end.setUTCFullYear(end.getUTCFullYear() + years);
  return end;
}

/** The subject of a root authority for demonstrations, in force for 20 years; its name always says 演示. */
export const demoAuthority = ({ name, now }: { name: string; now: Date }): CertificateSubject => ({
  name: name.includes(DEMONSTRATION) ? name : `${name}（${DEMONSTRATION}）`,
  use: 'authority',
  notBefore: now,
  notAfter: yearsAfter(now, AUTHORITY_YEARS),
});
