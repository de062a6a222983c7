import type { Bilingual } from '@zhiban/kernel';
import type { Database, Keyring, Tx } from '@zhiban/kernel/server';
import { asc, desc, eq, sql } from 'drizzle-orm';
import type { Reading } from '../model/reading.ts';
import { openReading, sealReading } from './sealed-reading.ts';
import { document, letter, licence, paper } from './tables.ts';

type DocumentRow = typeof document.$inferSelect;
export type DocumentRecord = Omit<DocumentRow, 'plainReading' | 'readingSealed'> & {
  readonly reading: Reading | null;
};
export type LicenceRecord = typeof licence.$inferSelect;
export type PaperRecord = typeof paper.$inferSelect;
export type LetterRecord = typeof letter.$inferSelect;

/** The SQL of this module. */
export function documentStore(db: Database, keyring: Keyring) {
  const opened = ({ plainReading, readingSealed, ...row }: DocumentRow): DocumentRecord => ({
    ...row,
    reading: readingSealed ? openReading(keyring, row.id, readingSealed) : plainReading,
  });
  const byIds = db
    .select()
    .from(document)
    .where(sql`${document.id} = any(${sql.placeholder('ids')}::uuid[])`)
    .prepare('documents_document');
  const byHolder = db
    .select()
    .from(licence)
    .where(eq(licence.holderCode, sql.placeholder('holderCode')))
    .orderBy(desc(licence.issuedAt), desc(licence.id))
    .prepare('documents_licence_by_holder');
  const papers = db
    .select()
    .from(paper)
    .where(eq(paper.applicationId, sql.placeholder('applicationId')))
    .orderBy(asc(paper.madeAt), asc(paper.id))
    .prepare('documents_paper');
  return {
    insertDocument: (tx: Tx, { reading, ...record }: DocumentRecord) =>
      tx
        .insert(document)
        .values({ ...record, readingSealed: reading && sealReading(keyring, record.id, reading) }),
    async documents(ids: readonly string[]): Promise<DocumentRecord[]> {
      return ids.length ? (await byIds.execute({ ids: [...ids] })).map(opened) : [];
    },
    saveReading: (tx: Tx, id: string, result: { reading: Reading } | { problem: Bilingual }) =>
      tx
        .update(document)
        .set(
          'reading' in result
            ? { readingState: 'done', readingSealed: sealReading(keyring, id, result.reading) }
            : { readingState: 'failed', problem: result.problem },
        )
        .where(eq(document.id, id)),

    async nextSerial(): Promise<number> {
      const { rows } = await db.execute<{ serial: number }>(
        sql`select nextval('documents.licence_serial') serial`,
      );
      const [row] = rows;
      if (!row) throw new Error('The sequence documents.licence_serial is missing.');
      return row.serial;
    },
    /** @returns whether it was written; false when the application already has its licence */
    async insertLicence(tx: Tx, record: LicenceRecord): Promise<boolean> {
      const rows = await tx
        .insert(licence)
        .values(record)
        .onConflictDoNothing()
        .returning({ id: licence.id });
      return rows.length > 0;
    },
    licencesOf: (holderCode: string): Promise<LicenceRecord[]> => byHolder.execute({ holderCode }),
    saveImage: (id: string, imageDigest: string) =>
      db.update(licence).set({ imageDigest }).where(eq(licence.id, id)),
    async licence(id: string): Promise<LicenceRecord | undefined> {
      return (await db.select().from(licence).where(eq(licence.id, id)))[0];
    },
    async licenceOfApplication(applicationId: string): Promise<LicenceRecord | undefined> {
      return (await db.select().from(licence).where(eq(licence.applicationId, applicationId)))[0];
    },
    async licenceByIdentifier(identifier: string): Promise<LicenceRecord | undefined> {
      return (await db.select().from(licence).where(eq(licence.identifier, identifier)))[0];
    },
    /** @returns whether it was written; false when it is there already */
    async insertLetter(tx: Tx, record: LetterRecord): Promise<boolean> {
      const rows = await tx
        .insert(letter)
        .values(record)
        .onConflictDoNothing()
        .returning({ number: letter.number });
      return rows.length > 0;
    },
    lettersOf: (applicationId: string): Promise<LetterRecord[]> =>
      db
        .select()
        .from(letter)
        .where(eq(letter.applicationId, applicationId))
        .orderBy(asc(letter.madeAt), asc(letter.number)),
    async lastLetter(applicationId: string): Promise<LetterRecord | undefined> {
      const rows = await db
        .select()
        .from(letter)
        .where(eq(letter.applicationId, applicationId))
        .orderBy(desc(letter.madeAt))
        .limit(1);
      return rows[0];
    },
    /** @returns whether it was written; false when there is one for this occasion */
    async insertPaper(tx: Tx, record: PaperRecord): Promise<boolean> {
      const rows = await tx.insert(paper).values(record).onConflictDoNothing().returning({ id: paper.id });
      return rows.length > 0;
    },
    papersOf: (applicationId: string): Promise<PaperRecord[]> => papers.execute({ applicationId }),
  };
}
export type DocumentStore = ReturnType<typeof documentStore>;
