import { sm2 } from 'sm-crypto-v2';

/** An SM2 key pair (GB/T 32918.5-2017): the scalar, and the point as 0x04 with both coordinates. */
export interface Sm2KeyPair {
  /** 32 bytes. */
  readonly privateKey: Uint8Array;
  /** 65 bytes. */
  readonly publicKey: Uint8Array;
}

/** Who signs, where nothing else was agreed (GB/T 35276-2017, 10). */
const DEFAULT_USER_ID = '1234567812345678';
const OPTIONS = { hash: true, userId: DEFAULT_USER_ID } as const;

/** id-ecPublicKey over the curve 1.2.156.10197.1.301, then the bit string of the point. */
const PUBLIC_KEY_INFO = Buffer.from('3059301306072a8648ce3d020106082a811ccf5501822d034200', 'hex');
/** PKCS #8 (RFC 5958) around ECPrivateKey (RFC 5915): up to the scalar, and between scalar and point. */
const PRIVATE_KEY_INFO = Buffer.from(
  '308187020100301306072a8648ce3d020106082a811ccf5501822d046d306b0201010420',
  'hex',
);
const POINT_FOLLOWS = Buffer.from('a144034200', 'hex');

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

export function generateSm2KeyPair(): Sm2KeyPair {
  const { privateKey, publicKey } = sm2.generateKeyPairHex();
  return { privateKey: Buffer.from(privateKey, 'hex'), publicKey: Buffer.from(publicKey, 'hex') };
}

/** The pair of a private key of 32 bytes. */
export function sm2KeyPair(privateKey: Uint8Array): Sm2KeyPair {
  return { privateKey, publicKey: Buffer.from(sm2.getPublicKeyFromPrivateKey(hex(privateKey)), 'hex') };
}

/** Signs with SM3 and the default user id (GB/T 32918.2-2016, GB/T 35276-2017): r and s in DER. */
export function sm2Sign(data: Uint8Array, { privateKey, publicKey }: Sm2KeyPair): Buffer {
  const options = { ...OPTIONS, der: true, publicKey: hex(publicKey) };
  return Buffer.from(sm2.doSignature(Buffer.from(data), hex(privateKey), options), 'hex');
}

/** A positive INTEGER of at most 32 bytes in DER at the start, in 64 digits, and what follows it. */
function takeInteger(der: Uint8Array): { digits: string; rest: Uint8Array } | undefined {
  const [tag, length = 0, first = 0, second = 0] = der;
  const minimal = first < 0x80 && (first > 0 || length === 1 || second >= 0x80);
  const digits = hex(der.subarray(2, 2 + length))
    .replace(/^00/, '')
    .padStart(64, '0');
  const whole = tag === 2 && length > 0 && der.length >= 2 + length && digits.length === 64;
  return whole && minimal ? { digits, rest: der.subarray(2 + length) } : undefined;
}

/** r and s of a signature in DER. The library's own reader takes other bytes for the same signature. */
function readSignature(der: Uint8Array): string | undefined {
  if (der[0] !== 0x30 || der[1] !== der.length - 2) return undefined;
  const r = takeInteger(der.subarray(2));
  const s = r && takeInteger(r.rest);
  return r && s?.rest.length === 0 ? r.digits + s.digits : undefined;
}

/** Checks what `sm2Sign` makes. A signature or key that cannot be read does not hold. */
export function sm2Verify(data: Uint8Array, signature: Uint8Array, publicKey: Uint8Array): boolean {
  const digits = readSignature(signature);
  if (digits === undefined) return false;
  try {
    return sm2.doVerifySignature(Buffer.from(data), digits, hex(publicKey), OPTIONS);
  } catch {
    return false;
  }
}

/** The public key as SubjectPublicKeyInfo (RFC 5280, 4.1.2.7), DER: what OpenSSL reads. */
export const sm2PublicKeyInfo = (publicKey: Uint8Array): Buffer =>
  Buffer.concat([PUBLIC_KEY_INFO, publicKey]);

/** The key pair as PKCS #8, DER: what OpenSSL reads. */
export const sm2PrivateKeyInfo = ({ privateKey, publicKey }: Sm2KeyPair): Buffer =>
  Buffer.concat([PRIVATE_KEY_INFO, privateKey, POINT_FOLLOWS, publicKey]);
