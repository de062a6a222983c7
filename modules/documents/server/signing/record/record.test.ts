import { beforeAll, describe, expect, it } from 'vitest';
import { exampleLicence } from '../../writing/examples.ts';
import {
  createNationalAuthority,
  issueNationalCertificate,
  type KeyAndCertificate,
  loadNationalKey,
  type NationalSigningKey,
  signRecord,
  verifyRecord,
} from '../index.ts';

const now = new Date('2026-11-21T06:00:00Z');
const { licence } = exampleLicence;
let authority: KeyAndCertificate;
let key: NationalSigningKey;
let record: ReturnType<typeof signRecord>;

async function officeKey(root: KeyAndCertificate, organisation: string) {
  const made = await issueNationalCertificate(root, { organisation, now, years: 3 });
  return loadNationalKey(made.certificatePem, made.privateKeyPem, [root.certificatePem]);
}
beforeAll(async () => {
  authority = await createNationalAuthority({ name: '国密根', now });
  key = await officeKey(authority, licence.issuerName);
  record = signRecord(licence, key, now);
});
const check = (value: object, roots = [authority.certificatePem]) =>
  verifyRecord(JSON.stringify(value), roots);
const problem = (value: object, roots?: string[]) => check(value, roots).problem?.zh;

it('verifies, however its JSON is laid out', () => {
  const holds = { valid: true, signer: '临江市云溪区卫生健康局', signedAt: now, timeStamp: null };
  expect(check(record)).toEqual(holds);
  const { signature, ...rest } = record;
  const turned = Object.fromEntries(Object.entries({ signature, ...rest }).toReversed());
  expect(verifyRecord(JSON.stringify(turned, null, 2), [authority.certificatePem])).toEqual(holds);
});

describe('verifyRecord says no', () => {
  const changed = '签名之后文件内容被改动过。';

  it('to a changed, an added and a removed field', () => {
    expect(problem({ ...record, licence: { ...licence, holderName: '云溪区某某商行' } })).toBe(changed);
    expect(problem({ ...record, licence: { ...licence, note: '可以跨省使用' } })).toBe(changed);
    expect(problem({ ...record, signedAt: '2025-01-01T00:00:00.000Z' })).toBe(changed);
    expect(problem({ ...record, note: 1 })).toBe('数字签名已损坏，无法识别。');
    const { holderName: _holderName, ...less } = licence;
    expect(problem({ ...record, licence: less })).toBe('数字签名已损坏，无法识别。');
  });

  it('to the signature of another record, and to another certificate', async () => {
    const other = signRecord({ ...licence, holderName: '云溪区某某商行' }, key, now);
    expect(problem({ ...record, signature: other.signature })).toBe(changed);
    const twin = signRecord(licence, await officeKey(authority, licence.issuerName), now);
    const { certificates } = twin.signature;
    expect(problem({ ...record, signature: { ...record.signature, certificates } })).toBe(changed);
  });

  it('to the key of another office, and to another root', async () => {
    const other = await officeKey(authority, '临江市云溪区文化局');
    expect(problem(signRecord(licence, other, now))).toBe('签名的机关不是这份证照写明的发证机关。');
    const impostor = await createNationalAuthority({ name: '国密根', now });
    const untrusted = '签名证书不是本平台认可的机构颁发的。';
    expect(problem(signRecord(licence, await officeKey(impostor, licence.issuerName), now))).toBe(untrusted);
    expect(problem(record, [])).toBe(untrusted);
  });

  it('to what is no record', () => {
    expect(verifyRecord('nothing', []).problem?.zh).toBe('数字签名已损坏，无法识别。');
  });
});
