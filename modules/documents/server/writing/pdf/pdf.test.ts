import { describe, expect, it } from 'vitest';
import { createAuthority, issueSigningCertificate, loadSigningKey, signPdf } from '../../signing/index.ts';
import { exampleLetter, exampleLicence } from '../examples.ts';
import { writeLetterPdf, writeLicencePdf } from '../index.ts';
import { readBack } from '../read-back.ts';
import { pdfaFaults } from './conformance.testkit.ts';

/** The file with a text replaced by another of the same length, so that nothing moves. */
function altered(pdf: Uint8Array, from: string, to: string): Buffer {
  const text = Buffer.from(pdf).toString('latin1');
  expect(text).toContain(from);
  return Buffer.from(text.replace(from, to.padEnd(from.length)), 'latin1');
}

describe('a PDF of ours', () => {
  it('is a PDF/A-2a, licence and letter', async () => {
    expect(pdfaFaults(await writeLicencePdf(exampleLicence))).toEqual([]);
    expect(pdfaFaults(await writeLetterPdf(exampleLetter))).toEqual([]);
  });

  it('is one still once it is signed', async () => {
    const now = new Date('2026-11-21T06:00:00Z');
    const authority = await createAuthority({ name: '临江市电子认证服务', now });
    const office = await issueSigningCertificate(authority, {
      organisation: '临江市云溪区卫生健康局',
      now,
      years: 3,
    });
    const key = await loadSigningKey(office.certificatePem, office.privateKeyPem, [authority.certificatePem]);
    const signing = { reason: '颁发公共场所卫生许可证', location: '临江市云溪区', signedAt: now };
    for (const pdf of [await writeLicencePdf(exampleLicence), await writeLetterPdf(exampleLetter)]) {
      expect(pdfaFaults(await signPdf(pdf, key, signing))).toEqual([]);
    }
  });

  it('keeps signs of XML in its title and metadata', async () => {
    const pdf = await writeLicencePdf({ ...exampleLicence, title: '甲<乙>&“丙”许可证' });
    expect(pdfaFaults(pdf)).toEqual([]);
    expect((await readBack(pdf)).info).toMatchObject({
      Title: '甲<乙>&“丙”许可证 云卫公证字〔2026〕第000123号',
    });
  });

  it.each([
    ['/GTS_PDFA1', '/GTS_PDFX1', '6.2.3 no output intent'],
    ['/Marked true', '/Marked null', '6.7.2.2 not marked'],
    ['/Lang (zh-CN)', '/Long (zh-CN)', '6.7.4 no language'],
    ['<pdfaid:part>2<', '<pdfaid:part>1<', '6.6.4 does not say PDF/A-2a'],
    ['/CIDToGIDMap /Identity', '/CIDToGIDMip /Identity', '6.2.11.3.2 no map from CID to glyph (font 13)'],
    ['/FontFile2', '/FontFile9', '6.2.11.4.1 not embedded (font 13)'],
    ['/S /Figure', '/S /Figura', '6.7.3.4 structure type Figura'],
    ['/W [0 [1000', '/W [0 [1900', '6.2.11.5 widths differ from those of the font (font 13)'],
    ['00000 n \n', '00000 x \n', expect.stringContaining('6.1.4 bad cross-reference entry')],
  ])('the checker sees %s become %s', async (from, to, fault) => {
    expect(pdfaFaults(altered(await writeLicencePdf(exampleLicence), from, to))).toContainEqual(fault);
  });
});
