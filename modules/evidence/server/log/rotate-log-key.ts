import { type Caller, samePerson } from '@zhiban/identity';
import type { Tx } from '@zhiban/kernel/server';
import { eq, sql } from 'drizzle-orm';
import { evidenceErrors } from '../../model/errors.ts';
import { handoverText } from '../../model/handover.ts';
import type { LogKeyView } from '../../model/keeper-operations.ts';
import { noteText, verifierKeyText } from '../../model/note.ts';
import type { EvidenceContext } from '../context.ts';
import { staffOf } from '../erasure/propose-erasure.ts';
import { sm3Bytes } from '../note-crypto.ts';
import { logKey } from '../tables.ts';
import { type LogKeyRecord, logSigner, makeLogKey, openSigner, verifierOf } from './log-key.ts';

const wordOf = (record: LogKeyRecord): string => verifierKeyText(sm3Bytes, verifierOf(record));

export const viewLogKey = (caller: Caller, record: LogKeyRecord): LogKeyView => ({
  word: wordOf(record),
  state: record.state,
  madeAt: record.madeAt.toISOString(),
  proposedBy: record.proposerName,
  approvedBy: record.approverName,
  approvedAt: record.approvedAt?.toISOString() ?? null,
  afterSize: record.afterSize,
  approvable:
    record.state === 'proposed' && record.proposedBy !== null && !samePerson(caller, record.proposedBy),
});

/** Nobody seals until the transaction ends. @returns how many leaves the log has */
async function holdLog(tx: Tx): Promise<number> {
  const { rows } = await tx.execute<{ size: number }>(sql`select size from evidence.log for update`);
  return rows[0]?.size ?? 0;
}

/** Makes the key that shall sign next; the one in charge goes on until another person approves. */
export async function proposeLogKey({ kernel }: EvidenceContext, caller: Caller): Promise<LogKeyView> {
  const staff = staffOf(caller);
  return kernel.transaction(async tx => {
    await holdLog(tx);
    const { key } = await logSigner(kernel, tx);
    await tx.delete(logKey).where(eq(logKey.state, 'proposed'));
    const [record] = await tx
      .insert(logKey)
      .values({
        ...makeLogKey(kernel, key.name),
        state: 'proposed',
        proposedBy: staff.id,
        proposerName: staff.name,
      })
      .returning();
    if (!record) throw new Error('The proposed key was not written.');
    return viewLogKey(caller, record);
  });
}

/**
 * Puts the proposed key in charge. The key of before signs a statement that names its successor and the last size that
 * it signed; the statement is an event of the log, and stands with the public keys. Then its private half is destroyed.
 * @throws EVIDENCE_NO_SUCH_KEY, EVIDENCE_KEY_SAME_PERSON
 */
export async function approveLogKey(
  { kernel, appender }: EvidenceContext,
  caller: Caller,
  word: string,
): Promise<LogKeyView> {
  const staff = staffOf(caller);
  return kernel.transaction(async tx => {
    const after = await holdLog(tx);
    const [proposed] = await tx.select().from(logKey).where(eq(logKey.state, 'proposed'));
    if (!proposed || wordOf(proposed) !== word) throw evidenceErrors.NO_SUCH_KEY();
    if (proposed.proposedBy === null || samePerson(caller, proposed.proposedBy))
      throw evidenceErrors.KEY_SAME_PERSON();
    const at = kernel.clock.now();
    const [old, next] = [await logSigner(kernel, tx), openSigner(kernel, proposed)];
    const text = handoverText(sm3Bytes, { after, old: old.key, next: next.key, at });
    const handover = noteText({ text, signatures: [old.signature(text), next.signature(text)] });
    await tx.update(logKey).set({ state: 'retired', privateKey: null }).where(eq(logKey.state, 'active'));
    const [record] = await tx
      .update(logKey)
      .set({
        state: 'active',
        handover,
        afterSize: after,
        approvedBy: staff.id,
        approverName: staff.name,
        approvedAt: at,
      })
      .where(eq(logKey.state, 'proposed'))
      .returning();
    if (!record) throw evidenceErrors.NO_SUCH_KEY();
    const data = { handover, proposedBy: proposed.proposerName, approvedBy: staff.name };
    await appender.append(tx, `log/${record.name}`, [
      { type: 'evidence.log-key-changed', actor: { kind: 'staff', ...staff }, data },
    ]);
    return viewLogKey(caller, record);
  });
}
