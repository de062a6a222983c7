import type { Caller } from '@zhiban/identity';
import { civilDay, kernelErrors } from '@zhiban/kernel';
import type { LicenceState } from '../../model/licence.ts';
import {
  type LicenceRow,
  listLicences as listOperation,
  type MyLicence,
} from '../../model/register-operations.ts';
import type { RegisterContext } from './context.ts';
import { type Cursor, type LicenceFilter, PAGE } from './register-store.ts';
import { myLicenceOf, rowOf } from './view-licence.ts';

const CURSOR = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)\|([0-9a-f-]{36})$/;

/** @throws KERNEL_INVALID_INPUT for a cursor that no page of ours gave */
function cursorOf(after: string | undefined): Cursor | undefined {
  if (after === undefined) return undefined;
  const [, at, id] = CURSOR.exec(after) ?? [];
  if (!at || !id) throw kernelErrors.INVALID_INPUT({ problems: ['query.after'] });
  return { issuedAt: new Date(at), id };
}

async function pageOf(context: RegisterContext, filter: LicenceFilter) {
  const rows = await context.register.list(filter);
  const items = rows.slice(0, PAGE);
  const last = items.at(-1)?.record;
  const next = rows.length > PAGE && last ? `${last.issuedAt.toISOString()}|${last.id}` : null;
  return { items, next };
}

/** The licences of the departments that a member of staff answers for or supervises, newest first. */
export async function listLicences(
  context: RegisterContext,
  caller: Caller,
  query: {
    text?: string | undefined;
    state?: LicenceState | undefined;
    expiringWithinDays?: number | undefined;
    waiting?: boolean | undefined;
    after?: string | undefined;
  },
): Promise<{ items: LicenceRow[]; next: string | null }> {
  const { items, next } = await pageOf(context, {
    ...query,
    departments: await context.departmentsMet(caller, listOperation),
    today: civilDay(context.kernel.clock.now()),
    after: cursorOf(query.after),
  });
  return { items: items.map(({ record, waiting }) => rowOf(context, record, waiting)), next };
}

/** The licences of the applicant, or of the company that he acts for, newest first. */
export async function listMyLicences(
  context: RegisterContext,
  caller: Caller,
  after: string | undefined,
): Promise<{ items: MyLicence[]; next: string | null }> {
  if (caller.kind !== 'applicant') throw kernelErrors.FORBIDDEN();
  const { items, next } = await pageOf(context, {
    holderCode: caller.actingFor?.uscc ?? caller.residentId,
    services: caller.actingFor?.services ?? null,
    today: civilDay(context.kernel.clock.now()),
    after: cursorOf(after),
  });
  const acts = items.length ? await context.register.acts(items.map(({ record }) => record.id)) : [];
  return {
    items: items.map(({ record }) =>
      myLicenceOf(
        context,
        record,
        acts.filter(({ licenceId }) => licenceId === record.id),
      ),
    ),
    next,
  };
}
