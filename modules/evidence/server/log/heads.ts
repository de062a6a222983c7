import type { Tx } from '@zhiban/kernel/server';
import { asc, eq, sql } from 'drizzle-orm';
import type { VerifierKey } from '../../model/note.ts';
import { cosignature, head } from '../tables.ts';

export type HeadRecord = typeof head.$inferSelect;

/** Who may countersign, and how many have to. */
export interface Witnesses {
  readonly threshold: number;
  readonly keys: readonly VerifierKey[];
}

const namesOf = ({ keys }: Witnesses) => sql.param(keys.map(({ name }) => name));

async function firstHead(tx: Tx, condition: ReturnType<typeof sql>): Promise<HeadRecord | undefined> {
  const [row] = await tx.select().from(head).where(condition).limit(1);
  return row;
}

/** Sizes of final heads: those that enough witnesses of the policy signed. */
const finalSizes = (witnesses: Witnesses) =>
  sql`select size from evidence.cosignature where witness = any(${namesOf(witnesses)}::text[])
      group by size having count(*) >= ${witnesses.threshold}`;

/** The newest head, or the newest final one. */
export const newestHead = (tx: Tx, witnesses: Witnesses, final: boolean): Promise<HeadRecord | undefined> =>
  firstHead(
    tx,
    final && witnesses.threshold > 0
      ? sql`${head.size} = (${finalSizes(witnesses)} order by size desc limit 1)`
      : sql`${head.size} = (select max(size) from evidence.head)`,
  );

/** The first final head that holds a leaf, else the first head that does. */
export async function headOver(tx: Tx, witnesses: Witnesses, leaf: number): Promise<HeadRecord | undefined> {
  const first = () =>
    firstHead(tx, sql`${head.size} = (select min(size) from evidence.head where size > ${leaf})`);
  if (witnesses.threshold === 0) return first();
  const final = await firstHead(
    tx,
    sql`${head.size} = (select min(size) from (
          select size from evidence.cosignature where size > ${leaf} and witness = any(${namesOf(witnesses)}::text[])
          group by size having count(*) >= ${witnesses.threshold}) signed)`,
  );
  return final ?? first();
}

export async function headOf(tx: Tx, size: number): Promise<HeadRecord | undefined> {
  return (await tx.select().from(head).where(eq(head.size, size)))[0];
}

/** A head as it is handed out: with the witnesses' signature lines below the log's. */
export async function noteOf(tx: Tx, { size, note }: HeadRecord): Promise<string> {
  const lines = await tx
    .select({ line: cosignature.line })
    .from(cosignature)
    .where(eq(cosignature.size, size))
    .orderBy(asc(cosignature.witness));
  return note + lines.map(({ line }) => line).join('');
}
