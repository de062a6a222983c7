import { X509Certificate } from 'node:crypto';
import type { Bilingual } from '@zhiban/kernel';
import { Certificate } from 'pkijs';
import { sm2PointOf } from './signing/national-key.ts';
import { type OfdCheck, verifyOfdSignature } from './signing/ofd/verify-ofd.ts';
import { fromPem, toPem } from './signing/pem.ts';
import { signatureProblems } from './signing/problems.ts';
import { verifyRecord } from './signing/record/verify-record.ts';
import { type SignatureCheck, verifyPdfSignature } from './signing/verify.ts';
import type { FileCheck, Format } from './verifying/file-check.ts';
import { licenceNamedIn, namedChecks } from './verifying/named-licence.ts';

export type { FileCheck };
export interface FileVerification {
  readonly valid: boolean;
  readonly format: 'pdf' | 'ofd' | 'record' | null;
  readonly signer: string;
  readonly signedAt: string | null;
  /** The identifier of the licence that the file names (GB/T 36904); null where it names none. */
  readonly identifier: string | null;
  /** Whether its last day is over; null where the file does not tell its dates to a machine. */
  readonly expired: boolean | null;
  readonly checks: readonly FileCheck[];
}

export interface VerifyOptions {
  /** Certificates of the authorities for time-stamps, PEM; those of the offices unless told. */
  readonly timeStampRoots?: readonly string[];
  /** Civil day, `2026-11-21`: with it the dates of a record are judged. */
  readonly today?: string;
}

const FORMATS: Readonly<Record<Format, Bilingual>> = {
  pdf: { zh: '格式：PDF，国际算法签名（PAdES）', en: 'Format: PDF with an international signature (PAdES)' },
  ofd: { zh: '格式：OFD，国密电子签章（SM2、SM3）', en: 'Format: OFD with a national seal (SM2, SM3)' },
  record: {
    zh: '格式：证照数据，国密签名（SM2、SM3）',
    en: 'Format: record of a licence, signed with SM2 and SM3',
  },
};

function formatOf(bytes: Uint8Array): Format | null {
  const start = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  if (start.startsWith('%PDF-')) return 'pdf';
  if (start.startsWith('PK')) return 'ofd';
  return /^(?:\xef\xbb\xbf)?\s*\{/.test(start) ? 'record' : null;
}

/** The roots of each kind, since neither can judge the other. */
function sorted(rootsPem: readonly string[]): { international: string[]; national: string[] } {
  const ders = rootsPem.flatMap(pem => fromPem('CERTIFICATE', pem));
  const national = ders.filter(der => sm2PointOf(Certificate.fromBER(der)));
  const international = ders.filter(der => !national.includes(der));
  for (const der of international) new X509Certificate(der);
  const asPem = (list: readonly Uint8Array[]) => list.map(der => toPem('CERTIFICATE', der));
  return { international: asPem(international), national: asPem(national) };
}

const CHAIN_PROBLEMS: readonly (Bilingual | undefined)[] = [
  signatureProblems.untrusted,
  signatureProblems.expired,
];
const TIME_PROBLEMS: readonly (Bilingual | undefined)[] = [
  signatureProblems.timeStamp,
  signatureProblems.timeStampUntrusted,
  signatureProblems.otherTime,
];

/** What a finding says of the content, the chain and the time-stamp: each is judged after the one before. */
function findings(
  { problem, signer, signedAt, timeStamp }: SignatureCheck,
  format: Format,
  hasRoots: boolean,
): FileCheck[] {
  const chainFails = CHAIN_PROBLEMS.includes(problem);
  const timeFails = TIME_PROBLEMS.includes(problem);
  const whole = !problem || chainFails || timeFails;
  const unknownRoot = {
    zh: '证书链：终点是未知的根证书；用 --roots 给出可信根证书',
    en: 'Chain: it ends in an unknown root; give the trusted ones with --roots',
  };
  const chain = { zh: '证书链：通向可信根证书', en: 'Chain: leads to a trusted root' };
  const unjudged = { zh: '证书链：没有判断', en: 'Chain: not judged' };
  const failed = hasRoots && problem ? problem : unknownRoot;
  const at = signedAt?.toISOString() ?? '';
  const checks: FileCheck[] = [
    {
      what: 'content',
      holds: whole,
      text: whole
        ? { zh: '内容：签名之后没有改动', en: 'Content: unchanged since it was signed' }
        : (problem ?? signatureProblems.unreadable),
    },
    {
      what: 'signer',
      holds: whole && signer !== '',
      text: signer
        ? { zh: `签名者：${signer}，${at}`, en: `Signer: ${signer}, ${at}` }
        : { zh: '签名者：无', en: 'Signer: none' },
    },
    {
      what: 'chain',
      holds: whole && !timeFails ? !chainFails : hasRoots ? null : false,
      text: chainFails || !hasRoots ? failed : whole && !timeFails ? chain : unjudged,
    },
  ];
  if (format !== 'pdf') return checks;
  const stamped = timeStamp && {
    zh: `时间戳：${timeStamp.at.toISOString()}，${timeStamp.authority}`,
    en: `Time-stamp: ${timeStamp.at.toISOString()}, ${timeStamp.authority}`,
  };
  const none = { zh: '时间戳：没有', en: 'Time-stamp: none' };
  const holds = timeFails ? false : stamped ? true : null;
  return [...checks, { what: 'time-stamp', holds, text: (timeFails && problem) || stamped || none }];
}

const partChecks = ({ parts }: OfdCheck): FileCheck[] =>
  parts.map(({ path, holds }) => ({
    what: 'part',
    holds,
    text: { zh: `摘要：${path}`, en: `Digest: ${path}` },
  }));

const NOTHING = { valid: false, signer: '', signedAt: null, identifier: null, expired: null } as const;
const NO_FORMAT: FileVerification = {
  ...NOTHING,
  format: null,
  checks: [
    {
      what: 'format',
      holds: false,
      text: {
        zh: '格式：不是 PDF、OFD 或证照数据',
        en: 'Format: neither PDF, OFD nor a record of a licence',
      },
    },
  ],
};

/**
 * Checks a file that this platform issued, without server or database: a licence or letter as PDF or OFD, or the
 * record of a licence. Whether a licence is withheld or revoked stands in the register alone.
 * @param rootsPem certificates of the trusted authorities, of both kinds
 */
export async function verifyFile(
  bytes: Uint8Array,
  rootsPem: readonly string[],
  { timeStampRoots, today }: VerifyOptions = {},
): Promise<FileVerification> {
  const format = formatOf(bytes);
  if (format === null) return NO_FORMAT;
  const roots = sorted(rootsPem);
  const known = format === 'pdf' ? roots.international : roots.national;
  const text =
    format === 'record'
      ? Buffer.from(bytes)
          .toString('utf8')
          .replace(/^\ufeff/, '')
      : '';
  const ofd = format === 'ofd' ? verifyOfdSignature(bytes, known) : undefined;
  const check =
    ofd ??
    (format === 'pdf' ? await verifyPdfSignature(bytes, known, timeStampRoots) : verifyRecord(text, known));
  const named = licenceNamedIn(format, bytes, text);
  const { checks, expired } = namedChecks(named, today);
  return {
    valid: check.valid,
    format,
    signer: check.signer,
    signedAt: check.signedAt?.toISOString() ?? null,
    identifier: named.identifier,
    expired,
    checks: [
      { what: 'format', holds: true, text: FORMATS[format] },
      ...(ofd ? partChecks(ofd) : []),
      ...findings(check, format, known.length > 0),
      ...checks,
    ],
  };
}
