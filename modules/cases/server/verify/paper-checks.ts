import { createHash } from 'node:crypto';
import { verifyFile } from '@zhiban/documents/verify';
import { type BundleCheck, check } from '@zhiban/evidence/verify';
import type { Bilingual } from '@zhiban/kernel';
import { z } from 'zod';
import type { ApplicationBundle } from '../../model/bundle.ts';
import type { BundledRecord } from './records.ts';

type Paper = ApplicationBundle['papers'][number];

const NAMES: Readonly<Record<Paper['kind'], Bilingual>> = {
  acceptance: { zh: '受理通知书', en: 'Notice of acceptance' },
  correction: { zh: '补正告知书', en: 'Notice of correction' },
  decision: { zh: '决定书', en: 'Decision letter' },
};

const recorded = z.object({
  kind: z.enum(['acceptance', 'correction', 'decision']),
  number: z.string(),
  pdfDigest: z.string(),
});

/** Checks that each letter and notice on record is in the bundle as it was handed out, and that there is no other. */
export async function paperChecks(
  papers: readonly Paper[],
  records: readonly BundledRecord[],
  roots: readonly string[],
): Promise<BundleCheck[]> {
  const issued = records
    .filter(({ type, erased }) => type === 'cases.paper-issued' && !erased)
    .map(({ seq, data }) => ({ seq, on: recorded.safeParse(data).data }));
  const unknown = papers.filter(paper => !issued.some(({ on }) => on && isSame(on, paper)));
  const checks = await Promise.all(
    issued.map(async ({ seq, on }) => {
      const paper = on && papers.find(candidate => isSame(on, candidate));
      return paper && on ? checksOf(paper, on, seq, roots) : [absent(seq, on)];
    }),
  );
  return [...checks.flat(), ...unknown.map(unrecorded)];
}

const isSame = (one: Pick<Paper, 'kind' | 'number'>, other: Pick<Paper, 'kind' | 'number'>): boolean =>
  one.kind === other.kind && one.number === other.number;

async function checksOf(
  { kind, number, pdf }: Paper,
  { pdfDigest }: z.infer<typeof recorded>,
  seq: number,
  roots: readonly string[],
): Promise<BundleCheck[]> {
  const { zh, en } = NAMES[kind];
  const file = Buffer.from(pdf, 'base64');
  const same = createHash('sha256').update(file).digest('hex') === pdfDigest;
  const signature = await verifyFile(file, roots);
  const failed = signature.checks.find(({ holds }) => holds === false);
  return [
    check(
      'papers',
      same,
      same
        ? { zh: `${zh}：${number}，与记录一致`, en: `${en}: ${number}, as on record` }
        : { zh: `${zh}：文件不是记录里制发的那一份`, en: `${en}: not the file whose issue is on record` },
      seq,
    ),
    check(
      'papers',
      signature.valid,
      signature.valid
        ? { zh: `${zh}签章：${signature.signer}`, en: `Seal of the ${en.toLowerCase()}: ${signature.signer}` }
        : {
            zh: `${zh}签章：${failed?.text.zh ?? ''}`,
            en: `Seal of the ${en.toLowerCase()}: ${failed?.text.en ?? ''}`,
          },
      seq,
    ),
  ];
}

const absent = (seq: number, on: z.infer<typeof recorded> | undefined): BundleCheck =>
  check(
    'papers',
    false,
    {
      zh: `${on ? NAMES[on.kind].zh : '文书'}：记录里制发过，包里没有`,
      en: `${on ? NAMES[on.kind].en : 'Paper'}: on record, but not in the bundle`,
    },
    seq,
  );

const unrecorded = ({ kind, number }: Paper): BundleCheck =>
  check('papers', false, {
    zh: `${NAMES[kind].zh}：记录里没有制发 ${number}`,
    en: `${NAMES[kind].en}: the issue of ${number} is not on record`,
  });
