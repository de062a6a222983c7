import { evidenceErrors } from '@zhiban/evidence';
import { kernelErrors } from '@zhiban/kernel';
import type { Eraser, ErasurePlan, Tx } from '@zhiban/kernel/server';
import { isClosed } from '../model/lifecycle.ts';
import { sealCode } from './applicant-code.ts';
import type { CaseContext } from './context.ts';
import type { ApplicationRecord } from './store.ts';

/** Stands where a name was. */
const ERASED_NAME = '（已依法删除）';

interface Found {
  readonly record: ApplicationRecord;
  /** Documents that nothing else rests on, and those that another application of the holder uses. */
  readonly own: readonly string[];
  readonly shared: readonly string[];
}

/**
 * What goes of an application by law: facts, answers, reasons and uploads. What stays is that it was filed, for what,
 * when, and how it ended.
 */
export function applicationEraser(context: CaseContext): Eraser {
  return {
    of: 'application',
    plan: async (tx, id) => planOf(await find(context, tx, id)),
    async erase(tx, id) {
      const { record, own } = await find(context, tx, id);
      await context.store.update(tx, id, emptied(context, record));
      await context.documents.erase(tx, own);
    },
  };
}

/** Holds the row. @throws KERNEL_NOT_FOUND, EVIDENCE_STILL_NEEDED */
async function find({ store, documents }: CaseContext, tx: Tx, id: string): Promise<Found> {
  const record = await store.hold(tx, id);
  if (!record) throw kernelErrors.NOT_FOUND();
  if (!isClosed(record.status)) throw evidenceErrors.STILL_NEEDED();
  // Licence and letter are made after the decision, from what would go.
  const promised = record.status !== 'withdrawn' && !record.erasedAt;
  if (promised && (await documents.letterForms(id)).length === 0) throw evidenceErrors.STILL_NEEDED();
  const ids = [...Object.values(record.materials), ...record.formerDocuments];
  const shared = await store.usedElsewhere(tx, record, ids);
  return { record, own: ids.filter(document => !shared.includes(document)), shared };
}

function planOf({ record, own, shared }: Found): ErasurePlan {
  const about = {
    what: {
      zh: `办件 ${record.number}：申请人姓名和证件号码、填写的内容、登记机关的答复、审批理由`,
      en: `application ${record.number}: name and number of the applicant, what was written, what registers answered, the reasons`,
    },
    count: 1,
  };
  const uploads = { zh: '上传的材料和识别结果', en: 'uploaded materials and what was read from them' };
  return {
    gone: record.erasedAt ? [] : [about, ...(own.length ? [{ what: uploads, count: own.length }] : [])],
    kept: [
      {
        what: { zh: '办件编号、事项、日期和结果', en: 'number, service, dates and outcome' },
        count: 1,
        why: { zh: '没有个人信息，留作办件登记', en: 'no personal data; the register of matters needs them' },
      },
      ...(shared.length
        ? [
            {
              what: uploads,
              count: shared.length,
              why: {
                zh: '申请人的另一份申请还在用',
                en: 'another application of the applicant rests on them',
              },
            },
          ]
        : []),
    ],
  };
}

function emptied(context: CaseContext, record: ApplicationRecord): Partial<ApplicationRecord> {
  const now = context.kernel.clock.now();
  return {
    personName: ERASED_NAME,
    applicantName: ERASED_NAME,
    applicantCode: record.organisation ?? sealCode(context, ''),
    answers: {},
    declared: {},
    prefill: { state: 'done', at: now.toISOString(), facts: [], sources: [] },
    materials: {},
    formerDocuments: [],
    reuse: {},
    submitted: null,
    corrections: [],
    decision: record.decision && { ...record.decision, reasons: [], passed: [], note: null },
    reason: null,
    revision: record.revision + 1,
    updatedAt: now,
    erasedAt: now,
  };
}
