import { type Caller, samePerson } from '@zhiban/identity';
import { kernelErrors } from '@zhiban/kernel';
import type { HeldData } from '@zhiban/kernel/server';
import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import { type ErasureView, LEGAL_BASIS } from '../../model/erasure-operations.ts';
import { evidenceErrors } from '../../model/errors.ts';
import { ERASED, type erasedData } from '../../model/event.ts';
import type { EvidenceContext } from '../context.ts';
import { erasure } from '../tables.ts';
import { erasersOf, plansOf } from './plan-erasure.ts';
import { staffOf, viewErasure, waiting } from './propose-erasure.ts';

const inWords = (held: readonly HeldData[]): string[] =>
  held.map(({ what, count }) => `${what.zh}：${count}`);

/**
 * Takes content and salt of every event of the stream and what other modules hold of its subject, and records that
 * as an event of the same stream, in one transaction. Number, type, time, commitment and hash stay, and with them
 * every proof.
 * @throws KERNEL_NOT_FOUND, EVIDENCE_SAME_PERSON, EVIDENCE_NOTHING_TO_ERASE, EVIDENCE_STILL_NEEDED
 */
export async function approveErasure(
  context: EvidenceContext,
  caller: Caller,
  id: string,
): Promise<ErasureView> {
  const { kernel, streams, appender } = context;
  const staff = staffOf(caller);
  return kernel.transaction(async tx => {
    const [proposed] = await tx.select().from(erasure).where(eq(erasure.id, id)).for('update');
    if (!proposed) throw kernelErrors.NOT_FOUND();
    if (proposed.approvedBy !== null) throw evidenceErrors.NOTHING_TO_ERASE();
    if (samePerson(caller, proposed.proposedBy)) throw evidenceErrors.SAME_PERSON();
    const now = kernel.clock.now();
    const approval = { approvedBy: staff.id, approverName: staff.name, approvedAt: now };
    await tx.update(erasure).set(approval).where(waiting(id));
    const { stream, ground, proposerName } = proposed;
    // The modules first: they hold their rows before they append, and so does whoever else changes them.
    const { gone, kept } = await plansOf(context, tx, stream);
    const subject = erasersOf(context, stream);
    for (const eraser of subject.all) await eraser.erase(tx, subject.id);
    const upTo = await streams.erase(tx, stream);
    const data: z.infer<typeof erasedData> = {
      ground,
      legalBasis: LEGAL_BASIS[ground],
      upTo,
      proposedBy: proposerName,
      approvedBy: staff.name,
      gone: inWords(gone),
      kept: inWords(kept),
    };
    await appender.append(tx, stream, [{ type: ERASED, actor: { kind: 'staff', ...staff }, data }]);
    return viewErasure(caller, { ...proposed, ...approval });
  });
}
