import type { Caller, NamedPurpose } from '@zhiban/identity';
import { actorOf, type CaseContext, streamOf } from './context.ts';
import type { ApplicationRecord } from './store.ts';

/**
 * Whoever of staff reads an application, a file of it or its evidence has opened it: that is on record, with the
 * purpose, before anything leaves. While it waits for a decision the purpose is to handle it.
 * @throws IDENTITY_PURPOSE_NEEDED
 */
export function noteOpening(
  context: CaseContext,
  caller: Caller,
  record: ApplicationRecord,
  purpose?: NamedPurpose,
): Promise<void> {
  const opened = {
    record: streamOf(record.id),
    departmentId: record.departmentId,
    usual: record.status === 'review' ? ({ officer: 'handling' } as const) : {},
    ...(purpose ? { purpose } : {}),
  };
  return context.identity.noteOpening(caller, opened, async (tx, named) => {
    // The applicant reads this chain: the account is named in it, the person is not.
    const actor = { ...actorOf(caller), name: caller.kind === 'staff' ? caller.departmentName : '' };
    await context.evidence.append(tx, streamOf(record.id), [
      { type: 'cases.opened', actor, data: { purpose: named } },
    ]);
  });
}
