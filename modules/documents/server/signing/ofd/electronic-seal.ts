import { sm2Sign, sm2Verify } from '@zhiban/kernel/server';
import {
  BitString,
  GeneralizedTime,
  IA5String,
  Integer,
  ObjectIdentifier,
  OctetString,
  Sequence,
  Utf8String,
} from 'asn1js';
import { Certificate } from 'pkijs';
import { type Block, oneValue } from '../der.ts';
import { type NationalSigningKey, sm2PointOf } from '../national-key.ts';
import { SM2_WITH_SM3 } from '../sm-oids.ts';

/** What a seal looks like. */
export interface SealPicture {
  /** SVG, PNG and the like. */
  readonly type: string;
  readonly data: Uint8Array;
  /** Millimetres. */
  readonly width: number;
  readonly height: number;
}

/** What is read of an electronic seal or of a signature with one. */
export interface SignedBlock {
  /** The bytes under the signature. */
  readonly signed: Uint8Array;
  readonly certificate: Certificate;
  readonly certificateDer: Uint8Array;
  readonly signature: Uint8Array;
}
interface ElectronicSeal extends SignedBlock {
  readonly der: Uint8Array;
  readonly name: string;
  readonly validFrom: Date;
  readonly validTo: Date;
  /** Certificates that may sign with this seal, DER. */
  readonly signers: readonly Uint8Array[];
}
export interface SealSignature extends SignedBlock {
  readonly seal: ElectronicSeal;
  readonly signedAt: Date;
  /** SM3 of the file Signature.xml. */
  readonly digest: Uint8Array;
  /** Path of that file. */
  readonly subject: string;
}

/** Version of the data format (GB/T 38540-2020, 6.2 and 7.2). */
const VERSION = 4;
/** A seal of an organisation, not of a person. */
const OF_ORGANISATION = 1;
/** The signers are listed as whole certificates. */
const LISTED_WHOLE = 1;

const octets = (bytes: Uint8Array) => new OctetString({ valueHex: new Uint8Array(bytes) });
const bits = (bytes: Uint8Array) => new BitString({ valueHex: new Uint8Array(bytes) });
const time = (instant: Date) => new GeneralizedTime({ valueDate: instant });
const whole = (number: number) => new Integer({ value: number });
const der = (block: { toBER(): ArrayBuffer }): Uint8Array => new Uint8Array(block.toBER());
const algorithm = () => new ObjectIdentifier({ value: SM2_WITH_SM3 });

/**
 * Makes an electronic seal (SESeal, GB/T 38540-2020, 6.2) with which the key's certificate signs.
 * The maker of the seal is the office itself: seals of a registered maker are not brought in yet.
 */
export function makeSeal(key: NationalSigningKey, id: string, picture: SealPicture): Uint8Array {
  const { certificate, certificateDer, subject } = key;
  const from = certificate.notBefore.value;
  const info = new Sequence({
    value: [
      new Sequence({
        value: [new IA5String({ value: 'ES' }), whole(VERSION), new IA5String({ value: 'zhiban' })],
      }),
      new IA5String({ value: id }),
      new Sequence({
        value: [
          whole(OF_ORGANISATION),
          new Utf8String({ value: subject }),
          whole(LISTED_WHOLE),
          new Sequence({ value: [octets(certificateDer)] }),
          time(from),
          time(from),
          time(certificate.notAfter.value),
        ],
      }),
      new Sequence({
        value: [
          new IA5String({ value: picture.type }),
          octets(picture.data),
          whole(picture.width),
          whole(picture.height),
        ],
      }),
    ],
  });
  const signature = sm2Sign(der(info), key.pair);
  return der(new Sequence({ value: [info, octets(certificateDer), algorithm(), bits(signature)] }));
}

/** Signs the digest of a Signature.xml with a seal (SES_Signature, GB/T 38540-2020, 7.2). */
export function signWithSeal(
  key: NationalSigningKey,
  seal: Uint8Array,
  { digest, subject, signedAt }: Pick<SealSignature, 'digest' | 'subject' | 'signedAt'>,
): Uint8Array {
  const toSign = new Sequence({
    value: [whole(VERSION), oneValue(seal), time(signedAt), bits(digest), new IA5String({ value: subject })],
  });
  const signature = sm2Sign(der(toSign), key.pair);
  return der(new Sequence({ value: [toSign, octets(key.certificateDer), algorithm(), bits(signature)] }));
}

type Kind<T> = new (...parameters: never[]) => T;
function expected<T>(block: Block | undefined, kind: Kind<T>): T {
  if (!(block instanceof kind)) throw new SyntaxError(`expected ${kind.name}`);
  return block;
}
const items = (block: Block | undefined): Block[] => expected(block, Sequence).valueBlock.value;
const octetsIn = (block: Block | undefined) =>
  new Uint8Array(expected(block, OctetString).valueBlock.valueHexView);
const bitsIn = (block: Block | undefined) =>
  new Uint8Array(expected(block, BitString).valueBlock.valueHexView);
const timeIn = (block: Block | undefined) => expected(block, GeneralizedTime).toDate();
const encoded = (block: Block | undefined) => new Uint8Array(expected(block, Sequence).valueBeforeDecodeView);

function assertVersion(block: Block | undefined): void {
  if (expected(block, Integer).valueBlock.valueDec !== VERSION) throw new SyntaxError('not of version 4');
}

/** Signed part, certificate, algorithm and signature: what a seal and a signature have in common. */
function signedBlock([part, certificate, oid, signature]: readonly Block[]): SignedBlock {
  if (expected(oid, ObjectIdentifier).valueBlock.toString() !== SM2_WITH_SM3)
    throw new SyntaxError('not signed with SM2');
  const certificateDer = octetsIn(certificate);
  return {
    signed: encoded(part),
    certificateDer,
    certificate: Certificate.fromBER(certificateDer),
    signature: bitsIn(signature),
  };
}

function readSeal(block: Block | undefined): ElectronicSeal {
  const parts = items(block);
  const [header, , property] = items(parts[0]);
  assertVersion(items(header)[1]);
  const [, name, , signers, , validFrom, validTo] = items(property);
  return {
    ...signedBlock(parts),
    der: encoded(block),
    name: expected(name, Utf8String).valueBlock.value,
    validFrom: timeIn(validFrom),
    validTo: timeIn(validTo),
    signers: items(signers).map(octetsIn),
  };
}

const encodedBlock = ({ signed, certificateDer, signature }: SignedBlock): Buffer =>
  Buffer.from(
    der(new Sequence({ value: [oneValue(signed), octets(certificateDer), algorithm(), bits(signature)] })),
  );

/** Reads a SignedValue.dat. @throws SyntaxError or another error if it is not such */
export function readSealSignature(bytes: Uint8Array): SealSignature {
  const parts = items(oneValue(bytes));
  if (parts.length !== 4) throw new SyntaxError('not a signature with four parts');
  const [version, seal, signedAt, digest, subject] = items(parts[0]);
  assertVersion(version);
  const block = signedBlock(parts);
  // What is not under the signature has one way to be written.
  if (!encodedBlock(block).equals(bytes)) throw new SyntaxError('not in DER');
  return {
    ...block,
    seal: readSeal(seal),
    signedAt: timeIn(signedAt),
    digest: bitsIn(digest),
    subject: expected(subject, IA5String).valueBlock.value,
  };
}

/** Whether the certificate signed the block, with SM2 and the default user id. */
export function blockHolds({ signed, certificate, signature }: SignedBlock): boolean {
  const point = sm2PointOf(certificate);
  return point !== undefined && sm2Verify(signed, signature, point);
}
