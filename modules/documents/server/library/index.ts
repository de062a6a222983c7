import type { Caller } from '@zhiban/identity';
import type { Kernel, ModuleParts, Route, Tx } from '@zhiban/kernel/server';
import type { DocumentRecord, LicenceRecord } from '../store.ts';
import type { LibraryContext } from './context.ts';
import { keepEntries, type LibraryApplication } from './keep-entries.ts';
import { readShelf, type Shelf } from './read-shelf.ts';
import { libraryRoutes } from './routes.ts';
import { sealedPapers } from './sealed-paper.ts';
import { type Holder, libraryStore } from './store.ts';
import { type EntryUse, releaseEntry, useEntry } from './use-entry.ts';

export type { LibraryEntry, Shelf } from './read-shelf.ts';
export type { Holder } from './store.ts';

/** What a person or a company submitted once, to be used again with the holder's consent. */
export interface Library extends ModuleParts<Route<Caller>> {
  /**
   * A holder's entries, newest first, and how he lets them be used.
   * @param code USCC or resident ID number
   * @param licences the holder's, where the caller has asked for them already
   */
  shelfOf(holder: Holder, code: string, licences?: Promise<readonly LicenceRecord[]>): Promise<Shelf>;
  /** Puts the documents of a submission into the holder's library. */
  keep(
    tx: Tx,
    holder: Holder & { readonly code: string },
    application: LibraryApplication,
    documents: readonly DocumentRecord[],
  ): Promise<void>;
  /** An officer of the department `by` approved an application with these documents: they count as checked. */
  confirm(tx: Tx, documentIds: readonly string[], by: string): Promise<void>;
  /** @throws LIBRARY_NOT_IN_FORCE */
  use(tx: Tx, use: EntryUse): Promise<void>;
  release(tx: Tx, use: Omit<EntryUse, 'entry' | 'consent'> & { readonly entryId: string }): Promise<void>;
  /** Whether none of these entries was withdrawn; none can be until the transaction ends. */
  holdUsable(tx: Tx, entryIds: readonly string[]): Promise<boolean>;
}

/** Builds the library on a kernel, beside the documents whose files it shows. */
export function createLibrary(
  kernel: Kernel,
  neighbours: Pick<LibraryContext, 'evidence' | 'documents'>,
): Library {
  const store = libraryStore(kernel.db);
  const context: LibraryContext = { kernel, store, ...neighbours };
  return {
    routes: libraryRoutes(context),
    sealed: [sealedPapers],
    shelfOf: (holder, code, licences) => readShelf(context, holder, code, licences),
    keep: (tx, holder, application, documents) => keepEntries(context, tx, holder, application, documents),
    async confirm(tx, documentIds, by) {
      if (documentIds.length > 0) await store.verify(tx, documentIds, kernel.clock.now(), by);
    },
    use: (tx, use) => useEntry(context, tx, use),
    release: (tx, use) => releaseEntry(context, tx, use),
    async holdUsable(tx, entryIds) {
      const ids = [...new Set(entryIds)];
      return ids.length === 0 || (await store.holdUsable(tx, ids)).length === ids.length;
    },
  };
}
