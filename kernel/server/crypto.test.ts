import { execFileSync, spawnSync } from 'node:child_process';
import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sm2 } from 'sm-crypto-v2';
import { describe, expect, it } from 'vitest';
import { sm3 } from './crypto.ts';
import {
  generateSm2KeyPair,
  sm2KeyPair,
  sm2PrivateKeyInfo,
  sm2PublicKeyInfo,
  sm2Sign,
  sm2Verify,
} from './sm2.ts';

const bytes = (hex: string | undefined) => Buffer.from(hex ?? '', 'hex');
const flipped = (data: Uint8Array) => {
  const copy = Buffer.from(data);
  copy[copy.length - 1] = (copy.at(-1) ?? 0) ^ 1;
  return copy;
};

describe('SM2', () => {
  const pair = generateSm2KeyPair();
  const message = Buffer.from('云卫公证字〔2026〕第000123号');

  it('verifies what it signed, and nothing else', () => {
    const signature = sm2Sign(message, pair);
    expect(sm2Verify(message, signature, pair.publicKey)).toBe(true);
    expect(sm2Verify(flipped(message), signature, pair.publicKey)).toBe(false);
    expect(sm2Verify(message, flipped(signature), pair.publicKey)).toBe(false);
    expect(sm2Verify(message, signature, generateSm2KeyPair().publicKey)).toBe(false);
    expect(sm2Verify(message, Buffer.from('nothing'), pair.publicKey)).toBe(false);
    expect(sm2Verify(message, signature, Buffer.alloc(65, 4))).toBe(false);
  });

  it('takes a signature in one encoding alone', () => {
    // r and s with and without a leading zero.
    for (let round = 0; round < 8; round += 1) {
      const signature = sm2Sign(message, pair);
      expect(sm2Verify(message, signature, pair.publicKey)).toBe(true);
      for (const at of [0, 1, 2, 3, 36, signature.length - 1]) {
        const other = Buffer.from(signature);
        other[at] = (other[at] ?? 0) ^ 1;
        expect([at, sm2Verify(message, other, pair.publicKey)]).toEqual([at, false]);
      }
      const longer = Buffer.concat([signature, Buffer.from([0])]);
      expect(sm2Verify(message, longer, pair.publicKey)).toBe(false);
    }
  }, 20_000);

  it('finds the public key of a private key', () => {
    expect(sm2KeyPair(pair.privateKey)).toEqual(pair);
    expect([pair.privateKey.length, pair.publicKey.length, pair.publicKey[0]]).toEqual([32, 65, 4]);
  });
});

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
if (!hasOpenssl) console.info('OpenSSL is not installed: its checks of our SM2 signatures are skipped.');

describe.skipIf(!hasOpenssl)('OpenSSL', () => {
  const inFolder = (run: (path: (name: string) => string) => void) => {
    const folder = mkdtempSync(join(tmpdir(), 'zhiban-sm2-'));
    try {
      run(name => join(folder, name));
    } finally {
      rmSync(folder, { recursive: true });
    }
  };
  const pem = (label: string, der: Buffer) =>
    `-----BEGIN ${label}-----\n${der.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END ${label}-----\n`;
  const dgst = (options: readonly string[]) =>
    spawnSync('openssl', ['dgst', '-sm3', '-sigopt', 'distid:1234567812345678', ...options]);

  it('verifies our signature with the default user id, and refuses another message', () => {
    const pair = generateSm2KeyPair();
    const message = Buffer.from('公共场所卫生许可证');
    inFolder(path => {
      writeFileSync(path('pub.pem'), pem('PUBLIC KEY', sm2PublicKeyInfo(pair.publicKey)));
      writeFileSync(path('signature'), sm2Sign(message, pair));
      writeFileSync(path('message'), message);
      writeFileSync(path('other'), flipped(message));
      const verify = (name: string) =>
        dgst(['-verify', path('pub.pem'), '-signature', path('signature'), path(name)])
          .stdout.toString()
          .trim();
      expect(verify('message')).toBe('Verified OK');
      expect(verify('other')).toBe('Verification failure');
    });
  });

  it('signs with our private key what we verify', () => {
    const pair = generateSm2KeyPair();
    inFolder(path => {
      writeFileSync(path('key.pem'), pem('PRIVATE KEY', sm2PrivateKeyInfo(pair)));
      writeFileSync(path('message'), 'abc');
      const made = dgst(['-sign', path('key.pem'), '-out', path('signature'), path('message')]);
      expect([made.status, made.stderr.toString()]).toEqual([0, '']);
      expect(sm2Verify(Buffer.from('abc'), readFileSync(path('signature')), pair.publicKey)).toBe(true);
      const shown = execFileSync('openssl', ['pkey', '-in', path('key.pem'), '-pubout', '-outform', 'DER']);
      expect(shown).toEqual(sm2PublicKeyInfo(pair.publicKey));
    });
  });
});

