import { checkLicenceIdentifier } from '../../model/licence.ts';
import { licenceRecord } from '../../model/licence-record.ts';
import { openArchive } from '../reading/office/archive.ts';
import type { FileCheck, Format } from './file-check.ts';

/** What a file says of the licence that it is. Only the checked signature tells whether that is true. */
interface Named {
  readonly identifier: string | null;
  /** Last day of validity, null: 长期; undefined where the file does not tell it to a machine. */
  readonly validTo?: string | null;
}

/** As the writers put it: in the metadata packet of a PDF, in the entry of an OFD. */
const IN_PDF = /<dc:identifier>([0-9A-Z.]{20,100})<\/dc:identifier>/;
const IN_OFD = /<ofd:CustomData Name="identifier">([0-9A-Z.]{20,100})<\/ofd:CustomData>/;

function inRecord(text: string): Named {
  try {
    const parsed = licenceRecord.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data.licence : { identifier: null };
  } catch {
    return { identifier: null };
  }
}

function entryOf(ofd: Uint8Array): string {
  try {
    const { parts } = openArchive(ofd, name => name === 'OFD.xml');
    return Buffer.from(parts.get('OFD.xml') ?? []).toString('utf8');
  } catch {
    return '';
  }
}

/** @param text of a record; the other formats are read from their bytes */
export function licenceNamedIn(format: Format, bytes: Uint8Array, text: string): Named {
  if (format === 'record') return inRecord(text);
  const [pattern, content] =
    format === 'pdf' ? [IN_PDF, Buffer.from(bytes).toString('latin1')] : [IN_OFD, entryOf(bytes)];
  return { identifier: pattern.exec(content)?.[1] ?? null };
}

/** What can be said of identifier and dates without the register. @param today civil day; without it no dates */
export function namedChecks(
  { identifier, validTo }: Named,
  today: string | undefined,
): { checks: FileCheck[]; expired: boolean | null } {
  const checks: FileCheck[] = [];
  if (identifier !== null) {
    const holds = checkLicenceIdentifier(identifier);
    checks.push({
      what: 'identifier',
      holds,
      text: holds
        ? {
            zh: `标识：${identifier}，校验位正确`,
            en: `Identifier: ${identifier}, its check character is right`,
          }
        : {
            zh: `标识：${identifier}，校验位不对`,
            en: `Identifier: ${identifier}, its check character is wrong`,
          },
    });
  }
  if (validTo === undefined || today === undefined) return { checks, expired: null };
  const expired = validTo !== null && validTo < today;
  const until =
    validTo === null
      ? { zh: '长期有效', en: 'no end' }
      : expired
        ? { zh: `已于 ${validTo} 到期`, en: `expired on ${validTo}` }
        : { zh: `有效至 ${validTo}`, en: `until ${validTo}` };
  checks.push({
    what: 'dates',
    holds: !expired,
    text: { zh: `有效期：${until.zh}`, en: `Validity: ${until.en}` },
  });
  return { checks, expired };
}
