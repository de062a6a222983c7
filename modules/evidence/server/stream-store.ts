import type { Database, Tx } from '@zhiban/kernel/server';
import { and, asc, desc, eq, inArray, isNotNull, ne, type SQL, sql } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/pg-core';
import { ERASED } from '../model/event.ts';
import { event, leaf } from './tables.ts';

/** An event as its table holds it. */
export type EventRecord = typeof event.$inferSelect;

/** Where an event stands in the log; `leaf` null: it waits to be sealed. */
export interface Found {
  readonly event: EventRecord;
  readonly leaf: number | null;
}

/** The SQL of streams. */
export function streamStore(db: Database) {
  const byStream = db
    .select()
    .from(event)
    .where(eq(event.stream, sql.placeholder('stream')))
    .orderBy(asc(event.seq))
    .prepare('evidence_stream');
  return {
    /** A stream's events in their order. */
    events: (stream: string): Promise<EventRecord[]> => byStream.execute({ stream }),
    newest: (streams: readonly string[], type: string): Promise<EventRecord[]> =>
      db
        .selectDistinctOn([event.stream])
        .from(event)
        .where(and(inArray(event.stream, [...streams]), eq(event.type, type)))
        .orderBy(event.stream, desc(event.seq)),
    /** The event at the leaf of this link hash; whether it is still the same is the caller's to check. */
    async byCode(code: string): Promise<Found | undefined> {
      const sealed = async (): Promise<Found | undefined> => {
        const [found] = await db
          .select({ event, leaf: leaf.index })
          .from(leaf)
          .innerJoin(event, eq(event.position, leaf.position))
          .where(eq(leaf.hash, Buffer.from(code, 'hex')));
        return found;
      };
      const before = await sealed();
      if (before) return before;
      const unsealed = (position: SQL) =>
        db
          .select()
          .from(event)
          .where(and(position, eq(event.hash, code)));
      const [waiting] = await unionAll(
        unsealed(sql`${event.position} > (select settled from evidence.log)`),
        unsealed(sql`${event.position} in (select position from evidence.gap)`),
      );
      // What was sealed between the two looks was met by neither.
      return waiting ? { event: waiting, leaf: null } : sealed();
    },
    /** Leaf numbers by link hash. */
    async leavesOf(hashes: readonly string[]): Promise<ReadonlyMap<string, number>> {
      const rows = await db
        .select({ index: leaf.index, hash: leaf.hash })
        .from(leaf)
        .where(
          inArray(
            leaf.hash,
            hashes.map(hash => Buffer.from(hash, 'hex')),
          ),
        );
      return new Map(rows.map(({ index, hash }) => [Buffer.from(hash).toString('hex'), index]));
    },
    /** What the leaves from `from` on are hashes of, joined. */
    async entries(from: number, count: number): Promise<Buffer[]> {
      const rows = await db
        .select({ hash: leaf.hash })
        .from(leaf)
        .where(and(sql`${leaf.index} >= ${from}`, sql`${leaf.index} < ${from + count}`))
        .orderBy(asc(leaf.index));
      return rows.map(({ hash }) => Buffer.from(hash));
    },
    /**
     * Takes content and salt of a stream's events; the table lets this pass after a second person's word.
     * @returns the number of the stream's newest event
     */
    async erase(tx: Tx, stream: string): Promise<number> {
      const held = await tx.execute<{ seq: number }>(sql`select seq from evidence.hold(${stream})`);
      await tx
        .update(event)
        .set({ content: null, salt: null })
        .where(and(eq(event.stream, stream), ne(event.type, ERASED), isNotNull(event.content)));
      return held.rows[0]?.seq ?? 0;
    },
  };
}
export type StreamStore = ReturnType<typeof streamStore>;
