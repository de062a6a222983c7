import { describe, expect, it } from 'vitest';
import { checkLicenceIdentifier, type Licence, licence, licenceIdentifier } from './licence.ts';

// Check characters computed with two independent programs for MOD 37,36 (the npm package cdigit and a
// search for the character that brings the whole to 1), which also give the published M for the GRid
// A1-2425G-ABC1234002 and Q for the ISAN 0000-0000-D07A-0090.
const identifiers = [
  ['11330199MB0A12345Q001', '11330199MB0A12345Q', '2026000123', '001', 'B'],
  ['11330199MB0A12345Q001', '11330199MB0A12345Q', '2026000123', '002', '9'],
  ['11330199MB0A12345Q001', '11330199MB0A12345Q', '2026000132', '001', 'W'],
  ['11330199MB0A12345Q014', '11330199MB0A12345Q', 'A', '999', '9'],
] as const;

describe('licence identifier', () => {
  it.each(identifiers)('%s %s %s %s ends with %s', (typeCode, issuerCode, serial, version, check) => {
    const identifier = licenceIdentifier({ typeCode, issuerCode, serial, version });
    expect(identifier).toBe(`1.2.156.3005.2.${typeCode}.${issuerCode}.${serial}.${version}.${check}`);
    expect(checkLicenceIdentifier(identifier)).toBe(true);
  });

  it.each([
    ['a changed digit', '1.2.156.3005.2.11330199MB0A12345Q001.11330199MB0A12345Q.2026000124.001.B'],
    ['two digits exchanged', '1.2.156.3005.2.11330199MB0A12345Q001.11330199MB0A12345Q.2026000132.001.B'],
    ['another check character', '1.2.156.3005.2.11330199MB0A12345Q001.11330199MB0A12345Q.2026000123.001.C'],
    ['another root', '1.2.156.3005.3.11330199MB0A12345Q001.11330199MB0A12345Q.2026000123.001.B'],
    ['a type of 20 characters', '1.2.156.3005.2.11330199MB0A12345Q01.11330199MB0A12345Q.2026000123.001.B'],
    ['small letters', '1.2.156.3005.2.11330199mb0a12345q001.11330199mb0a12345q.2026000123.001.b'],
    ['a line feed behind', '1.2.156.3005.2.11330199MB0A12345Q001.11330199MB0A12345Q.2026000123.001.B\n'],
    ['nothing', ''],
  ])('refuses %s', (_, text) => {
    expect(checkLicenceIdentifier(text)).toBe(false);
  });

  it('refuses parts of the wrong shape', () => {
    const parts = {
      typeCode: '11330199MB0A12345Q001',
      issuerCode: '11330199MB0A12345Q',
      serial: '1',
      version: '1',
    };
    expect(() => licenceIdentifier(parts)).toThrow('3 digits');
  });
});

const valid: Licence = {
  name: '公共场所卫生许可证',
  typeName: '公共场所卫生许可证',
  typeCode: '11330199MB0A12345Q001',
  number: '云卫公证字〔2026〕第000123号',
  identifier: '1.2.156.3005.2.11330199MB0A12345Q001.11330199MB0A12345Q.2026000123.001.B',
  version: '001',
  issuerName: '临江市云溪区卫生健康局',
  issuerCode: '11330199MB0A12345Q',
  issueDate: '2026-11-21',
  validFrom: '2026-11-21',
  validTo: '2030-11-20',
  holderName: '临江市云溪区栖云里民宿有限公司',
  holderCode: '91330199MA2KXQ7T8G',
  holderCodeType: '001',
  items: [{ label: '经营项目', value: '宾馆；公共浴室' }],
  annotations: [],
  state: '01',
};
const problemsOf = (changes: Partial<Licence>) =>
  licence.safeParse({ ...valid, ...changes }).error?.issues.map(issue => issue.path.join('.')) ?? [];

describe('licence', () => {
  it('is accepted, also without an end (长期)', () => {
    expect(problemsOf({})).toEqual([]);
    expect(problemsOf({ validTo: null })).toEqual([]);
  });

  it('ends after it begins', () => {
    expect(problemsOf({ validTo: '2026-11-20' })).toEqual(['validTo']);
  });

  it('carries an identifier that agrees with its own type, issuer and version', () => {
    expect(problemsOf({ version: '002' })).toEqual(['identifier']);
    expect(problemsOf({ typeCode: '11330199MB0A12345Q002' })).toEqual(['identifier']);
    expect(problemsOf({ issuerCode: '11330199MB0A12346Q' })).toEqual(['identifier']);
  });
});
