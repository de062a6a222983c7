import { randomBytes } from 'node:crypto';
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

/**
 * Appends events to a stream in the transaction of the change. Two writers of one stream wait for each other.
 * Two statements whose plans the database keeps: the rate of appending is that of its round trips.
 * @returns the hash of the last link
 */
export async function appendEvents(
  clock: Clock,
  tx: Tx,
  stream: string,
  events: readonly NewEvent[],
): Promise<string> {
  const { rows } = await tx.execute<{ seq: number; hash: string }>(
    sql`select seq, hash from evidence.hold(${stream})`,
  );
  const { seq, hash: last } = rows[0] ?? { seq: 0, hash: GENESIS };
  const at = clock.now();
  const hashes = [last];
  const links = events.map(({ type, actor, data }, index) => {
    const salt = randomBytes(16).toString('hex');
    const content = JSON.stringify({ actor, data });
    const previous = hashes[index] ?? GENESIS;
    const link = { stream, seq: seq + index + 1, type, at, commitment: commitment(salt, content), previous };
    hashes.push(linkHash(link));
    return { ...link, content, salt };
  });
  const column = (name: 'type' | 'content' | 'salt' | 'commitment') =>
    sql.param(links.map(link => link[name]));
  await tx.execute(
    sql`select evidence.append(${stream}, ${seq + 1}, ${column('type')}::text[], ${at.toISOString()}::timestamptz, ${column('content')}::text[],
        ${column('salt')}::text[], ${column('commitment')}::text[], ${sql.param(hashes)}::text[])`,
  );
  return hashes.at(-1) ?? GENESIS;
}
