import { isoDate, isoInstant } from '@zhiban/kernel';
import { z } from 'zod';

/** States of an electronic licence (GB/T 36903-2018). Only 01 may be relied on. */
export const licenceStates = {
  '01': { zh: '有效', en: 'Valid' },
  '02': { zh: '暂扣', en: 'Withheld' },
  '03': { zh: '撤销', en: 'Rescinded' },
  '04': { zh: '注销', en: 'Deregistered' },
  '05': { zh: '失效', en: 'Lapsed' },
  '06': { zh: '转出', en: 'Transferred out' },
  '07': { zh: '吊销', en: 'Revoked' },
  '99': { zh: '其他', en: 'Other' },
} as const;

export const licenceState = z.enum(['01', '02', '03', '04', '05', '06', '07', '99']);
export type LicenceState = z.infer<typeof licenceState>;

/** Root of the identifiers of electronic licences (GB/T 36904-2018). */
const IDENTIFIER_ROOT = '1.2.156.3005.2';
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const IDENTIFIER = /^1\.2\.156\.3005\.2\.([0-9A-Z]{21})\.([0-9A-Z]{18})\.([0-9A-Z]+)\.(\d{3})\.([0-9A-Z])$/;

const typeCode = z.string().regex(/^[0-9A-Z]{21}$/, '21 characters 0-9 A-Z');
const organisationCode = z.string().regex(/^[0-9A-HJ-NPQRTUWXY]{18}$/, '18 characters (GB 32100-2015)');
const serial = z.string().regex(/^[0-9A-Z]+$/, '0-9 A-Z');
const version = z.string().regex(/^\d{3}$/, '3 digits');

const identifierParts = z.object({ typeCode, issuerCode: organisationCode, serial, version });
export type LicenceIdentifierParts = z.infer<typeof identifierParts>;

/** Check character of a text in 0-9 A-Z by ISO/IEC 7064 MOD 37,36 (GB/T 17710-2008). */
function checkCharacter(text: string): string {
  let product = 36;
  for (const character of text) {
    const sum = (product + ALPHABET.indexOf(character)) % 36 || 36;
    product = (sum * 2) % 37;
  }
  return ALPHABET.charAt((37 - product) % 36);
}

/**
 * The identifier of an electronic licence (GB/T 36904-2018): root, type, issuer, serial, version and a check
 * character over the last four without their dots, parted by dots.
 * @throws z.ZodError if a part has the wrong shape
 */
export function licenceIdentifier(parts: LicenceIdentifierParts): string {
  const { typeCode, issuerCode, serial, version } = identifierParts.parse(parts);
  const check = checkCharacter(typeCode + issuerCode + serial + version);
  return [IDENTIFIER_ROOT, typeCode, issuerCode, serial, version, check].join('.');
}

/** Whether a text is a well-formed licence identifier with the right check character. */
export function checkLicenceIdentifier(text: string): boolean {
  const [, type, issuer, number, edition, check] = IDENTIFIER.exec(text) ?? [];
  return check !== undefined && checkCharacter(`${type}${issuer}${number}${edition}`) === check;
}

/** Version and identifier of the next version of a licence; type, issuer and serial stay. */
export function nextVersion(licence: Pick<Licence, 'identifier' | 'version'>): {
  version: string;
  identifier: string;
} {
  const [, typeCode = '', issuerCode = '', serial = ''] = IDENTIFIER.exec(licence.identifier) ?? [];
  const version = String(Number(licence.version) + 1).padStart(3, '0');
  return { version, identifier: licenceIdentifier({ typeCode, issuerCode, serial, version }) };
}

/** What was noted on a licence after its issue. */
export const annotation = z.object({
  madeAt: isoInstant,
  madeBy: z.string().min(1),
  reason: z.string().min(1),
  /** Last day on which the note holds; null: as long as the licence. */
  expiresOn: isoDate.nullable(),
});

/** Metadata of an electronic licence (GB/T 36903-2018); its signature and seal are in the signed file. */
export const licence = z
  .object({
    name: z.string().min(1),
    typeName: z.string().min(1),
    typeCode,
    /** The number printed under the title, 云卫公证字〔2026〕第000123号. */
    number: z.string().min(1),
    identifier: z.string().refine(checkLicenceIdentifier, 'not a licence identifier (GB/T 36904)'),
    version,
    issuerName: z.string().min(1),
    issuerCode: organisationCode,
    issueDate: isoDate,
    validFrom: isoDate,
    /** Last day of validity; null: 长期. */
    validTo: isoDate.nullable(),
    holderName: z.string().min(1),
    holderCode: z.string().min(1),
    /** 001 unified social credit code, 111 resident identity card. */
    holderCodeType: z.enum(['001', '111']),
    /** What the licence says beside its metadata, in the order in which it is printed. */
    items: z.array(z.object({ label: z.string().min(1), value: z.string() })),
    annotations: z.array(annotation),
    state: licenceState,
  })
  .refine(({ validFrom, validTo }) => validTo === null || validFrom <= validTo, {
    path: ['validTo'],
    message: 'ends before it begins',
  })
  .refine(
    ({ identifier, typeCode, issuerCode, version }) =>
      identifier.startsWith(`${IDENTIFIER_ROOT}.${typeCode}.${issuerCode}.`) &&
      identifier.slice(0, -2).endsWith(`.${version}`),
    { path: ['identifier'], message: 'does not agree with type, issuer and version' },
  );
export type Licence = z.infer<typeof licence>;
