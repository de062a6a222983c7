import type { Database, Tx } from '@zhiban/kernel/server';
import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { LibraryConsent } from '../../model/library-states.ts';
import { document } from '../tables.ts';
import { libraryConsent, libraryEntry, libraryUse } from './tables.ts';

/** Whose library it is, as keys: a person's id or a company's unified social credit code. */
export interface Holder {
  readonly kind: 'person' | 'organisation';
  readonly id: string;
}

export type UseRecord = typeof libraryUse.$inferSelect;
type EntryRecord = typeof libraryEntry.$inferSelect;

/** The SQL of the library. */
export function libraryStore(db: Database) {
  const withDocument = {
    entry: libraryEntry,
    digest: document.digest,
    pages: document.pages,
    uploadedAt: document.uploadedAt,
  };
  const ofPerson = db
    .select(withDocument)
    .from(libraryEntry)
    .innerJoin(document, eq(document.id, libraryEntry.documentId))
    .where(eq(libraryEntry.personId, sql.placeholder('holder')))
    .orderBy(desc(libraryEntry.filedAt), desc(libraryEntry.id))
    .prepare('documents_library_of_person');
  const ofOrganisation = db
    .select(withDocument)
    .from(libraryEntry)
    .innerJoin(document, eq(document.id, libraryEntry.documentId))
    .where(eq(libraryEntry.organisation, sql.placeholder('holder')))
    .orderBy(desc(libraryEntry.filedAt), desc(libraryEntry.id))
    .prepare('documents_library_of_organisation');
  const consents = db
    .select()
    .from(libraryConsent)
    .where(eq(libraryConsent.holder, sql.placeholder('holder')))
    .prepare('documents_library_consent');
  return {
    /** All entries of a holder, newest first. */
    entriesOf: ({ kind, id: holder }: Holder) =>
      (kind === 'person' ? ofPerson : ofOrganisation).execute({ holder }),
    async entry(id: string): Promise<EntryRecord | undefined> {
      return (await db.select().from(libraryEntry).where(eq(libraryEntry.id, id)))[0];
    },
    /** The row, kept from being withdrawn until the transaction ends, if it has not been. */
    async holdUsable(tx: Tx, ids: readonly string[]): Promise<EntryRecord[]> {
      return tx
        .select()
        .from(libraryEntry)
        .where(and(inArray(libraryEntry.id, [...ids]), isNull(libraryEntry.withdrawnAt)))
        .for('share');
    },
    insert: (tx: Tx, records: readonly EntryRecord[]) =>
      tx
        .insert(libraryEntry)
        .values([...records])
        .onConflictDoNothing({ target: libraryEntry.documentId }),
    verify: (tx: Tx, documentIds: readonly string[], verifiedAt: Date, verifiedBy: string) =>
      tx
        .update(libraryEntry)
        .set({ verifiedAt, verifiedBy })
        .where(and(inArray(libraryEntry.documentId, [...documentIds]), isNull(libraryEntry.verifiedAt))),
    /** @returns whether it was there to be withdrawn */
    async withdraw(tx: Tx, id: string, withdrawnAt: Date): Promise<boolean> {
      const rows = await tx
        .update(libraryEntry)
        .set({ withdrawnAt })
        .where(and(eq(libraryEntry.id, id), isNull(libraryEntry.withdrawnAt)))
        .returning({ id: libraryEntry.id });
      return rows.length > 0;
    },
    insertUse: (tx: Tx, record: UseRecord) =>
      tx
        .insert(libraryUse)
        .values(record)
        .onConflictDoUpdate({
          target: [libraryUse.entryId, libraryUse.applicationId],
          set: { consent: record.consent, usedAt: record.usedAt },
        }),
    deleteUse: (tx: Tx, entryId: string, applicationId: string) =>
      tx
        .delete(libraryUse)
        .where(and(eq(libraryUse.entryId, entryId), eq(libraryUse.applicationId, applicationId))),
    async usesOf(entryIds: readonly string[]): Promise<UseRecord[]> {
      if (entryIds.length === 0) return [];
      return db
        .select()
        .from(libraryUse)
        .where(inArray(libraryUse.entryId, [...entryIds]))
        .orderBy(desc(libraryUse.usedAt));
    },
    async consentOf(holder: Holder): Promise<LibraryConsent> {
      const [row] = await consents.execute({ holder: holder.id });
      return row?.consent ?? 'ask';
    },
    setConsent: (tx: Tx, holder: Holder, consent: LibraryConsent, changedAt: Date) =>
      tx
        .insert(libraryConsent)
        .values({ holder: holder.id, consent, changedAt })
        .onConflictDoUpdate({ target: libraryConsent.holder, set: { consent, changedAt } }),
  };
}
export type LibraryStore = ReturnType<typeof libraryStore>;
