import { evidenceErrors } from '../../model/errors.ts';
import { cosignedAt, readNote, readSignatureLine } from '../../model/note.ts';
import { cosignedBy } from '../../model/policy.ts';
import type { EvidenceContext } from '../context.ts';
import { noteCrypto } from '../note-crypto.ts';
import { cosignature } from '../tables.ts';
import { headOf, noteOf } from './heads.ts';

/**
 * Keeps a witness's signature, if it is one: of a witness of the policy, over this very head.
 * @returns whether the head is final now
 * @throws EVIDENCE_COSIGNATURE_REFUSED
 */
export async function addCosignature(
  { kernel, witnesses }: EvidenceContext,
  { size, line }: { size: number; line: string },
): Promise<{ final: boolean }> {
  const signature = readSignatureLine(line);
  const head = await headOf(kernel.db, size);
  const note = head && readNote(head.note);
  const key = witnesses.keys.find(({ name }) => name === signature?.name);
  if (!head || !note || !signature || !key) throw evidenceErrors.COSIGNATURE_REFUSED();
  const at = cosignedAt(noteCrypto, key, { text: note.text, signatures: [signature] });
  if (!at) throw evidenceErrors.COSIGNATURE_REFUSED();
  await kernel.db.insert(cosignature).values({ size, witness: key.name, at, line }).onConflictDoNothing();
  const now = readNote(await noteOf(kernel.db, head));
  return {
    final: now !== undefined && cosignedBy(noteCrypto, witnesses.keys, now).length >= witnesses.threshold,
  };
}
