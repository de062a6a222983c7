import { createHash } from 'node:crypto';
import { filesDigest } from '@zhiban/catalogue';
import { verifyFile } from '@zhiban/documents/verify';
import type { EvidenceKeys } from '@zhiban/evidence';
import { type BundleCheck, type BundleVerification, check, verifyBundle } from '@zhiban/evidence/verify';
import { type ApplicationBundle, applicationBundle } from '../../model/bundle.ts';
import { machineDecisions } from '../describe-application.ts';
import { paperChecks } from './paper-checks.ts';
import { type BundledRecord, recordsOf } from './records.ts';

export { type Replay, replayBundle } from './replay-bundle.ts';

/**
 * Checks the bundle of an application, without server or database: what every bundle has, then that the rules are
 * those of the decision, which files were submitted, and that the licence is the one that was recorded.
 */
export async function verifyApplication(text: string, keys: EvidenceKeys): Promise<BundleVerification> {
  const found = verifyBundle(text, keys);
  if (!found.bundle) return found;
  const about = applicationBundle.safeParse(found.bundle.about.application);
  if (!about.success) return found;
  const records = recordsOf(found.bundle);
  return {
    ...found,
    checks: [
      ...found.checks,
      ...(await ruleChecks(about.data, records)),
      ...materialChecks(records),
      ...(await licenceChecks(about.data, records, keys.roots)),
      ...(await paperChecks(about.data.papers, records, keys.roots)),
    ],
  };
}

const short = (digest: string): string => `${digest.slice(0, 16)}…`;

async function ruleChecks(
  { service, versions }: ApplicationBundle,
  records: readonly BundledRecord[],
): Promise<BundleCheck[]> {
  return Promise.all(
    machineDecisions(records).map(async ({ event, decision: { service: by } }) => {
      const files = versions.find(({ version }) => version === by.version)?.files;
      const holds = files !== undefined && by.id === service.id && (await filesDigest(files)) === by.digest;
      return check(
        'rules',
        holds,
        holds
          ? {
              zh: `规则：${by.id} 第 ${by.version} 版，${short(by.digest)}`,
              en: `Rules: ${by.id} version ${by.version}, ${short(by.digest)}`,
            }
          : {
              zh: '规则：包里的规则不是作决定时的规则',
              en: 'Rules: those of the bundle are not those of the decision',
            },
        event,
      );
    }),
  );
}

interface SubmittedFile {
  readonly name: string;
  readonly digest: string;
}

/** Names the files, so that whoever has one can compare it: their digests are as good as the event that holds them. */
const materialChecks = (records: readonly BundledRecord[]): BundleCheck[] =>
  records
    .filter(({ type, erased }) => type === 'cases.submitted' && !erased)
    .flatMap(({ seq, data }) =>
      ((data.materials ?? []) as SubmittedFile[]).map(({ name, digest }) =>
        check(
          'materials',
          null,
          { zh: `材料：${name}，SHA-256 ${digest}`, en: `Material: ${name}, SHA-256 ${digest}` },
          seq,
        ),
      ),
    );

async function licenceChecks(
  { licence }: ApplicationBundle,
  records: readonly BundledRecord[],
  roots: readonly string[],
): Promise<BundleCheck[]> {
  const issued = records.findLast(({ type }) => type === 'cases.licence-issued');
  if (!licence && !issued) return [];
  if (!licence || !issued)
    return [
      check('licence', false, {
        zh: licence ? '证照：记录里没有制发这张证照' : '证照：记录里制发过，包里没有',
        en: licence ? 'Licence: its issue is not on record' : 'Licence: on record, but not in the bundle',
      }),
    ];
  const pdf = Buffer.from(licence.pdf, 'base64');
  const digest = createHash('sha256').update(pdf).digest('hex');
  const same = issued.erased
    ? null
    : issued.data.pdfDigest === digest && issued.data.identifier === licence.identifier;
  const signature = await verifyFile(pdf, roots);
  const failed = signature.checks.find(({ holds }) => holds === false);
  return [
    check(
      'licence',
      same,
      same === false
        ? { zh: '证照：文件不是记录里制发的那一份', en: 'Licence: not the file whose issue is on record' }
        : same
          ? {
              zh: `证照：${licence.title} ${licence.number}，与记录一致`,
              en: `Licence: ${licence.number}, as on record`,
            }
          : {
              zh: '证照：制发记录的内容已依法删除',
              en: 'Licence: the record of its issue was erased by law',
            },
      issued.seq,
    ),
    check(
      'licence',
      signature.valid,
      signature.valid
        ? { zh: `证照签章：${signature.signer}`, en: `Seal of the licence: ${signature.signer}` }
        : { zh: `证照签章：${failed?.text.zh ?? ''}`, en: `Seal of the licence: ${failed?.text.en ?? ''}` },
      issued.seq,
    ),
  ];
}
