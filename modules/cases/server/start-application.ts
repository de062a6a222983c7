import type { Caller } from '@zhiban/identity';
import { civilDay, kernelErrors } from '@zhiban/kernel';
import { enqueue } from '@zhiban/kernel/server';
import { caseErrors } from '../model/lifecycle.ts';
import { sealCode } from './applicant-code.ts';
import { actorOf, type CaseContext, streamOf } from './context.ts';
import { prefillJob } from './prefill-application.ts';
import type { ApplicationRecord } from './store.ts';

/**
 * Starts an application under the published version, or takes up the applicant's open draft. Registers are
 * asked in the background: a slow one never blocks the page.
 * @throws CASES_COMPANY_NEEDED, CATALOGUE_NOT_FOUND
 */
export async function startApplication(
  context: CaseContext,
  caller: Caller,
  { serviceId, answers }: { serviceId: string; answers: Readonly<Record<string, string>> },
): Promise<{ id: string; resumed: boolean }> {
  if (caller.kind !== 'applicant') throw kernelErrors.FORBIDDEN();
  const { kernel, store, identity } = context;
  const service = await context.catalogue.current(serviceId);
  const { item } = service.definition;
  const company = caller.actingFor;
  if (!company && !item.audience.includes('person')) throw caseErrors.COMPANY_NEEDED();
  if (company && !(await identity.mayActFor(caller.personId, company.uscc, serviceId)))
    throw kernelErrors.FORBIDDEN();

  const applicant = { personId: caller.personId, organisation: company?.uscc ?? null };
  const open = await store.openDraft(serviceId, applicant);
  if (open) return { id: open.id, resumed: true };

  const now = kernel.clock.now();
  const department = await identity.department(item.department);
  const serial = String(await store.nextNumber()).padStart(6, '0');
  const record: ApplicationRecord = {
    id: kernel.ids.next(),
    number: `${department.divisionCode}${civilDay(now).replaceAll('-', '')}${serial}`,
    serviceId,
    serviceVersion: service.version,
    serviceName: item.name,
    status: 'draft',
    revision: 1,
    ...applicant,
    personName: caller.name,
    applicantName: company?.name ?? caller.name,
    applicantCode: company?.uscc ?? sealCode(context, caller.residentId),
    departmentId: department.id,
    departmentName: department.name,
    answers,
    declared: {},
    prefill: { state: 'running', at: now.toISOString(), facts: [], sources: [] },
    materials: {},
    reuse: {},
    submitted: null,
    corrections: [],
    decision: null,
    reason: null,
    evidenceCode: null,
    createdAt: now,
    updatedAt: now,
    submittedAt: null,
    dueOn: null,
    closedAt: null,
    erasedAt: null,
    formerDocuments: [],
    papersRecorded: true,
  };
  const started = await kernel.transaction(async tx => {
    if (!(await store.insert(tx, record))) return false;
    const data = { service: serviceId, version: service.version, number: record.number };
    await context.evidence.append(tx, streamOf(record.id), [
      { type: 'cases.started', actor: actorOf(caller), data },
    ]);
    await enqueue(tx, prefillJob, { applicationId: record.id }, { maxAttempts: 3 });
    return true;
  });
  if (started) return { id: record.id, resumed: false };
  // Someone else's click was a moment earlier.
  const theirs = await store.openDraft(serviceId, applicant);
  if (!theirs) throw kernelErrors.CONFLICT();
  return { id: theirs.id, resumed: true };
}
