import { X509Certificate } from 'node:crypto';
import { Certificate, ContentInfo, SignedData } from 'pkijs';
import { beforeAll, describe, expect, it } from 'vitest';
import { exampleLetter, exampleLicence } from '../writing/examples.ts';
import { writeLetterPdf, writeLicencePdf } from '../writing/index.ts';
import { readBack } from '../writing/read-back.ts';
import {
  createAuthority,
  issueSigningCertificate,
  type KeyAndCertificate,
  loadSigningKey,
  type SigningKey,
  signPdf,
  verifyPdfSignature,
} from './index.ts';

const now = new Date('2026-11-21T06:00:00Z');
const signing = {
  reason: '颁发公共场所卫生许可证',
  location: '临江市云溪区',
  signedAt: new Date('2026-11-21T06:05:00Z'),
};
const organisation = '临江市云溪区卫生健康局';

let authority: KeyAndCertificate;
let office: KeyAndCertificate;
let key: SigningKey;
let unsigned: Uint8Array;
let signed: Buffer;

beforeAll(async () => {
  authority = await createAuthority({ name: '临江市电子认证服务', now });
  office = await issueSigningCertificate(authority, { organisation, now, years: 3 });
  key = await loadSigningKey(office.certificatePem, office.privateKeyPem, [authority.certificatePem]);
  unsigned = await writeLicencePdf(exampleLicence);
  signed = Buffer.from(await signPdf(unsigned, key, signing));
});

const check = (pdf: Uint8Array, roots = [authority.certificatePem]) => verifyPdfSignature(pdf, roots);
const flipped = (pdf: Buffer, position: number) => {
  const copy = Buffer.from(pdf);
  copy[position] = (copy[position] ?? 0) ^ 1;
  return copy;
};

/** The file with its CMS changed by `change` and everything else as it was. */
function withCms(pdf: Buffer, change: (signedData: SignedData) => void): Buffer {
  const start = pdf.indexOf('/Contents <') + '/Contents <'.length;
  const end = pdf.indexOf('>', start);
  const content = ContentInfo.fromBER(Buffer.from(pdf.toString('latin1', start, end), 'hex'));
  const signedData = new SignedData({ schema: content.content });
  change(signedData);
  const der = new ContentInfo({
    contentType: ContentInfo.SIGNED_DATA,
    content: signedData.toSchema(true),
  }).toSchema();
  const copy = Buffer.from(pdf);
  copy.write(
    Buffer.from(der.toBER())
      .toString('hex')
      .padEnd(end - start, '0'),
    start,
    'latin1',
  );
  return copy;
}
const parsed = (pem: string) => Certificate.fromBER(new X509Certificate(pem).raw);

describe('certificates', () => {
  it('say 演示 in the name of the authority and name the office in Chinese', () => {
    const root = new X509Certificate(authority.certificatePem);
    const leaf = new X509Certificate(office.certificatePem);
    expect(root.subject).toBe('C=CN\nO=临江市电子认证服务（演示）\nCN=临江市电子认证服务（演示）');
    expect(leaf.subject).toBe('C=CN\nO=临江市云溪区卫生健康局\nCN=临江市云溪区卫生健康局');
    expect([root.ca, leaf.ca, leaf.checkIssued(root), leaf.verify(root.publicKey)]).toEqual([
      true,
      false,
      true,
      true,
    ]);
    expect(leaf.validToDate.toISOString()).toBe('2029-11-21T06:00:00.000Z');
  });

  it('do not load with a key of another pair', async () => {
    await expect(loadSigningKey(office.certificatePem, authority.privateKeyPem)).rejects.toMatchObject({
      code: 'DOCUMENTS_BAD_SIGNING_KEY',
    });
    await expect(loadSigningKey('nothing', 'at all')).rejects.toMatchObject({
      code: 'DOCUMENTS_BAD_SIGNING_KEY',
    });
  });
});

describe('signPdf', () => {
  it('signs licence and letter, which verify and read as before', async () => {
    const letter = await signPdf(await writeLetterPdf(exampleLetter), key, signing);
    const holds = { valid: true, signer: organisation, signedAt: signing.signedAt, timeStamp: null };
    expect(await check(signed)).toEqual(holds);
    expect(await check(letter)).toEqual(holds);
    expect((await readBack(signed)).pages).toEqual((await readBack(unsigned)).pages);
    expect((await readBack(signed)).info).toMatchObject({ IsSignaturesPresent: true, Language: 'zh-CN' });
  });

  it('keeps the unsigned file as its first revision', () => {
    expect(Buffer.compare(signed.subarray(0, unsigned.length), unsigned)).toBe(0);
  });

  it('refuses a file that is signed already, or that it did not write', async () => {
    await expect(signPdf(signed, key, signing)).rejects.toMatchObject({ code: 'DOCUMENTS_ALREADY_SIGNED' });
    await expect(signPdf(Buffer.from('%PDF-1.7 nothing'), key, signing)).rejects.toMatchObject({
      code: 'DOCUMENTS_NOT_SIGNABLE',
    });
  });

  it('refuses to sign outside the life of the certificate', async () => {
    const late = { ...signing, signedAt: new Date('2029-11-22T00:00:00Z') };
    await expect(signPdf(unsigned, key, late)).rejects.toMatchObject({
      code: 'DOCUMENTS_SIGNING_CERTIFICATE_NOT_IN_FORCE',
    });
  });
});

