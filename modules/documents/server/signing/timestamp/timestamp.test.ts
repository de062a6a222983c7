import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFetchOutside } from '@zhiban/kernel/server';
import { ContentInfo, PKIStatusInfo, TimeStampReq, TimeStampResp } from 'pkijs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleLicence } from '../../writing/examples.ts';
import { writeLicencePdf } from '../../writing/index.ts';
import {
  createAuthority,
  issueSigningCertificate,
  type KeyAndCertificate,
  loadSigningKey,
  outsideTimeStamper,
  ownTimeStamper,
  type SigningKey,
  signPdf,
  type TimeStamper,
  verifyPdfSignature,
} from '../index.ts';

const now = new Date('2026-11-21T06:00:00Z');
const organisation = '临江市云溪区卫生健康局';
const TSA = '智办演示时间戳（不可用于正式业务）';
const stampedAt = new Date('2026-11-21T06:05:02Z');
const signing = { reason: '颁发', location: '云溪区', signedAt: new Date('2026-11-21T06:05:00Z') };

let authority: KeyAndCertificate;
let office: SigningKey;
let stamp: ReturnType<typeof ownTimeStamper>;
let unsigned: Uint8Array;

async function keyFor(root: KeyAndCertificate, name: string, use: 'documents' | 'timestamps') {
  const made = await issueSigningCertificate(root, { organisation: name, now, years: 3, use });
  return loadSigningKey(made.certificatePem, made.privateKeyPem, [root.certificatePem]);
}
beforeAll(async () => {
  authority = await createAuthority({ name: '临江市电子认证', now });
  office = await keyFor(authority, organisation, 'documents');
  stamp = ownTimeStamper(await keyFor(authority, TSA, 'timestamps'), () => stampedAt);
  unsigned = await writeLicencePdf(exampleLicence);
});
const signed = (timeStamp: TimeStamper, options = {}) =>
  signPdf(unsigned, office, { ...signing, ...options, timeStamp });
const problem = async (pdf: Uint8Array) => {
  const check = await verifyPdfSignature(pdf, [authority.certificatePem]);
  return [check.valid, check.problem?.zh];
};

describe('a time-stamp of our own authority', () => {
  it('proves the time beside the signer’s own', async () => {
    const check = await verifyPdfSignature(await signed(stamp), [authority.certificatePem]);
    expect(check).toEqual({
      valid: true,
      signer: organisation,
      signedAt: signing.signedAt,
      timeStamp: { at: stampedAt, authority: TSA },
    });
  });

  const hasPdfsig = spawnSync('pdfsig', ['-v']).status === 0;
  it.skipIf(!hasPdfsig)('leaves pdfsig content, which names the signer in Chinese', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'zhiban-pdf-'));
    try {
      const path = join(folder, 'licence.pdf');
      const pdf = await signed(stamp);
      writeFileSync(path, pdf);
      const read = () => spawnSync('pdfsig', ['-nocert', path]).stdout.toString();
      expect(read()).toContain(`Signer Certificate Common Name: ${organisation}`);
      expect(read()).toContain('Signature is Valid.');
      const changed = Buffer.from(pdf);
      changed[200] = (changed[200] ?? 0) ^ 1;
      writeFileSync(path, changed);
      expect(read()).not.toContain('Signature is Valid.');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('verifyPdfSignature says no', () => {
  it('to a token over another signature', async () => {
    const other = await stamp(Buffer.alloc(32, 7));
    expect(await problem(await signed(async () => other))).toEqual([false, '时间戳与签名不符，或已损坏。']);
  });

  it('to a token whose time was changed', async () => {
    const backDated: TimeStamper = async digest => {
      const token = Buffer.from(await stamp(digest));
      token.write('20250101000000Z', token.indexOf('20261121060502Z'), 'latin1');
      return token;
    };
    expect(await problem(await signed(backDated))).toEqual([false, '时间戳与签名不符，或已损坏。']);
  });

  it('to a signer who says another day than the token', async () => {
    const early = { signedAt: new Date('2026-11-25T06:05:00Z') };
    expect(await problem(await signed(stamp, early))).toEqual([
      false,
      '签署时间与时间戳相差太多，可能是倒签。',
    ]);
  });

  it('to a token of an office, of another root, and of garbage', async () => {
    const untrusted = [false, '时间戳不是本平台认可的机构签发的。'];
    const impostor = await createAuthority({ name: '临江市电子认证', now });
    const elsewhere = ownTimeStamper(await keyFor(impostor, TSA, 'timestamps'), () => stampedAt);
    expect(await problem(await signed(ownTimeStamper(office, () => stampedAt)))).toEqual(untrusted);
    expect(await problem(await signed(elsewhere))).toEqual(untrusted);
  });
});

describe('an outside authority', () => {
  let mode: 'good' | 'refuses' | 'other' | 'silent' = 'good';
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => void answer(Buffer.concat(chunks)).then(body => response.end(body)));
  });
  /** Answers as the mode says, with tokens that name the nonce of the request. */
  async function answer(body: Buffer): Promise<Buffer> {
    if (mode === 'silent') return Buffer.alloc(0);
    const { messageImprint, nonce } = TimeStampReq.fromBER(new Uint8Array(body));
    const asked = Buffer.from(messageImprint.hashedMessage.valueBlock.valueHexView);
    const token = await stamp(mode === 'other' ? Buffer.alloc(32) : asked, nonce);
    const content = ContentInfo.fromBER(new Uint8Array(token));
    const granted = new TimeStampResp({
      status: new PKIStatusInfo({ status: mode === 'refuses' ? 2 : 0 }),
      timeStampToken: content,
    });
    return Buffer.from(granted.toSchema().toBER());
  }
  let url: string;
  beforeAll(async () => {
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });
  afterAll(() => void server.close());

  it('is asked over HTTP, and its token is taken', async () => {
    mode = 'good';
    const check = await verifyPdfSignature(
      await signed(outsideTimeStamper(url, createFetchOutside({ permitted: [url] }))),
      [authority.certificatePem],
    );
    expect([check.valid, check.timeStamp?.at]).toEqual([true, stampedAt]);
  });

  it.each(['refuses', 'other', 'silent'] as const)('that %s leaves nothing signed', async how => {
    mode = how;
    await expect(
      signed(outsideTimeStamper(url, createFetchOutside({ permitted: [url] }))),
    ).rejects.toMatchObject({
      code: 'DOCUMENTS_TIMESTAMP_UNAVAILABLE',
    });
  });
});
