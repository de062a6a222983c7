import type { Database, Tx } from '@zhiban/kernel/server';
import { and, desc, eq, sql } from 'drizzle-orm';
import type { SigningSuite } from '../../model/signing-key.ts';
import { signingKey } from '../tables.ts';

export type SigningKeyRecord = typeof signingKey.$inferSelect;

/** The SQL of signing keys. */
export function signingKeyStore(db: Database) {
  const active = db
    .select()
    .from(signingKey)
    .where(
      and(
        eq(signingKey.officeCode, sql.placeholder('officeCode')),
        eq(signingKey.suite, sql.placeholder('suite')),
        eq(signingKey.state, 'active'),
      ),
    )
    .prepare('documents_signing_key_active');
  return {
    async active(officeCode: string, suite: SigningSuite): Promise<SigningKeyRecord | undefined> {
      return (await active.execute({ officeCode, suite }))[0];
    },
    insert: (record: SigningKeyRecord) => db.insert(signingKey).values(record).onConflictDoNothing(),
    /** The keys of offices, newest first. */
    listed: (): Promise<SigningKeyRecord[]> =>
      db
        .select()
        .from(signingKey)
        .where(eq(signingKey.purpose, 'documents'))
        .orderBy(desc(signingKey.proposedAt), desc(signingKey.id)),
    /** A key, and with it all keys of its office and suite, held until the transaction ends. */
    async hold(tx: Tx, id: string): Promise<SigningKeyRecord | undefined> {
      const [known] = await tx.select().from(signingKey).where(eq(signingKey.id, id));
      if (!known) return undefined;
      const { officeCode, suite } = known;
      const held = await tx
        .select()
        .from(signingKey)
        .where(and(eq(signingKey.officeCode, officeCode), eq(signingKey.suite, suite)))
        .orderBy(signingKey.id)
        .for('update');
      return held.find(record => record.id === id);
    },
    retireActive: (tx: Tx, { officeCode, suite }: SigningKeyRecord, retiredBy: string, retiredAt: Date) =>
      tx
        .update(signingKey)
        .set({ state: 'retired', retiredBy, retiredAt })
        .where(
          and(
            eq(signingKey.officeCode, officeCode),
            eq(signingKey.suite, suite),
            eq(signingKey.state, 'active'),
          ),
        ),
    async update(tx: Tx, id: string, change: Partial<SigningKeyRecord>): Promise<SigningKeyRecord> {
      const [row] = await tx.update(signingKey).set(change).where(eq(signingKey.id, id)).returning();
      if (!row) throw new Error(`The signing key ${id} is gone.`);
      return row;
    },
    /** The issuers of every key that was ever active, up to their roots. */
    trusted: (suite: SigningSuite): Promise<{ chainPem: string[] }[]> =>
      db
        .select({ chainPem: signingKey.chainPem })
        .from(signingKey)
        .where(and(eq(signingKey.suite, suite), sql`${signingKey.activatedAt} is not null`)),
  };
}
export type SigningKeyStore = ReturnType<typeof signingKeyStore>;
