import type { Caller } from '@zhiban/identity';
import { civilDay, kernelErrors } from '@zhiban/kernel';
import { z } from 'zod';
import { workdaysUntil } from '../model/deadline.ts';
import type { Status } from '../model/lifecycle.ts';
import type { ApplicationSummary } from '../model/view.ts';
import type { CaseContext } from './context.ts';
import type { ApplicationRecord } from './store.ts';

function summaryOf(record: ApplicationRecord, today: string): ApplicationSummary {
  return {
    id: record.id,
    number: record.number,
    status: record.status,
    service: { id: record.serviceId, name: record.serviceName },
    applicant: record.applicantName,
    updatedAt: record.updatedAt.toISOString(),
    submittedAt: record.submittedAt?.toISOString() ?? null,
    dueOn: record.dueOn,
    workdaysLeft: record.dueOn && !record.closedAt ? workdaysUntil(record.dueOn, today) : null,
    reason: record.reason,
  };
}

/** The applicant's own applications, or those of the company in the services in which he acts for it; newest first. */
export async function listMyApplications(
  context: CaseContext,
  caller: Caller,
  before: string | undefined,
): Promise<{ items: ApplicationSummary[]; more: boolean }> {
  if (caller.kind !== 'applicant') throw kernelErrors.FORBIDDEN();
  const { personId, actingFor } = caller;
  const applicant = {
    personId,
    organisation: actingFor?.uscc ?? null,
    services: actingFor?.services ?? null,
  };
  const rows = await context.store.listOf(applicant, before ? new Date(before) : undefined);
  const { items, more } = context.store.page(rows);
  const today = civilDay(context.kernel.clock.now());
  return { items: items.map(record => summaryOf(record, today)), more };
}

/** A day that PostgreSQL knows, and an id: what `next` of an earlier page said. */
const cursor = z.tuple([z.iso.date().refine(day => day > '0001'), z.uuid()]);

function cursorOf(after: string | undefined): { dueOn: string; id: string } | undefined {
  // Applications without a deadline come last, and there is no page after them.
  if (!after || after.startsWith('|')) return undefined;
  const parsed = cursor.safeParse(after.split('|'));
  if (!parsed.success) throw kernelErrors.INVALID_INPUT({ problems: ['after'] });
  const [dueOn, id] = parsed.data;
  return { dueOn, id };
}

/** The department's applications, the nearest deadline first. */
export async function listInbox(
  context: CaseContext,
  caller: Caller,
  query: {
    status: Status;
    text?: string | undefined;
    service?: string | undefined;
    after?: string | undefined;
  },
) {
  if (caller.kind !== 'staff') throw kernelErrors.FORBIDDEN();
  const departments = [caller.departmentId];
  const today = civilDay(context.kernel.clock.now());
  const [rows, counts] = await Promise.all([
    context.store.inbox({ ...query, departments, after: cursorOf(query.after) }),
    context.store.counts(departments, today),
  ]);
  const { items, more } = context.store.page(rows);
  const last = items.at(-1);
  return {
    items: items.map(record => summaryOf(record, today)),
    next: more && last ? `${last.dueOn ?? ''}|${last.id}` : null,
    counts,
  };
}