const VECTORS = join(process.env.TESTDATA ?? join(import.meta.dirname, '../../../shared/data'), 'sm-vectors');
if (!existsSync(VECTORS))
  console.info('SM vectors skipped: no folder sm-vectors under TESTDATA (default ../shared/data).');

/** Stanzas of OpenSSL's evp test format: lines `Name = value`, parted by blank lines. */
function stanzas(file: string): Record<string, string>[] {
  const text = readFileSync(join(VECTORS, file), 'utf8').replace(/^#.*\n/gm, '');
  return text.split(/\n\s*\n/).map(stanza =>
    Object.fromEntries(
      stanza
        .split('\n')
        .map(line => line.split(/\s*=\s*/))
        .map(([name = '', value = '']) => [name.trim(), value.trim()]),
    ),
  );
}

describe.skipIf(!existsSync(VECTORS))('the vectors of OpenSSL', () => {
  it('of SM3 agree', () => {
    const digests = stanzas('evpmd_sm3.txt').filter(({ Digest }) => Digest === 'SM3');
    expect(digests).toHaveLength(8);
    for (const { Input, Output } of digests) expect(sm3(bytes(Input))).toBe(Output?.toLowerCase());
  });

  it('of HMAC with SM3 agree', () => {
    const text = (value = '') => (value.startsWith('"') ? Buffer.from(value.slice(1, -1)) : bytes(value));
    const macs = stanzas('evpmac_sm3.txt').filter(({ MAC }) => MAC === 'HMAC');
    expect(macs).toHaveLength(4);
    for (const { Input, Key, Output } of macs)
      expect(createHmac('sm3', text(Key)).update(text(Input)).digest('hex')).toBe(Output);
  });

  it('of SM4 agree in both directions', () => {
    const ciphers = stanzas('evpciph_sm4.txt').filter(({ Cipher }) => Cipher);
    expect(ciphers.map(({ Cipher }) => Cipher)).toEqual([
      'SM4-ECB',
      'SM4-CBC',
      'SM4-OFB',
      'SM4-CFB',
      'SM4-CTR',
    ]);
    for (const { Cipher = '', Key, IV, Plaintext, Ciphertext } of ciphers) {
      const iv = IV ? bytes(IV) : null;
      const cipher = createCipheriv(Cipher.toLowerCase(), bytes(Key), iv).setAutoPadding(false);
      const decipher = createDecipheriv(Cipher.toLowerCase(), bytes(Key), iv).setAutoPadding(false);
      expect(Buffer.concat([cipher.update(bytes(Plaintext)), cipher.final()])).toEqual(bytes(Ciphertext));
      expect(Buffer.concat([decipher.update(bytes(Ciphertext)), decipher.final()])).toEqual(bytes(Plaintext));
    }
  });

  describe('of SM2, whose inputs are digests and plain texts,', () => {
    const all = stanzas('evppkey_sm2.txt');
    const file = readFileSync(join(VECTORS, 'evppkey_sm2.txt'), 'utf8');
    const [, body = ''] = /BEGIN PRIVATE KEY-----([^-]+)-/.exec(file) ?? [];
    const der = Buffer.from(body, 'base64');
    const pair = sm2KeyPair(der.subarray(36, 68));
    const publicKey = Buffer.from(pair.publicKey).toString('hex');

    it('agree on the key', () => {
      expect(sm2PrivateKeyInfo(pair)).toEqual(der);
    });

    it('verify', () => {
      const signed = all.filter(({ Verify, Result }) => Verify && !Result);
      expect(signed).toHaveLength(2);
      for (const { Input = '', Output = '' } of signed) {
        const verify = (digest: Uint8Array) =>
          sm2.doVerifySignature(digest, Output.toLowerCase(), publicKey, { der: true, hash: false });
        expect([verify(bytes(Input)), verify(flipped(bytes(Input)))]).toEqual([true, false]);
      }
    });

    it('decrypt', () => {
      const sealed = all.filter(({ Decrypt }) => Decrypt);
      expect(sealed).toHaveLength(4);
      for (const { Input = '', Output } of sealed) {
        const plain = sm2.doDecrypt(Input.toLowerCase(), Buffer.from(pair.privateKey).toString('hex'), 1, {
          asn1: true,
        });
        expect(`"${plain}"`).toBe(Output);
      }
    });
  });
});
