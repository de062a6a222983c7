import type { Caller } from '@zhiban/identity';
import { AppError, kernelErrors } from '@zhiban/kernel';
import { enqueue, type Tx } from '@zhiban/kernel/server';
import type { z } from 'zod';
import { applicationClosed } from '../model/events.ts';
import { assertMove, caseErrors, type Status } from '../model/lifecycle.ts';
import type { correctionPoint } from '../model/view.ts';
import { confirmMaterials } from './confirm-materials.ts';
import {
  actorOf,
  type CaseContext,
  change,
  findApplication,
  serviceOf,
  streamOf,
  submittedOf,
} from './context.ts';
import { issueResultJob } from './issue-result.ts';
import type { ApplicationRecord } from './store.ts';
import { submittedInput } from './submitted-input.ts';
import type { StoredDecision } from './tables.ts';
import { writePapersJob } from './write-papers.ts';

/**
 * The officer's decision. It overrides nothing silently: the machine's reasons stay in the evidence beside it.
 * @throws CASES_REASON_NEEDED (行政许可法第三十八条), CASES_OWN_APPLICATION, CASES_NOT_NOW, CASES_EDITED_ELSEWHERE
 */
export async function decideApplication(
  context: CaseContext,
  caller: Caller,
  id: string,
  { revision, outcome, note }: { revision: number; outcome: 'approve' | 'refuse'; note: string },
): Promise<ApplicationRecord> {
  if (outcome === 'refuse' && note.length < 2) throw caseErrors.REASON_NEEDED();
  const status = outcome === 'approve' ? 'approved' : 'refused';
  if (outcome === 'approve') await assertIssuable(context, id);
  return change(
    context,
    id,
    async (record, tx) => {
      assertNotOwn(caller, record);
      assertMove(record.status, outcome, status);
      const decision = byOfficer(context, caller, record, outcome, note);
      const verified = outcome === 'approve' ? await confirmMaterials(context, tx, record) : [];
      const evidenceCode = await append(context, tx, caller, record, `cases.${status}-by-officer`, {
        outcome,
        note,
        ...(verified.length > 0 ? { verified } : {}),
      });
      await enqueue(tx, issueResultJob, { applicationId: id });
      await publishClosed(context, tx, record, status, decision.seconds);
      const reason = note ? { zh: note, en: note } : null;
      return { status, decision, reason, evidenceCode, closedAt: context.kernel.clock.now() };
    },
    revision,
  );
}

/** Nobody decides on what he filed himself (公务员法第七十六条). */
function assertNotOwn(caller: Caller, { personId }: ApplicationRecord): void {
  if (caller.kind === 'staff' && caller.personId === personId) throw caseErrors.OWN_APPLICATION();
}

/** An approval that could never be issued must not be given. */
async function assertIssuable(context: CaseContext, id: string): Promise<void> {
  const service = await serviceOf(context, await findApplication(context, id));
  const input = await submittedInput(context, id);
  try {
    service.licence(input);
  } catch (error) {
    if (error instanceof AppError) throw caseErrors.LICENCE_INCOMPLETE({}, { cause: error });
    throw error;
  }
}

function byOfficer(
  context: CaseContext,
  caller: Caller,
  record: ApplicationRecord,
  outcome: 'approve' | 'refuse',
  note: string,
): StoredDecision {
  if (!record.decision || !record.submittedAt) throw kernelErrors.CONFLICT();
  const now = context.kernel.clock.now();
  return {
    ...record.decision,
    outcome,
    band: 'human',
    decidedAt: now.toISOString(),
    decidedBy: actorOf(caller).name,
    seconds: (now.getTime() - record.submittedAt.getTime()) / 1000,
    note: note || null,
  };
}

/**
 * Asks the applicant to mend named points, all at once (行政许可法第三十二条).
 * @throws CASES_NOTHING_TO_CORRECT, CASES_NOT_NOW, CASES_EDITED_ELSEWHERE
 */
export async function requestCorrection(
  context: CaseContext,
  caller: Caller,
  id: string,
  { revision, points }: { revision: number; points: readonly z.infer<typeof correctionPoint>[] },
): Promise<ApplicationRecord> {
  if (points.length === 0) throw caseErrors.NOTHING_TO_CORRECT();
  return change(
    context,
    id,
    async (record, tx) => {
      assertNotOwn(caller, record);
      assertMove(record.status, 'correct', 'correction');
      const evidenceCode = await append(context, tx, caller, record, 'cases.correction-requested', {
        points,
      });
      await enqueue(tx, writePapersJob, { applicationId: id });
      const [first] = points;
      return {
        status: 'correction',
        submitted: submittedOf(record),
        corrections: points,
        evidenceCode,
        reason: first ? { zh: first.reason, en: first.reason } : null,
      };
    },
    revision,
  );
}

/** Takes an application back before its decision. */
export function withdrawApplication(
  context: CaseContext,
  caller: Caller,
  id: string,
): Promise<ApplicationRecord> {
  return change(context, id, async (record, tx) => {
    if (record.status === 'withdrawn') return null;
    assertMove(record.status, 'withdraw', 'withdrawn');
    const evidenceCode = await append(context, tx, caller, record, 'cases.withdrawn', {});
    const now = context.kernel.clock.now();
    if (record.submittedAt)
      await publishClosed(
        context,
        tx,
        record,
        'withdrawn',
        (now.getTime() - record.submittedAt.getTime()) / 1000,
      );
    return { status: 'withdrawn', evidenceCode, closedAt: now };
  });
}

const append = (
  context: CaseContext,
  tx: Tx,
  caller: Caller,
  record: ApplicationRecord,
  type: string,
  data: Readonly<Record<string, unknown>>,
): Promise<string> =>
  context.evidence.append(tx, streamOf(record.id), [{ type, actor: actorOf(caller), data }]);

const publishClosed = (
  context: CaseContext,
  tx: Tx,
  record: ApplicationRecord,
  outcome: Extract<Status, 'approved' | 'refused' | 'withdrawn'>,
  seconds: number,
): Promise<void> =>
  context.kernel.outbox.publish(tx, applicationClosed, {
    applicationId: record.id,
    serviceId: record.serviceId,
    version: record.serviceVersion,
    outcome,
    seconds,
    automatic: false,
  });
