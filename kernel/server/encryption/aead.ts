import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import { sm4 } from 'sm-crypto-v2';

/** What values and files are encrypted with; each sealed value names its own. */
export type Algorithm = 'aes-256-gcm' | 'sm4-gcm';

export const ALGORITHMS: readonly Algorithm[] = ['aes-256-gcm', 'sm4-gcm'];
export const NONCE_BYTES = 12;
export const TAG_BYTES = 16;

/** How an algorithm is written in a sealed value: one byte. */
const BYTES: Readonly<Record<Algorithm, number>> = { 'aes-256-gcm': 1, 'sm4-gcm': 2 };
export const byteOf = (algorithm: Algorithm): number => BYTES[algorithm];
export const algorithmOf = (byte: number | undefined): Algorithm | undefined =>
  ALGORITHMS.find(name => BYTES[name] === byte);

/** 32 bytes for AES, 16 for SM4 (GB/T 32907-2016). */
export const keyBytes = (algorithm: Algorithm): number => (algorithm === 'sm4-gcm' ? 16 : 32);

/** A key of the algorithm's length from a secret (RFC 5869); the national algorithm gets the national digest. */
export const deriveKey = (algorithm: Algorithm, secret: Uint8Array, info: string): Buffer =>
  Buffer.from(hkdfSync(algorithm === 'sm4-gcm' ? 'sm3' : 'sha256', secret, '', info, keyBytes(algorithm)));

/** @returns the tag of 16 bytes, then the ciphertext. `nonce` (12 bytes) must never come twice with one key. */
export function encrypt(
  algorithm: Algorithm,
  { key, nonce, authenticated }: { key: Uint8Array; nonce: Uint8Array; authenticated: Uint8Array },
  plain: Uint8Array,
): Buffer {
  if (algorithm === 'sm4-gcm') {
    // OpenSSL inside Node has SM4, but not in this mode.
    const { output, tag } = sm4.encrypt(plain, key, {
      mode: 'gcm',
      iv: nonce,
      associatedData: authenticated,
      output: 'array',
      outputTag: true,
    });
    if (!tag) throw new Error('SM4-GCM gave no tag.');
    return Buffer.concat([tag, output]);
  }
  const cipher = createCipheriv(algorithm, key, nonce).setAAD(authenticated);
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([cipher.getAuthTag(), body]);
}

/** Reverses `encrypt`. Throws when a byte, the key or what is authenticated differs. */
export function decrypt(
  algorithm: Algorithm,
  { key, nonce, authenticated }: { key: Uint8Array; nonce: Uint8Array; authenticated: Uint8Array },
  tagAndBody: Uint8Array,
): Buffer {
  const tag = tagAndBody.subarray(0, TAG_BYTES);
  const body = tagAndBody.subarray(TAG_BYTES);
  if (tag.length !== TAG_BYTES) throw new Error('An encrypted value is too short.');
  if (algorithm === 'sm4-gcm')
    return Buffer.from(
      sm4.decrypt(body, key, { mode: 'gcm', iv: nonce, associatedData: authenticated, output: 'array', tag }),
    );
  const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: TAG_BYTES })
    .setAAD(authenticated)
    .setAuthTag(tag);
  return Buffer.concat([decipher.update(body), decipher.final()]);
}
