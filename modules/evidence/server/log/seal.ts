import type { Kernel, Tx } from '@zhiban/kernel/server';
import { sql } from 'drizzle-orm';
import { Edge } from '../../model/tiles.ts';
import { leafHash } from '../../model/tree.ts';
import { sm3Bytes } from '../note-crypto.ts';
import { head } from '../tables.ts';
import { type LogSigner, logSigner } from './log-key.ts';
import { readTiles, writeTiles } from './tile-store.ts';

/** Events sealed at once; more wait for the next turn, which comes at once. */
const MOST = 5_000;

/** An event that is no leaf yet: its number and its link hash. */
interface Waiting {
  readonly position: number;
  readonly hash: Buffer;
}

export interface Sealed {
  /** How many leaves this head has more than the one before. */
  readonly leaves: number;
  readonly size: number;
}

/**
 * Puts the events that are committed and no leaf yet into the log and signs its new head. Every process does this;
 * whoever comes while another is at it goes home. Nothing is skipped: a number below one that was seen and that no
 * event shows is kept as a gap, and looked for again until no transaction is left that could have drawn it.
 */
export class Sealer {
  readonly #kernel: Kernel;
  #kept: Kept | undefined;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  /** @returns null when there is nothing to seal, or another process is sealing */
  async seal(): Promise<Sealed | null> {
    const { rows } = await this.#kernel.db.execute<{ fresh: boolean; gaps: boolean }>(
      sql`select exists (select from evidence.event where position > (select settled from evidence.log)) fresh,
                 exists (select from evidence.gap) gaps`,
    );
    const { fresh = false, gaps = false } = rows[0] ?? {};
    if (!fresh && !gaps) return null;
    // What was appended in memory counts only once it is committed: a second try starts from the tables.
    let kept = this.#kept;
    this.#kept = undefined;
    const done = await this.#kernel.transaction(tx => {
      const mine = kept;
      kept = undefined;
      return sealIn(this.#kernel, tx, gaps, mine);
    });
    this.#kept = done?.kept;
    return done?.sealed ?? null;
  }
}

/** What need not be read again while nobody else has sealed. */
interface Kept {
  readonly edge: Edge;
  readonly signer: LogSigner;
}

async function sealIn(
  kernel: Kernel,
  tx: Tx,
  gaps: boolean,
  kept: Kept | undefined,
): Promise<{ sealed: Sealed; kept: Kept } | null> {
  const { rows } = await tx.execute<{ size: number; settled: number }>(
    sql`select size, settled from evidence.log for update skip locked`,
  );
  const [log] = rows;
  if (!log) return null;
  const late = gaps ? await takeLate(tx) : [];
  const waiting = [...late, ...(await takeFresh(tx, log.settled))];
  if (waiting.length === 0) return null;
  const edge =
    kept?.edge.size === log.size
      ? kept.edge
      : new Edge(sm3Bytes, log.size, await readTiles(tx, Edge.tilesOf(log.size)));
  await writeTiles(tx, edge.append(waiting.map(({ hash }) => leafHash(sm3Bytes, hash))));
  await tx.execute(
    sql`insert into evidence.leaf (index, position, hash) select ${log.size} + n - 1, position, hash
        from unnest(${positions(waiting)}::bigint[],
                    ${sql.param(waiting.map(({ hash }) => hash))}::bytea[]) with ordinality as new(position, hash, n)`,
  );
  // Asked anew each time: the key may have handed over in another process.
  const signer = await logSigner(kernel, tx, kept?.signer);
  const signedAt = kernel.clock.now();
  const root = edge.root();
  const note = signer.sign({ size: edge.size, root, at: signedAt });
  await tx.insert(head).values({ size: edge.size, root, signedAt, note });
  const settled = waiting.reduce((most, { position }) => Math.max(most, position), log.settled);
  await tx.execute(sql`update evidence.log set size = ${edge.size}, settled = ${settled}`);
  return { sealed: { leaves: waiting.length, size: edge.size }, kept: { edge, signer } };
}

/** The events whose number was a gap; drops the gaps that no event can fill any more. */
async function takeLate(tx: Tx): Promise<Waiting[]> {
  // Asked before the late ones are taken: whatever these transactions wrote can be seen by then.
  const dead = await tx.execute<{ position: number }>(
    sql`select position from evidence.gap g where not exists (
          select from pg_stat_activity a where a.datname = current_database() and a.pid <> pg_backend_pid()
          and (a.xact_start <= g.noted_at or a.xact_start is null and a.state is null and a.usename <> current_user))`,
  );
  const late = await tx.execute<{ position: number; hash: Buffer }>(
    sql`delete from evidence.gap g using evidence.event e where e.position = g.position
        returning e.position, decode(e.hash, 'hex') hash`,
  );
  await tx.execute(sql`delete from evidence.gap where position = any(${positions(dead.rows)}::bigint[])`);
  return late.rows.sort((a, b) => a.position - b.position);
}

/** The events that have come since; notes the numbers between them that no event shows. */
async function takeFresh(tx: Tx, settled: number): Promise<Waiting[]> {
  const { rows } = await tx.execute<{ position: number; hash: Buffer }>(
    sql`select position, decode(hash, 'hex') hash from evidence.event where position > ${settled}
        order by position limit ${MOST}`,
  );
  const last = rows.at(-1)?.position ?? settled;
  if (last - settled > rows.length)
    // Its own clock and not the transaction's: whoever drew the number had begun by now.
    await tx.execute(
      sql`insert into evidence.gap select missing, clock_timestamp()
          from generate_series(${settled + 1}::bigint, ${last}::bigint) missing
          where missing <> all(${positions(rows)}::bigint[])`,
    );
  return rows;
}

const positions = (rows: readonly { readonly position: number }[]) =>
  sql.param(rows.map(({ position }) => position));