describe('verifyPdfSignature says no', () => {
  const problem = async (pdf: Uint8Array, roots?: string[]) => {
    const { valid, problem } = await check(pdf, roots);
    return [valid, problem?.zh];
  };

  it('to a file without a signature', async () => {
    expect(await problem(unsigned)).toEqual([false, '文件里没有数字签名。']);
    expect(await problem(new Uint8Array())).toEqual([false, '文件里没有数字签名。']);
  });

  it('to one changed byte, wherever it is', async () => {
    const changed = [false, '签名之后文件内容被改动过。'];
    expect(await problem(flipped(signed, 100))).toEqual(changed);
    expect(await problem(flipped(signed, Math.floor(unsigned.length / 2)))).toEqual(changed);
    expect(await problem(flipped(signed, signed.indexOf('/Reason <feff') + 15))).toEqual(changed);
    expect(await problem(flipped(signed, signed.length - 4))).toEqual(changed);
  });

  it('to an earlier time of signing', async () => {
    const copy = Buffer.from(signed);
    copy.write('2025', signed.indexOf('/M (D:') + 6, 'latin1');
    expect(await problem(copy)).toEqual([false, '签名之后文件内容被改动过。']);
  });

  it('to appended and to cut bytes', async () => {
    const appended = [false, '签名之后文件又被追加或删减了内容。'];
    expect(await problem(Buffer.concat([signed, Buffer.from('\n')]))).toEqual(appended);
    expect(await problem(signed.subarray(0, -1))).toEqual(appended);
  });

  it('to a second revision that brings its own byte range', async () => {
    const revision = Buffer.from(`\n9 0 obj\n<< /ByteRange [0 1 2 3] >>\nendobj\n`);
    expect(await problem(Buffer.concat([signed, revision]))).toEqual([
      false,
      '文件里有不止一个数字签名，不是本平台签发的原件。',
    ]);
  });

  it('to a damaged signature and to bytes hidden behind it', async () => {
    const damaged = [false, '数字签名已损坏，无法识别。'];
    const contents = signed.indexOf('/Contents <') + '/Contents <'.length;
    expect(await problem(flipped(signed, contents + 1))).toEqual(damaged);
    const hiding = Buffer.from(signed);
    hiding.write('ff', signed.indexOf('>', contents) - 2, 'latin1');
    expect(await problem(hiding)).toEqual(damaged);
  });

  it('to a signature value of other content', async () => {
    const other = withCms(signed, ({ signerInfos }) => {
      const value = signerInfos[0]?.signature.valueBlock.valueHexView;
      if (value) value[value.length - 1] = (value.at(-1) ?? 0) ^ 1;
    });
    expect(await problem(other)).toEqual([false, '数字签名与证书不符。']);
  });

  it('to a swapped certificate, even of the same name from the same authority', async () => {
    const twin = await issueSigningCertificate(authority, { organisation, now, years: 3 });
    const swapped = withCms(signed, signedData => {
      signedData.certificates = [parsed(twin.certificatePem), parsed(authority.certificatePem)];
    });
    expect(await problem(swapped)).toEqual([false, '签名里的证书被替换过，与签名不符。']);
  });

  it('to a signer of an authority that is not trusted, even if it bears the same name', async () => {
    const impostor = await createAuthority({ name: '临江市电子认证服务', now });
    const leaf = await issueSigningCertificate(impostor, { organisation, now, years: 3 });
    const forger = await loadSigningKey(leaf.certificatePem, leaf.privateKeyPem, [impostor.certificatePem]);
    const untrusted = [false, '签名证书不是本平台认可的机构颁发的。'];
    expect(await problem(await signPdf(unsigned, forger, signing))).toEqual(untrusted);
    expect(await problem(signed, [])).toEqual(untrusted);
  });

  it('to an ordinary certificate that issues another one', async () => {
    const child = await issueSigningCertificate(office, { organisation: '云溪区假冒局', now, years: 1 });
    const forger = await loadSigningKey(child.certificatePem, child.privateKeyPem, [office.certificatePem]);
    expect(await problem(await signPdf(unsigned, forger, signing))).toEqual([
      false,
      '签名证书不是本平台认可的机构颁发的。',
    ]);
  });

  it('to a certificate whose authority was not yet in force', async () => {
    const later = await createAuthority({
      name: '临江市电子认证服务',
      now: new Date('2026-11-22T00:00:00Z'),
    });
    const leaf = await issueSigningCertificate(later, { organisation, now, years: 3 });
    const early = await loadSigningKey(leaf.certificatePem, leaf.privateKeyPem, [later.certificatePem]);
    expect(await problem(await signPdf(unsigned, early, signing), [later.certificatePem])).toEqual([
      false,
      '签名时证书不在有效期内。',
    ]);
  });
});
