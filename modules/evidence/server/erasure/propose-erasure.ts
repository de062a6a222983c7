import { type Caller, samePerson } from '@zhiban/identity';
import { kernelErrors } from '@zhiban/kernel';
import { and, desc, eq, isNull } from 'drizzle-orm';
import type { ErasureView } from '../../model/erasure-operations.ts';
import { evidenceErrors } from '../../model/errors.ts';
import type { EvidenceContext } from '../context.ts';
import { erasure } from '../tables.ts';
import { erasableStream, plansOf } from './plan-erasure.ts';

export type ErasureRecord = typeof erasure.$inferSelect;

export const viewErasure = (caller: Caller, record: ErasureRecord): ErasureView => ({
  id: record.id,
  code: record.code,
  ground: record.ground,
  note: record.note,
  proposedBy: record.proposerName,
  proposedAt: record.proposedAt.toISOString(),
  approvedBy: record.approverName,
  approvedAt: record.approvedAt?.toISOString() ?? null,
  approvable: record.approvedBy === null && !samePerson(caller, record.proposedBy),
});

/** Who acts, of the staff. @throws KERNEL_FORBIDDEN */
export function staffOf(caller: Caller): { id: string; name: string } {
  if (caller.kind !== 'staff') throw kernelErrors.FORBIDDEN();
  return { id: caller.staffId, name: caller.name };
}

/**
 * Names a record whose contents have to go, and why (个人信息保护法第四十七条).
 * @throws EVIDENCE_UNKNOWN_CODE, EVIDENCE_NOTHING_TO_ERASE, EVIDENCE_STILL_NEEDED
 */
export async function proposeErasure(
  context: EvidenceContext,
  caller: Caller,
  request: Pick<ErasureView, 'code' | 'ground' | 'note'>,
): Promise<ErasureView> {
  const { kernel } = context;
  const staff = staffOf(caller);
  const { stream } = await erasableStream(context, request.code);
  const record: ErasureRecord = {
    id: kernel.ids.next(),
    stream,
    ...request,
    proposedBy: staff.id,
    proposerName: staff.name,
    proposedAt: kernel.clock.now(),
    approvedBy: null,
    approverName: null,
    approvedAt: null,
  };
  return kernel.transaction(async tx => {
    await plansOf(context, tx, stream);
    const [open] = await tx
      .insert(erasure)
      .values(record)
      .onConflictDoNothing()
      .returning({ id: erasure.id });
    if (!open) throw evidenceErrors.NOTHING_TO_ERASE();
    return viewErasure(caller, record);
  });
}

export async function listErasures({ kernel }: EvidenceContext, caller: Caller): Promise<ErasureView[]> {
  const records = await kernel.db.select().from(erasure).orderBy(desc(erasure.proposedAt)).limit(200);
  return records.map(record => viewErasure(caller, record));
}

/** A proposal that waits for its second person. */
export const waiting = (id: string) => and(eq(erasure.id, id), isNull(erasure.approvedBy));
