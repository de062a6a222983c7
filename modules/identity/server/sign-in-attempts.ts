import type { Kernel, Keyring, Tx } from '@zhiban/kernel/server';
import { eq, sql } from 'drizzle-orm';
import { identityErrors } from '../model/index.ts';
import { type AttemptKind, FORGOTTEN_AFTER_SECONDS, pauseSeconds } from '../model/lock-out.ts';
import { signInAttempt } from './tables.ts';

/** Whose failures are counted: those for one account name, known or not, and those from one address. */
export interface AttemptSource {
  readonly userName: string;
  readonly address: string;
}

const after = (instant: Date, seconds: number) => new Date(instant.getTime() + seconds * 1000);

// A name that was typed in may be a password typed into the wrong field: only its keyed digest is kept.
const keysOf = (keyring: Keyring, { userName, address }: AttemptSource): readonly [AttemptKind, string][] => [
  ['address', `address:${address}`],
  ['account', `account:${keyring.mac('identity/sign-in-attempt', userName)}`],
];

/**
 * Counts a failure before the password is looked at, so that a hundred attempts at once are a hundred
 * failures; `forgiveAttempt` takes it back when the attempt succeeds.
 * @throws IDENTITY_LOCKED while the account or the address is paused; such an attempt is not counted
 */
export async function takeAttempt(kernel: Kernel, source: AttemptSource): Promise<void> {
  const now = kernel.clock.now();
  await kernel.transaction(async tx => {
    for (const [kind, key] of keysOf(kernel.keyring, source)) await countFailure(tx, kind, key, now);
  });
}

async function countFailure(tx: Tx, kind: AttemptKind, key: string, now: Date): Promise<void> {
  await tx.insert(signInAttempt).values({ key, failures: 0, lastAt: now }).onConflictDoNothing();
  const row = await lockRow(tx, key);
  if (!row) return;
  if (row.pausedUntil && row.pausedUntil > now)
    throw identityErrors.LOCKED({ seconds: Math.ceil((row.pausedUntil.getTime() - now.getTime()) / 1000) });
  const forgotten = after(row.lastAt, FORGOTTEN_AFTER_SECONDS[kind]) < now;
  await writeFailures(tx, key, forgotten ? 1 : row.failures + 1, now);
}

/** After a success: the account starts from nothing, the address is only given back this one attempt. */
export async function forgiveAttempt(tx: Tx, kernel: Kernel, source: AttemptSource): Promise<void> {
  const now = kernel.clock.now();
  for (const [kind, key] of keysOf(kernel.keyring, source)) {
    const row = await lockRow(tx, key);
    if (row) await writeFailures(tx, key, kind === 'account' ? 0 : Math.max(0, row.failures - 1), now);
  }
}

/** Forgets what no longer counts; rows that somebody is using are left for the next time. */
export async function forgetOldAttempts({ db, clock }: Kernel): Promise<void> {
  const before = after(clock.now(), -FORGOTTEN_AFTER_SECONDS.account);
  await db.execute(sql`delete from ${signInAttempt} where key in (
    select key from ${signInAttempt} where last_at < ${before.toISOString()}::timestamptz for update skip locked)`);
}

async function lockRow(tx: Tx, key: string) {
  const [row] = await tx.select().from(signInAttempt).where(eq(signInAttempt.key, key)).for('update');
  return row;
}

async function writeFailures(tx: Tx, key: string, failures: number, now: Date): Promise<void> {
  const pause = pauseSeconds(failures);
  await tx
    .update(signInAttempt)
    .set({ failures, lastAt: now, pausedUntil: pause > 0 ? after(now, pause) : null })
    .where(eq(signInAttempt.key, key));
}
