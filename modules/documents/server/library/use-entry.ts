import type { Actor } from '@zhiban/evidence';
import type { Tx } from '@zhiban/kernel/server';
import { libraryErrors } from '../../model/library-errors.ts';
import { type LibraryContext, libraryStream } from './context.ts';
import type { LibraryApplication } from './keep-entries.ts';
import type { LibraryEntry } from './read-shelf.ts';
import type { Holder, UseRecord } from './store.ts';

export interface EntryUse {
  readonly holder: Holder;
  readonly entry: Pick<LibraryEntry, 'id' | 'digest'>;
  readonly application: LibraryApplication;
  readonly consent: UseRecord['consent'];
  readonly actor: Actor;
}

/**
 * Records that an entry is used for an application, with the consent that it rests on (个人信息保护法第十四条).
 * @throws LIBRARY_NOT_IN_FORCE when it was withdrawn meanwhile
 */
export async function useEntry(
  { kernel, store, evidence }: LibraryContext,
  tx: Tx,
  { holder, entry, application, consent, actor }: EntryUse,
): Promise<void> {
  if ((await store.holdUsable(tx, [entry.id])).length === 0) throw libraryErrors.NOT_IN_FORCE();
  await store.insertUse(tx, {
    entryId: entry.id,
    applicationId: application.id,
    applicationNumber: application.number,
    serviceName: application.serviceName,
    consent,
    usedAt: kernel.clock.now(),
  });
  const data = { entry: entry.id, digest: entry.digest, application: application.number, consent };
  await evidence.append(tx, libraryStream(holder), [{ type: 'documents.library-entry-used', actor, data }]);
}

/** Records that a use was given up before the application was submitted. */
export async function releaseEntry(
  { store, evidence }: LibraryContext,
  tx: Tx,
  { holder, entryId, application, actor }: Omit<EntryUse, 'entry' | 'consent'> & { readonly entryId: string },
): Promise<void> {
  await store.deleteUse(tx, entryId, application.id);
  const data = { entry: entryId, application: application.number };
  await evidence.append(tx, libraryStream(holder), [{ type: 'documents.library-use-given-up', actor, data }]);
}
