import type { Caller } from '@zhiban/identity';
import { kernelErrors } from '@zhiban/kernel';
import { and, desc, eq, isNull } from 'drizzle-orm';
import { evidenceErrors } from '../../model/errors.ts';
import { ERASED } from '../../model/event.ts';
import type { ErasureView } from '../../model/operations.ts';
import type { EvidenceContext } from '../context.ts';
import { erasure } from '../tables.ts';

export type ErasureRecord = typeof erasure.$inferSelect;

export const viewErasure = (record: ErasureRecord): ErasureView => ({
  id: record.id,
  code: record.code,
  ground: record.ground,
  note: record.note,
  proposedBy: record.proposerName,
  proposedAt: record.proposedAt.toISOString(),
  approvedBy: record.approverName,
  approvedAt: record.approvedAt?.toISOString() ?? null,
});

/** Who acts, of the staff. @throws KERNEL_FORBIDDEN */
export function staffOf(caller: Caller): { id: string; name: string } {
  if (caller.kind !== 'staff') throw kernelErrors.FORBIDDEN();
  return { id: caller.staffId, name: caller.name };
}

/** Names a stream whose contents have to go, and why (个人信息保护法第四十七条). @throws EVIDENCE_UNKNOWN_CODE, EVIDENCE_NOTHING_TO_ERASE */
export async function proposeErasure(
  { kernel, streams }: EvidenceContext,
  caller: Caller,
  request: Pick<ErasureView, 'code' | 'ground' | 'note'>,
): Promise<ErasureView> {
  const staff = staffOf(caller);
  const found = await streams.byCode(request.code);
  if (!found) throw evidenceErrors.UNKNOWN_CODE();
  const { stream } = found.event;
  if ((await streams.events(stream)).every(({ type, content }) => type === ERASED || content === null))
    throw evidenceErrors.NOTHING_TO_ERASE();
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
  const [open] = await kernel.db
    .insert(erasure)
    .values(record)
    .onConflictDoNothing()
    .returning({ id: erasure.id });
  if (!open) throw evidenceErrors.NOTHING_TO_ERASE();
  return viewErasure(record);
}

export async function listErasures({ kernel }: EvidenceContext): Promise<ErasureView[]> {
  const records = await kernel.db.select().from(erasure).orderBy(desc(erasure.proposedAt)).limit(200);
  return records.map(viewErasure);
}

/** A proposal that waits for its second person. */
export const waiting = (id: string) => and(eq(erasure.id, id), isNull(erasure.approvedBy));
