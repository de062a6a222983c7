import { type Caller, samePerson } from '@zhiban/identity';
import { kernelErrors } from '@zhiban/kernel';
import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import { evidenceErrors } from '../../model/errors.ts';
import { ERASED, type erasedData } from '../../model/event.ts';
import type { ErasureView } from '../../model/operations.ts';
import type { EvidenceContext } from '../context.ts';
import { erasure } from '../tables.ts';
import { staffOf, viewErasure, waiting } from './propose-erasure.ts';

/** Articles of 个人信息保护法, compared with its text of 2021-08-20. */
const LEGAL_BASIS: Readonly<Record<ErasureView['ground'], string>> = {
  'purpose-fulfilled': '《中华人民共和国个人信息保护法》第四十七条第一款第一项',
  'retention-ended': '《中华人民共和国个人信息保护法》第四十七条第一款第二项',
  'consent-withdrawn': '《中华人民共和国个人信息保护法》第四十七条第一款第三项',
  'unlawful-processing': '《中华人民共和国个人信息保护法》第四十七条第一款第四项',
  'other-law': '《中华人民共和国个人信息保护法》第四十七条第一款第五项',
};

/**
 * Takes content and salt of every event of the stream, and records that as an event of the same stream. Number,
 * type, time, commitment and hash stay, and with them every proof.
 * @throws KERNEL_NOT_FOUND, EVIDENCE_SAME_PERSON, EVIDENCE_NOTHING_TO_ERASE
 */
export async function approveErasure(
  { kernel, streams, appender }: EvidenceContext,
  caller: Caller,
  id: string,
): Promise<ErasureView> {
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
    const upTo = await streams.erase(tx, stream);
    const data: z.infer<typeof erasedData> = {
      ground,
      legalBasis: LEGAL_BASIS[ground],
      upTo,
      proposedBy: proposerName,
      approvedBy: staff.name,
    };
    await appender.append(tx, stream, [{ type: ERASED, actor: { kind: 'staff', ...staff }, data }]);
    return viewErasure({ ...proposed, ...approval });
  });
}
