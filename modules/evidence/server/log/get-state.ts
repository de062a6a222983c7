import type { Caller } from '@zhiban/identity';
import { desc, sql } from 'drizzle-orm';
import { toHex } from '../../model/bytes.ts';
import type { EvidenceState } from '../../model/keeper-operations.ts';
import { readNote } from '../../model/note.ts';
import { cosignedBy } from '../../model/policy.ts';
import type { EvidenceContext } from '../context.ts';
import { noteCrypto } from '../note-crypto.ts';
import { logKey } from '../tables.ts';
import { type HeadRecord, newestHead, noteOf } from './heads.ts';
import { viewLogKey } from './rotate-log-key.ts';

/** How the log stands, for those who watch over it. */
export async function getEvidenceState(context: EvidenceContext, caller: Caller): Promise<EvidenceState> {
  const { kernel, witnesses } = context;
  const [newest, final, keys, waiting] = await Promise.all([
    newestHead(kernel.db, witnesses, false),
    newestHead(kernel.db, witnesses, true),
    kernel.db.select().from(logKey).orderBy(desc(logKey.madeAt)),
    kernel.db.execute<{ n: number }>(
      sql`select count(*)::int n from evidence.event where position > (select settled from evidence.log)`,
    ),
  ]);
  return {
    size: newest?.size ?? 0,
    waiting: waiting.rows[0]?.n ?? 0,
    newest: newest ? await viewHead(context, newest) : null,
    final: final ? await viewHead(context, final) : null,
    threshold: witnesses.threshold,
    witnesses: witnesses.keys.map(({ name }) => name),
    keys: keys.map(key => viewLogKey(caller, key)),
  };
}

async function viewHead({ kernel, witnesses }: EvidenceContext, head: HeadRecord) {
  const note = readNote(await noteOf(kernel.db, head));
  const signed = note ? cosignedBy(noteCrypto, witnesses.keys, note) : [];
  return {
    size: head.size,
    root: toHex(head.root),
    at: head.signedAt.toISOString(),
    signed: signed.map(({ name, at }) => ({ name, at: at.toISOString() })),
  };
}
