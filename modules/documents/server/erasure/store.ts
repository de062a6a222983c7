import type { Tx } from '@zhiban/kernel/server';
import { inArray, sql } from 'drizzle-orm';
import { libraryEntry, libraryUse } from '../library/tables.ts';
import { document, letter, paper } from '../tables.ts';

/** The SQL of erasure. */
export function erasureStore() {
  return {
    /** @returns how many letters and notices an application has, and how many licences */
    async countOf(tx: Tx, applicationId: string): Promise<{ papers: number; licences: number }> {
      const { rows } = await tx.execute<{ papers: number; licences: number }>(sql`select
        (select count(*) from documents.letter where application_id = ${applicationId})
        + (select count(*) from documents.paper where application_id = ${applicationId}) as papers,
        (select count(*) from documents.licence where application_id = ${applicationId}) as licences`);
      return rows[0] ?? { papers: 0, licences: 0 };
    },
    /** Deletes documents with their readings, and what the library knows of them. @returns the digests of their files */
    async deleteDocuments(tx: Tx, ids: readonly string[]): Promise<string[]> {
      const entries = tx
        .select({ id: libraryEntry.id })
        .from(libraryEntry)
        .where(inArray(libraryEntry.documentId, [...ids]));
      await tx.delete(libraryUse).where(inArray(libraryUse.entryId, entries));
      await tx.delete(libraryEntry).where(inArray(libraryEntry.documentId, [...ids]));
      const rows = await tx
        .delete(document)
        .where(inArray(document.id, [...ids]))
        .returning({ digest: document.digest });
      return rows.map(({ digest }) => digest);
    },
    /** Deletes the letters and notices of an application. @returns the digests of their files */
    async deletePapers(tx: Tx, applicationId: string): Promise<string[]> {
      const rows = [];
      for (const table of [letter, paper])
        rows.push(
          ...(await tx
            .delete(table)
            .where(sql`${table.applicationId} = ${applicationId}`)
            .returning({ pdf: table.pdfDigest, ofd: table.ofdDigest })),
        );
      return rows.flatMap(({ pdf, ofd }) => (ofd === null ? [pdf] : [pdf, ofd]));
    },
    /** Keeps a file from being taken away until the transaction ends, or, alone, from being stored meanwhile. */
    async holdFile(tx: Tx, digest: string, alone = false): Promise<void> {
      const key = sql`hashtextextended(${`documents/file/${digest}`}, 0)`;
      await tx.execute(
        alone ? sql`select pg_advisory_xact_lock(${key})` : sql`select pg_advisory_xact_lock_shared(${key})`,
      );
    },
    /** Whether any row still names a file. */
    async isNamed(tx: Tx, digest: string): Promise<boolean> {
      const { rows } = await tx.execute<{ named: boolean }>(sql`select
        exists (select from documents.document where digest = ${digest})
        or exists (select from documents.letter where ${digest} in (pdf_digest, ofd_digest))
        or exists (select from documents.paper where ${digest} in (pdf_digest, ofd_digest))
        or exists (select from documents.licence where ${digest} in (pdf_digest, ofd_digest, image_digest))
        or exists (select from documents.licence_version where ${digest} in (pdf_digest, ofd_digest)) as named`);
      return rows[0]?.named ?? true;
    },
  };
}
export type ErasureStore = ReturnType<typeof erasureStore>;
