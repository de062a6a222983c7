import { randomBytes } from 'node:crypto';
import type { Kernel, ModuleParts, Tx } from '@zhiban/kernel/server';
import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import { type Actor, type ChainCheck, GENESIS, type RecordedEvent } from '../model/index.ts';
import { checkChain, commitment, type Link, linkHash } from './chain.ts';
import { event } from './tables.ts';

export interface NewEvent {
  readonly type: string;
  readonly actor: Actor;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The append-only record of everything that happened, one hash chain for each stream. */
export interface Evidence extends ModuleParts<never> {
  /**
   * Appends events to a stream in the transaction of the change. Two writers of one stream wait for each
   * other.
   * @returns the hash of the last link
   */
  append(tx: Tx, stream: string, events: readonly NewEvent[]): Promise<string>;
  /** A stream's events in their order. */
  read(stream: string): Promise<RecordedEvent[]>;
  /** The newest event of a type in each of many streams, by stream; a stream without one is left out. */
  newest(streams: readonly string[], type: string): Promise<ReadonlyMap<string, RecordedEvent>>;
  /** Recomputes every link of a stream. */
  check(stream: string): Promise<ChainCheck>;
}

export function createEvidence(kernel: Kernel): Evidence {
  const byStream = kernel.db
    .select()
    .from(event)
    .where(eq(event.stream, sql.placeholder('stream')))
    .orderBy(asc(event.seq))
    .prepare('evidence_stream');
  const links = (stream: string) => byStream.execute({ stream });
  return {
    routes: [],
    migrations: { module: 'evidence', folder: new URL('./migrations/', import.meta.url) },
    async append(tx, stream, events) {
      // Two statements, so that the second sees what was committed while the first waited; one round trip.
      const [, [last]] = await Promise.all([
        tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${stream}, 0))`),
        tx
          .select({ seq: event.seq, hash: event.hash })
          .from(event)
          .where(eq(event.stream, stream))
          .orderBy(desc(event.seq))
          .limit(1),
      ]);
      const at = kernel.clock.now();
      let { seq, hash } = last ?? { seq: 0, hash: GENESIS };
      const rows = events.map(({ type, actor, data }) => {
        const salt = randomBytes(16).toString('hex');
        const content = JSON.stringify({ actor, data });
        const link = { stream, seq: ++seq, type, at, commitment: commitment(salt, content), previous: hash };
        hash = linkHash(link);
        return { ...link, content, salt, hash };
      });
      await tx.insert(event).values(rows);
      return hash;
    },
    read: async stream => (await links(stream)).map(opened),
    async newest(streams, type) {
      const found = await kernel.db
        .selectDistinctOn([event.stream])
        .from(event)
        .where(and(inArray(event.stream, [...streams]), eq(event.type, type)))
        .orderBy(event.stream, desc(event.seq));
      return new Map(found.map(link => [link.stream, opened(link)]));
    },
    check: async stream => checkChain(await links(stream)),
  };
}

/** Written by `append`, and guarded by the chain. */
type Content = Pick<RecordedEvent, 'actor' | 'data'>;

function opened({ content, salt: _salt, commitment: _commitment, ...link }: Link): RecordedEvent {
  return { ...link, ...(JSON.parse(content) as Content) };
}
