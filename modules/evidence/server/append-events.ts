import { randomFillSync } from 'node:crypto';
import type { Clock } from '@zhiban/kernel';
import type { Tx } from '@zhiban/kernel/server';
import { sql } from 'drizzle-orm';
import { type Actor, GENESIS } from '../model/event.ts';
import { commitment, linkHash } from './chain.ts';

export interface NewEvent {
  readonly type: string;
  readonly actor: Actor;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The last link of a stream. */
interface Last {
  readonly seq: number;
  readonly hash: string;
}

const NEW_STREAM: Last = { seq: 0, hash: GENESIS };
/** Streams whose last link is remembered. */
const MOST = 20_000;

/**
 * Appends events. It guesses the last link of the stream from what this process wrote last, so that a right guess,
 * which is the rule, costs one round trip; the database holds the stream and looks, so that a wrong one costs another.
 */
export class Appender {
  readonly #clock: Clock;
  readonly #last = new Map<string, Last>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * Appends in the transaction of the change. Two writers of one stream wait for each other.
   * @returns the hash of the last link
   */
  async append(tx: Tx, stream: string, events: readonly NewEvent[]): Promise<string> {
    const at = this.#clock.now();
    const contents = events.map(({ type, actor, data }) => {
      const salt = newSalt();
      const content = JSON.stringify({ actor, data });
      return { type, salt, content, commitment: commitment(salt, content) };
    });
    let last = this.#last.get(stream) ?? NEW_STREAM;
    for (;;) {
      const { hash, other } = await appendAfter(tx, last, { stream, at, contents });
      if (other) last = other;
      else {
        this.#remember(stream, { seq: last.seq + events.length, hash });
        return hash;
      }
    }
  }

  /** Whether the transaction is committed is not known here: what is remembered is a guess. */
  #remember(stream: string, last: Last): void {
    this.#last.delete(stream);
    this.#last.set(stream, last);
    const [oldest] = this.#last.keys();
    if (this.#last.size > MOST && oldest !== undefined) this.#last.delete(oldest);
  }
}

interface Content {
  readonly type: string;
  readonly salt: string;
  readonly content: string;
  readonly commitment: string;
}

/** Appends behind the link that is believed to be the last. @returns the new last hash, or which other link is the last */
async function appendAfter(
  tx: Tx,
  { seq, hash: first }: Last,
  { stream, at, contents }: { stream: string; at: Date; contents: readonly Content[] },
): Promise<{ hash: string; other?: Last }> {
  let hash = first;
  const hashes = [first];
  for (const [index, { type, commitment }] of contents.entries()) {
    hash = linkHash({ stream, seq: seq + index + 1, type, at, commitment, previous: hash });
    hashes.push(hash);
  }
  const column = (name: keyof Content) => sql.param(contents.map(event => event[name]));
  const { rows } = await tx.execute<{ last: string | null }>(
    sql`select evidence.append(${stream}, ${seq}, ${column('type')}::text[],
        ${at.toISOString()}::timestamptz, ${column('content')}::text[], ${column('salt')}::text[],
        ${column('commitment')}::text[], ${sql.param(hashes)}::text[]) last`,
  );
  const last = rows[0]?.last;
  if (!last) return { hash };
  const [number, otherHash = GENESIS] = last.split(' ');
  return { hash, other: { seq: Number(number), hash: otherHash } };
}

const SALT_BYTES = 16;
const pool = Buffer.alloc(256 * SALT_BYTES);
let drawn = pool.length;

/** 16 random bytes, drawn many at a time: a draw costs more than what it yields. Each is used once. */
function newSalt(): string {
  if (drawn === pool.length) {
    randomFillSync(pool);
    drawn = 0;
  }
  drawn += SALT_BYTES;
  return pool.toString('hex', drawn - SALT_BYTES, drawn);
}
