import type { Bilingual } from '@zhiban/kernel';
import type { Tx } from '@zhiban/kernel/server';
import { isHolders, paperOf } from '../../model/library.ts';
import type { DocumentRecord } from '../store.ts';
import type { LibraryContext } from './context.ts';
import { sealPaper } from './sealed-paper.ts';
import type { Holder } from './store.ts';

/** An application as the library remembers it. */
export interface LibraryApplication {
  readonly id: string;
  readonly number: string;
  readonly serviceName: Bilingual;
}

/**
 * Puts what was submitted into the holder's library: what the reader knew for one of its kinds and what names nobody
 * else. A document that came out of the library stays where it was first submitted.
 */
export async function keepEntries(
  { kernel, store }: LibraryContext,
  tx: Tx,
  holder: Holder & { readonly code: string },
  application: LibraryApplication,
  documents: readonly DocumentRecord[],
): Promise<void> {
  const filedAt = kernel.clock.now();
  const kept = documents.flatMap(({ id, reading }) =>
    reading && reading.kind !== 'other' && isHolders(holder, reading.kind, reading.fields)
      ? [{ id: kernel.ids.next(), documentId: id, reading }]
      : [],
  );
  if (kept.length === 0) return;
  await store.insert(
    tx,
    kept.map(({ id, documentId, reading: { kind, fields } }) => ({
      id,
      documentId,
      kind,
      paper: sealPaper(kernel.keyring, id, paperOf(kind, fields)),
      personId: holder.kind === 'person' ? holder.id : null,
      organisation: holder.kind === 'organisation' ? holder.id : null,
      applicationId: application.id,
      applicationNumber: application.number,
      serviceName: application.serviceName,
      filedAt,
      verifiedAt: null,
      verifiedBy: null,
      withdrawnAt: null,
    })),
  );
}
