import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sm2PublicKeyInfo } from '@zhiban/kernel/server';
import { unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { exampleLicence } from '../../writing/examples.ts';
import { writeLicenceOfd } from '../../writing/index.ts';
import {
  createNationalAuthority,
  issueNationalCertificate,
  type KeyAndCertificate,
  loadNationalKey,
  type NationalSigningKey,
  signOfd,
  verifyOfdSignature,
} from '../index.ts';
import { readSealSignature } from './electronic-seal.ts';

const now = new Date('2026-11-21T06:00:00Z');
const organisation = '临江市云溪区卫生健康局';
const signing = { officeCode: '113301990026010103', signedAt: new Date('2026-11-21T06:05:00.500Z') };
const SIGNATURE = 'Doc_0/Signs/Sign_0/Signature.xml';
const VALUE = 'Doc_0/Signs/Sign_0/SignedValue.dat';
const SEAL = 'Doc_0/Signs/Sign_0/Seal.esl';

let authority: KeyAndCertificate;
let key: NationalSigningKey;
let unsigned: Uint8Array;
let signed: Uint8Array;

async function officeKey(name: string, root: KeyAndCertificate): Promise<NationalSigningKey> {
  const office = await issueNationalCertificate(root, { organisation: name, now, years: 3 });
  return loadNationalKey(office.certificatePem, office.privateKeyPem, [root.certificatePem]);
}

beforeAll(async () => {
  authority = await createNationalAuthority({ name: '智办国密根证书', now });
  key = await officeKey(organisation, authority);
  unsigned = await writeLicenceOfd(exampleLicence);
  signed = signOfd(unsigned, key, signing);
});

const check = (ofd: Uint8Array, roots = [authority.certificatePem]) => verifyOfdSignature(ofd, roots);
const problem = (ofd: Uint8Array, roots?: string[]) => {
  const { valid, problem } = check(ofd, roots);
  return [valid, problem?.zh];
};
/** The file with its parts changed. */
function altered(change: (parts: Record<string, Uint8Array>) => void, ofd = signed): Uint8Array {
  const parts = unzipSync(ofd);
  change(parts);
  return zipSync(parts);
}
const flipped = (bytes: Uint8Array | undefined, position?: number): Uint8Array => {
  const copy = Uint8Array.from(bytes ?? []);
  const at = position ?? Math.floor(copy.length / 2);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
};

describe('signOfd', () => {
  it('signs a licence that verifies and keeps its pages as they were', () => {
    expect(check(signed)).toMatchObject({
      valid: true,
      signer: organisation,
      signedAt: new Date('2026-11-21T06:05:00Z'),
    });
    const [before, after] = [unzipSync(unsigned), unzipSync(signed)];
    expect(after['Doc_0/Pages/Page_0/Content.xml']).toEqual(before['Doc_0/Pages/Page_0/Content.xml']);
    expect(Object.keys(after).filter(path => !(path in before))).toEqual([
      'Doc_0/Signs/Signatures.xml',
      SEAL,
      SIGNATURE,
      VALUE,
    ]);
    expect(check(signed).parts.every(({ holds }) => holds)).toBe(true);
    expect(check(signed).parts.map(({ path }) => path)).toContain('OFD.xml');
  });

  it('carries a seal that bears the office’s name and is drawn in red', () => {
    const { seal, subject } = readSealSignature(unzipSync(signed)[VALUE] ?? new Uint8Array());
    expect([seal.name, subject]).toEqual([organisation, `/${SIGNATURE}`]);
    expect(Buffer.from(seal.der).toString('latin1')).toContain('#D9251D');
  });

  it('refuses what is signed already, and to sign outside the life of the certificate', () => {
    expect(() => signOfd(signed, key, signing)).toThrow(
      expect.objectContaining({ code: 'DOCUMENTS_ALREADY_SIGNED' }),
    );
    const late = { ...signing, signedAt: new Date('2029-11-22T00:00:00Z') };
    expect(() => signOfd(unsigned, key, late)).toThrow(
      expect.objectContaining({ code: 'DOCUMENTS_SIGNING_CERTIFICATE_NOT_IN_FORCE' }),
    );
  });

  const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
  it.skipIf(!hasOpenssl)('makes a signature that OpenSSL verifies with the default user id', () => {
    const folder = mkdtempSync(join(tmpdir(), 'zhiban-ofd-'));
    const path = (name: string) => join(folder, name);
    try {
      const block = readSealSignature(unzipSync(signed)[VALUE] ?? new Uint8Array());
      writeFileSync(path('pub.der'), sm2PublicKeyInfo(key.pair.publicKey));
      writeFileSync(path('signature'), block.signature);
      writeFileSync(path('signed'), block.signed);
      const key_ = ['-keyform', 'DER', '-verify', path('pub.der'), '-signature', path('signature')];
      const options = ['dgst', '-sm3', '-sigopt', 'distid:1234567812345678', ...key_, path('signed')];
      expect(spawnSync('openssl', options).stdout.toString().trim()).toBe('Verified OK');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('verifyOfdSignature says no', () => {
  it('to one changed byte in any part, and names the part', () => {
    const paths = Object.keys(unzipSync(signed)).filter(path => path !== SIGNATURE && path !== VALUE);
    expect(paths.length).toBeGreaterThan(7);
    for (const path of paths) {
      const ofd = altered(parts => {
        parts[path] = flipped(parts[path]);
      });
      expect(problem(ofd)).toEqual([false, `签名之后文件里的 ${path} 被改动过。`]);
      expect(check(ofd).parts.filter(({ holds }) => !holds)).toEqual([{ path, holds: false }]);
    }
  });

  it('to a changed list of digests, and to any changed byte of the signature', () => {
    const list = altered(parts => {
      parts[SIGNATURE] = flipped(parts[SIGNATURE]);
    });
    expect(problem(list)).toEqual([false, '签名之后文件内容被改动过。']);
    const length = unzipSync(signed)[VALUE]?.length ?? 0;
    const last = Array.from({ length: 96 }, (_, index) => length - 1 - index);
    const positions = [
      ...Array.from({ length: Math.floor(length / 611) }, (_, index) => 611 * index),
      ...last,
    ];
    for (const at of positions) {
      const ofd = altered(parts => {
        parts[VALUE] = flipped(parts[VALUE], at);
      });
      expect([at, check(ofd).valid]).toEqual([at, false]);
    }
  });

  it('to an added, a removed and a replaced part', () => {
    const added = altered(parts => {
      parts['Doc_0/Pages/Page_1/Content.xml'] = Buffer.from('<x/>');
    });
    expect(problem(added)).toEqual([false, '签名之后文件里多了 Doc_0/Pages/Page_1/Content.xml。']);
    const removed = altered(parts => {
      delete parts['Doc_0/Pages/Page_0/Content.xml'];
    });
    expect(problem(removed)).toEqual([false, '签名之后文件里少了 Doc_0/Pages/Page_0/Content.xml。']);
  });

  it('to no signature, to no archive and to bytes behind the signature', () => {
    expect(problem(unsigned)).toEqual([false, '文件里没有数字签名。']);
    expect(problem(Buffer.from('nothing'))).toEqual([false, '数字签名已损坏，无法识别。']);
    const longer = altered(parts => {
      parts[VALUE] = Buffer.concat([parts[VALUE] ?? new Uint8Array(), Buffer.from([0])]);
    });
    expect(problem(longer)).toEqual([false, '数字签名已损坏，无法识别。']);
  });

  it('to the signature of another file', async () => {
    const other = signOfd(
      await writeLicenceOfd({ ...exampleLicence, title: '出版物经营许可证' }),
      key,
      signing,
    );
    const moved = altered(parts => {
      const from = unzipSync(other);
      for (const path of [SIGNATURE, VALUE, SEAL]) parts[path] = from[path] ?? new Uint8Array();
    });
    expect(problem(moved)).toEqual([false, '签名之后文件里的 OFD.xml 被改动过。']);
  });

  it('to a signer of another root, even one of the same name', async () => {
    const untrusted = [false, '签名证书不是本平台认可的机构颁发的。'];
    const impostor = await createNationalAuthority({ name: '智办国密根证书', now });
    const forged = signOfd(unsigned, await officeKey(organisation, impostor), signing);
    expect(problem(forged)).toEqual(untrusted);
    expect(problem(signed, [])).toEqual(untrusted);
  });

  it('to another office that signs with its own seal', async () => {
    const other = await officeKey('临江市云溪区文化局', authority);
    expect(problem(signOfd(unsigned, other, signing))).toEqual([
      false,
      '签名的机关不是这份证照写明的发证机关。',
    ]);
  });

  it('to the seal of another office under a signature of this one', async () => {
    const { makeSeal, signWithSeal } = await import('./electronic-seal.ts');
    const { signatureXml } = await import('./layout.ts');
    const { digestsOf } = await import('../../writing/index.ts');
    const { sm3 } = await import('@zhiban/kernel/server');
    const other = await officeKey('临江市云溪区文化局', authority);
    const picture = { type: 'SVG', data: Buffer.from('<svg/>'), width: 42, height: 42 };
    const seal = makeSeal(other, '113301990026010290', picture);
    const signedAt = new Date('2026-11-21T06:05:00Z');
    const forged = altered(parts => {
      parts[SEAL] = seal;
      const covered = Object.entries(parts).filter(([path]) => path !== SIGNATURE && path !== VALUE);
      const xml = signatureXml(digestsOf(covered.map(([path, bytes]) => ({ path, bytes }))), signedAt);
      parts[SIGNATURE] = xml;
      const digest = Buffer.from(sm3(xml), 'hex');
      parts[VALUE] = signWithSeal(key, seal, { digest, subject: `/${SIGNATURE}`, signedAt });
    });
    expect(problem(forged)).toEqual([false, '印章与签名者不符，或签名时印章不在有效期内。']);
  });
});
