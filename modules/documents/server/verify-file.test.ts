import { beforeAll, describe, expect, it } from 'vitest';
import {
  createAuthority,
  createNationalAuthority,
  issueNationalCertificate,
  issueSigningCertificate,
  loadNationalKey,
  loadSigningKey,
  ownTimeStamper,
  signOfd,
  signPdf,
  signRecord,
} from './signing/index.ts';
import { verifyFile } from './verify-file.ts';
import { exampleLicence } from './writing/examples.ts';
import { writeLicenceOfd, writeLicencePdf } from './writing/index.ts';

const now = new Date('2026-11-21T06:00:00Z');
const organisation = exampleLicence.licence.issuerName;
const files: Record<'pdf' | 'ofd' | 'record', Uint8Array> = {
  pdf: new Uint8Array(),
  ofd: new Uint8Array(),
  record: new Uint8Array(),
};
let roots: string[];

beforeAll(async () => {
  const international = await createAuthority({ name: '根', now });
  const national = await createNationalAuthority({ name: '国密根', now });
  roots = [international.certificatePem + national.certificatePem];
  const order = { organisation, now, years: 3 };
  const office = await issueSigningCertificate(international, order);
  const stamps = await issueSigningCertificate(international, {
    ...order,
    organisation: '演示时间戳',
    use: 'timestamps',
  });
  const sealed = await issueNationalCertificate(national, order);
  const key = await loadSigningKey(office.certificatePem, office.privateKeyPem);
  const stampKey = await loadSigningKey(stamps.certificatePem, stamps.privateKeyPem);
  const nationalKey = loadNationalKey(sealed.certificatePem, sealed.privateKeyPem);
  files.pdf = await signPdf(await writeLicencePdf(exampleLicence), key, {
    reason: '颁发',
    location: '云溪区',
    signedAt: now,
    timeStamp: ownTimeStamper(stampKey, () => now),
  });
  const signing = { officeCode: '113301990026010103', signedAt: now };
  files.ofd = signOfd(await writeLicenceOfd(exampleLicence), nationalKey, signing);
  files.record = Buffer.from(JSON.stringify(signRecord(exampleLicence.licence, nationalKey, now)));
});

const lines = async (bytes: Uint8Array, trusted = roots) =>
  (await verifyFile(bytes, trusted)).checks
    .filter(({ what }) => what !== 'part')
    .map(({ holds, text }) => `${holds === null ? '–' : holds ? '✓' : '✗'} ${text.zh}`);
const IDENTIFIER = `✓ 标识：${exampleLicence.licence.identifier}，校验位正确`;
const SIGNER = '✓ 签名者：临江市云溪区卫生健康局，2026-11-21T06:00:00.000Z';

describe('verifyFile', () => {
  it.each([
    [
      'pdf',
      [
        '✓ 格式：PDF，国际算法签名（PAdES）',
        '✓ 内容：签名之后没有改动',
        SIGNER,
        '✓ 证书链：通向可信根证书',
        '✓ 时间戳：2026-11-21T06:00:00.000Z，演示时间戳',
        IDENTIFIER,
      ],
    ],
    [
      'ofd',
      [
        '✓ 格式：OFD，国密电子签章（SM2、SM3）',
        '✓ 内容：签名之后没有改动',
        SIGNER,
        '✓ 证书链：通向可信根证书',
        IDENTIFIER,
      ],
    ],
    [
      'record',
      [
        '✓ 格式：证照数据，国密签名（SM2、SM3）',
        '✓ 内容：签名之后没有改动',
        SIGNER,
        '✓ 证书链：通向可信根证书',
        IDENTIFIER,
      ],
    ],
  ] as const)('says of a %s what was checked', async (form, expected) => {
    expect(await lines(files[form])).toEqual(expected);
    expect(await verifyFile(files[form], roots)).toMatchObject({
      valid: true,
      format: form,
      signer: organisation,
    });
  });

  it('lists the digest of every part of an OFD', async () => {
    const { checks } = await verifyFile(files.ofd, roots);
    const parts = checks.filter(({ what }) => what === 'part');
    expect(parts.length).toBeGreaterThan(7);
    expect(parts.every(({ holds }) => holds)).toBe(true);
    expect(parts[0]?.text.zh).toBe('摘要：OFD.xml');
  });

  it.each(['pdf', 'ofd', 'record'] as const)(
    'says without roots that a %s ends in an unknown one',
    async form => {
      const { valid, signer } = await verifyFile(files[form], []);
      expect([valid, signer]).toEqual([false, organisation]);
      expect(await lines(files[form], [])).toContain(
        '✗ 证书链：终点是未知的根证书；用 --roots 给出可信根证书',
      );
      expect(await lines(files[form], [])).toContain('✓ 内容：签名之后没有改动');
    },
  );

  it('finds any changed byte of a signature and of a record, whether it is under the signature or not', async () => {
    const pdf = Buffer.from(files.pdf);
    // The time-stamp ends it: authorities of others write theirs in their own way.
    const signature = [pdf.indexOf('/Contents <'), pdf.indexOf('2a864886f70d010910020e')] as const;
    const passed: string[] = [];
    for (const [form, [start, end]] of [
      ['pdf', signature],
      ['record', [0, files.record.length]],
    ] as const)
      for (let at = start; at < end; at += 11) {
        const changed = Buffer.from(files[form]);
        changed[at] = (changed[at] ?? 0) ^ (at % 2 === 0 ? 0x20 : 1);
        if ((await verifyFile(changed, roots)).valid) passed.push(`${form} ${at}`);
      }
    expect(passed).toEqual([]);
    expect(signature[1] - signature[0]).toBeGreaterThan(1500);
  });

  it('judges the dates of a record on a day, and the check character of what it names', async () => {
    const { validTo } = exampleLicence.licence;
    const on = async (today: string) => {
      const { expired, checks } = await verifyFile(files.record, roots, { today });
      return [expired, checks.at(-1)?.text.zh];
    };
    expect(await on('2026-11-21')).toEqual([false, `有效期：有效至 ${validTo}`]);
    expect(await on('2099-01-01')).toEqual([true, `有效期：已于 ${validTo} 到期`]);
    const { identifier } = exampleLicence.licence;
    const other = `${identifier.slice(0, -1)}${identifier.endsWith('A') ? 'B' : 'A'}`;
    const pdf = Buffer.from(
      Buffer.from(files.pdf).toString('latin1').replaceAll(identifier, other),
      'latin1',
    );
    expect(await lines(pdf)).toContain(`✗ 标识：${other}，校验位不对`);
  });

  it('trusts an authority for time-stamps for nothing else', async () => {
    const [root = ''] = roots;
    const { valid, checks } = await verifyFile(files.pdf, [], { timeStampRoots: [root] });
    expect([valid, checks.find(({ what }) => what === 'chain')?.holds]).toEqual([false, false]);
  });

  it('says what was changed', async () => {
    const record = Buffer.from(Buffer.from(files.record).toString().replace('2026', '2025'));
    expect(await lines(record)).toContain('✗ 签名之后文件内容被改动过。');
    const pdf = Buffer.from(files.pdf);
    pdf[300] = (pdf[300] ?? 0) ^ 1;
    expect((await lines(pdf)).slice(1, 2)).toEqual(['✗ 签名之后文件内容被改动过。']);
    expect(await lines(pdf)).not.toContain('✓ 证书链：通向可信根证书');
    expect(await lines(Buffer.from('hello'))).toEqual(['✗ 格式：不是 PDF、OFD 或证照数据']);
  });
});
