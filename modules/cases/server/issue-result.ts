import type { CompiledService } from '@zhiban/catalogue';
import { SYSTEM } from '@zhiban/evidence';
import { civilDay } from '@zhiban/kernel';
import type { Job } from '@zhiban/kernel/server';
import { z } from 'zod';
import { type CaseContext, findApplication, issuerOf, serviceOf, streamOf } from './context.ts';
import { recordPaper } from './record-paper.ts';
import type { ApplicationRecord } from './store.ts';
import { submittedInput } from './submitted-input.ts';

const payload = z.object({ applicationId: z.uuid() });

/** The name under which licence and letter are enqueued; the handler needs the context. */
export const issueResultJob = { name: 'cases.issue-result', payload };

type DecisionInput = Awaited<ReturnType<typeof submittedInput>>;

/** Makes what the decision promises: the licence of an approval, and the letter. */
export function issueResult(context: CaseContext): Job<typeof payload> {
  return {
    ...issueResultJob,
    async run({ applicationId }) {
      const record = await findApplication(context, applicationId);
      // What was erased by law calls for nothing more.
      if (record.erasedAt) return;
      const [service, input] = await Promise.all([
        serviceOf(context, record),
        submittedInput(context, applicationId),
      ]);
      if (record.status === 'approved') await issueLicence(context, record, service, input);
      await writeLetter(context, record, service, input);
    },
  };
}

async function issueLicence(
  context: CaseContext,
  record: ApplicationRecord,
  service: CompiledService,
  input: DecisionInput,
): Promise<void> {
  const values = service.licence(input);
  if (!values) return;
  const { holderName, holderCode, holderCodeType, ...content } = values;
  await context.documents.issueLicence(
    {
      applicationId: record.id,
      serviceId: record.serviceId,
      personId: record.personId,
      organisation: record.organisation,
      departmentId: record.departmentId,
      issuer: await issuerOf(context, record),
      holder: { name: holderName, code: holderCode, codeType: holderCodeType },
      note: `存证码 ${record.evidenceCode?.slice(0, 16) ?? ''}`,
      ...(service.documents.licenceLayout ? { layout: service.documents.licenceLayout } : {}),
      ...content,
    },
    async (tx, licence) => {
      const { identifier, number, pdfDigest } = licence;
      await context.evidence.append(tx, streamOf(record.id), [
        { type: 'cases.licence-issued', actor: SYSTEM, data: { identifier, number, pdfDigest } },
      ]);
    },
  );
}

const LETTERS = { approved: 'approve', refused: 'refuse' } as const;

/** How to object: 行政复议法第二十条 (60 days), 行政诉讼法第四十六条 (six months). */
const REMEDIES = [
  '如不服本决定，可以自知道本决定之日起六十日内申请行政复议（《中华人民共和国行政复议法》第二十条）。',
  '也可以自知道或者应当知道本决定之日起六个月内直接向人民法院提起行政诉讼（《中华人民共和国行政诉讼法》第四十六条）。',
];

async function writeLetter(
  context: CaseContext,
  record: ApplicationRecord,
  service: CompiledService,
  input: DecisionInput,
): Promise<void> {
  const kind = record.status in LETTERS ? LETTERS[record.status as keyof typeof LETTERS] : undefined;
  if (!kind) return;
  const text = service.letter(kind, input);
  const today = civilDay(context.kernel.clock.now());
  const letter = {
    applicationId: record.id,
    title: text.title,
    number: `${text.numberPrefix}〔${today.slice(0, 4)}〕第${record.number.slice(-6)}号`,
    addressee: record.applicantName,
    paragraphs: text.paragraphs,
    reasons: reasonsOf(record, kind),
    remedies: REMEDIES,
    issuer: await issuerOf(context, record),
    date: today,
  };
  await context.documents.writeLetter(letter, recordPaper(context, record.id));
}

function reasonsOf(record: ApplicationRecord, kind: 'approve' | 'refuse') {
  const { decision } = record;
  const note = decision?.note
    ? [{ text: decision.note, legalBasis: '《中华人民共和国行政许可法》第三十八条' }]
    : [];
  // An officer who approves has cleared the doubts that the machine named; they are no reasons of his.
  const machine = decision?.reasons.filter(reason => reason.outcome === kind) ?? [];
  return [...note, ...machine.map(({ text, legalBasis }) => ({ text: text.zh, legalBasis }))];
}
