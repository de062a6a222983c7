import { createPrivateKey, randomBytes, X509Certificate } from 'node:crypto';
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
import { toPem } from './pem.ts';

/** A certificate (X.509 v3) with its private key (PKCS #8), both PEM. */
export interface KeyAndCertificate {
  readonly certificatePem: string;
  readonly privateKeyPem: string;
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' };
const AUTHORITY_YEARS = 20;
const DEMONSTRATION = '演示';

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
/** Bits of KeyUsage (RFC 5280, 4.2.1.3), with the count of unused bits at the end. */
const SIGNS_DOCUMENTS = { bits: 0xc0, unused: 6 };
const SIGNS_CERTIFICATES = { bits: 0x06, unused: 1 };

/** C=CN, O and CN the name. In DER, because pkijs would put all three into one multi-valued part. */
function distinguishedName(name: string): RelativeDistinguishedNames {
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

const extension = (extnID: string, critical: boolean, value: { toBER(): ArrayBuffer }) =>
  new Extension({ extnID, critical, extnValue: value.toBER() });

interface Subject {
  readonly name: string;
  readonly isAuthority: boolean;
  readonly notBefore: Date;
  readonly notAfter: Date;
}

function serialNumber(): Integer {
  const bytes = randomBytes(16);
  // A positive integer without a leading zero octet (RFC 5280, 4.1.2.2).
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return new Integer({ valueHex: bytes });
}

/** Makes a key pair and a certificate for it; without an issuer it signs itself. */
async function certify(
  subject: Subject,
  issuer?: { certificate: Certificate; key: CryptoKey },
): Promise<KeyAndCertificate> {
  const keys = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const certificate = new Certificate({
    version: 2,
    serialNumber: serialNumber(),
    subject: distinguishedName(subject.name),
    issuer: issuer?.certificate.subject ?? distinguishedName(subject.name),
    notBefore: new Time({ value: subject.notBefore }),
    notAfter: new Time({ value: subject.notAfter }),
  });
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey);
  const usage = subject.isAuthority ? SIGNS_CERTIFICATES : SIGNS_DOCUMENTS;
  const constraints = subject.isAuthority ? { cA: true, pathLenConstraint: 0 } : { cA: false };
  const keyIdentifier = new OctetString({ valueHex: await certificate.getKeyHash() });
  const issuerKeyIdentifier = issuer
    ? new OctetString({ valueHex: await issuer.certificate.getKeyHash() })
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
  ];
  if (!subject.isAuthority) {
    const keyPurposes = [OID.documentSigning, OID.emailProtection];
    certificate.extensions.push(
      extension(OID.extendedKeyUsage, false, new ExtKeyUsage({ keyPurposes }).toSchema()),
    );
  }
  await certificate.sign(issuer?.key ?? keys.privateKey, 'SHA-256');
  return {
    certificatePem: toPem('CERTIFICATE', certificate.toSchema(true).toBER()),
    privateKeyPem: toPem('PRIVATE KEY', await crypto.subtle.exportKey('pkcs8', keys.privateKey)),
  };
}

function yearsAfter(date: Date, years: number): Date {
  const end = new Date(date);
  end.setUTCFullYear(end.getUTCFullYear() + years);
  return end;
}

/**
 * A root authority for demonstrations and tests, in force for 20 years; its name always says 演示. In
 * production the signing certificates come from a licensed authority (电子签名法, 第十六条).
 */
export async function createAuthority(options: { name: string; now: Date }): Promise<KeyAndCertificate> {
  const name = options.name.includes(DEMONSTRATION) ? options.name : `${options.name}（${DEMONSTRATION}）`;
  const notAfter = yearsAfter(options.now, AUTHORITY_YEARS);
  return certify({ name, isAuthority: true, notBefore: options.now, notAfter });
}

/** A certificate with which an organisation signs documents, issued by `authority`. */
export async function issueSigningCertificate(
  authority: KeyAndCertificate,
  options: { organisation: string; now: Date; years: number },
): Promise<KeyAndCertificate> {
  const key = createPrivateKey(authority.privateKeyPem).export({ type: 'pkcs8', format: 'der' });
  return certify(
    {
      name: options.organisation,
      isAuthority: false,
      notBefore: options.now,
      notAfter: yearsAfter(options.now, options.years),
    },
    {
      certificate: Certificate.fromBER(new X509Certificate(authority.certificatePem).raw),
      key: await crypto.subtle.importKey('pkcs8', key, ALGORITHM, false, ['sign']),
    },
  );
}
