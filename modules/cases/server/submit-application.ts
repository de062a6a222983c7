import type { Decision } from '@zhiban/catalogue';
import { SYSTEM } from '@zhiban/evidence';
import type { Caller } from '@zhiban/identity';
import { civilDay } from '@zhiban/kernel';
import { enqueueAll, queued, type Tx } from '@zhiban/kernel/server';
import { workdaysAfter } from '../model/deadline.ts';
import { applicationClosed } from '../model/events.ts';
import { assertMove, caseErrors, type Status } from '../model/lifecycle.ts';
import { holderOf } from './applicant-code.ts';
import { actorOf, type CaseContext, change, streamOf, submittedOf } from './context.ts';
import { type Dossier, openDossier } from './dossier.ts';
import { issueResultJob } from './issue-result.ts';
import { gatherPrefill } from './prefill-application.ts';
import { openUses } from './reused-entries.ts';
import type { ApplicationRecord } from './store.ts';
import { writePapersJob } from './write-papers.ts';

const TARGET = {
  approve: 'approved',
  refuse: 'refused',
  refer: 'review',
  correct: 'correction',
} as const satisfies Record<Decision['outcome'], Status>;

/** Facts of registers older than this are asked for again before a decision. */
const FRESH_FOR_MS = 24 * 3_600_000;

/** What a submission leaves; the dossier that was judged, when it was this one that was. */
export interface Submitted {
  readonly record: ApplicationRecord;
  readonly dossier?: Dossier;
}

/**
 * Submits and decides, in one transaction with its evidence. Sent twice, the second finds the first's result.
 * @throws CASES_NOT_TRUTHFUL, CASES_STILL_READING, CASES_WRONG_SITUATION, CASES_NOT_NOW, and
 *   CASES_MATERIAL_GONE when what it uses again was taken out of the library
 */
export async function submitApplication(
  context: CaseContext,
  caller: Caller,
  found: ApplicationRecord,
  truthful: boolean,
): Promise<Submitted> {
  if (!truthful) throw caseErrors.NOT_TRUTHFUL();
  const seen = await refreshed(context, found);
  if (isDecided(seen)) return { record: seen };
  const dossier = await openDossier(context, seen);
  if (dossier.form.redirect) throw caseErrors.WRONG_SITUATION();
  assertNothingLost(dossier);
  if (Object.values(dossier.documents).some(document => document.readingState === 'waiting'))
    throw caseErrors.STILL_READING();
  const decision = dossier.service.decide(dossier.input);
  let first = false;
  const record = await change(context, seen.id, async (record, tx) => {
    // The same submission came twice: the first one's result is this one's too.
    if (isDecided(record) || record.submittedAt?.getTime() !== seen.submittedAt?.getTime()) return null;
    // What was judged must be what is there now: the row may have changed since it was read.
    if (record.revision !== seen.revision) throw caseErrors.EDITED_ELSEWHERE();
    if (
      !(await context.library.holdUsable(
        tx,
        openUses(record).map(([, { entryId }]) => entryId),
      ))
    )
      throw caseErrors.MATERIAL_GONE({ names: gone(dossier, Object.keys(dossier.reused)) });
    first = true;
    return recordDecision(context, tx, caller, record, dossier, decision);
  });
  return first ? { record, dossier } : { record };
}

function assertNothingLost(dossier: Dossier): void {
  const lost = Object.keys(dossier.lost);
  if (lost.length > 0) throw caseErrors.MATERIAL_GONE({ names: gone(dossier, lost) });
}

const gone = ({ service }: Dossier, ids: readonly string[]): string =>
  service.definition.materials
    .filter(({ id }) => ids.includes(id))
    .map(({ name }) => name.zh)
    .join('、');

/** Neither the first nor a second submission is needed. */
const isDecided = ({ status }: ApplicationRecord): boolean => status !== 'draft' && status !== 'correction';

async function refreshed(context: CaseContext, record: ApplicationRecord): Promise<ApplicationRecord> {
  const age = context.kernel.clock.now().getTime() - Date.parse(record.prefill.at);
  const silent = record.prefill.sources.some(
    ({ outcome }) => outcome !== 'answered' && outcome !== 'not-found',
  );
  if (isDecided(record) || (record.prefill.state === 'done' && !silent && age < FRESH_FOR_MS)) return record;
  const prefill = await gatherPrefill(context, record);
  await context.store.update(context.kernel.db, record.id, { prefill });
  return { ...record, prefill };
}

async function recordDecision(
  context: CaseContext,
  tx: Tx,
  caller: Caller,
  record: ApplicationRecord,
  { service, input, form, documents, reused }: Dossier,
  decision: Decision,
): Promise<Partial<ApplicationRecord>> {
  const { kernel, evidence } = context;
  const status = TARGET[decision.outcome];
  assertMove(record.status, 'submit', status);
  const now = kernel.clock.now();
  const closed = status === 'approved' || status === 'refused';
  const following = closed
    ? [
        queued(issueResultJob, { applicationId: record.id }),
        ...kernel.outbox.jobsOf(applicationClosed, {
          applicationId: record.id,
          serviceId: record.serviceId,
          version: record.serviceVersion,
          outcome: status,
          seconds: 0,
          automatic: true,
        }),
      ]
    : [queued(writePapersJob, { applicationId: record.id })];
  const [evidenceCode] = await Promise.all([
    evidence.append(tx, streamOf(record.id), [
      {
        type: 'cases.submitted',
        actor: actorOf(caller),
        data: { input, filedUnder: decision.service, materials: submittedFiles(documents) },
      },
      { type: 'cases.decided', actor: SYSTEM, data: { decision } },
    ]),
    enqueueAll(tx, following),
    context.library.keep(
      tx,
      holderOf(context, record),
      { id: record.id, number: record.number, serviceName: record.serviceName },
      form.materials.flatMap(({ id }) => (id in reused ? [] : (documents[id] ?? []))),
    ),
  ]);
  return {
    status,
    submittedAt: now,
    dueOn: workdaysAfter(civilDay(now), service.definition.item.promisedDays),
    closedAt: closed ? now : null,
    reason: decision.reasons[0]?.text ?? null,
    evidenceCode,
    corrections: [],
    submitted: status === 'correction' ? submittedOf(record) : null,
    decision: { ...decision, decidedAt: now.toISOString(), decidedBy: null, seconds: 0, note: null },
  };
}

/** The files that were submitted, by their digests: the evidence holds no file. */
const submittedFiles = (documents: Dossier['documents']) =>
  Object.entries(documents).map(([material, { name, digest, bytes }]) => ({ material, name, digest, bytes }));
