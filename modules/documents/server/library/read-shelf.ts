import { type Bilingual, civilDay } from '@zhiban/kernel';
import { stateOf } from '../../model/library.ts';
import type { LibraryConsent, LibraryState } from '../../model/library-states.ts';
import type { MaterialKind } from '../../model/reading.ts';
import type { LicenceRecord } from '../store.ts';
import type { LibraryContext } from './context.ts';
import { openPaper } from './sealed-paper.ts';
import type { Holder } from './store.ts';

/** A paper that was submitted once, with what makes it fit to be used again. */
export interface LibraryEntry {
  readonly id: string;
  readonly documentId: string;
  readonly digest: string;
  readonly pages: number;
  readonly kind: MaterialKind;
  readonly number: string | null;
  /** Last day; null where none was read or it has none. */
  readonly validTo: string | null;
  readonly uploadedAt: Date;
  readonly trust: 'B' | 'C';
  /** The department whose officer checked it. */
  readonly verifiedBy: string | null;
  readonly filedAt: Date;
  readonly withdrawnAt: Date | null;
  readonly application: { readonly id: string; readonly number: string };
  readonly serviceName: Bilingual;
  readonly state: LibraryState;
}

/** What a holder has, and how he lets it be used. */
export interface Shelf {
  readonly consent: LibraryConsent;
  readonly entries: readonly LibraryEntry[];
}

/**
 * A holder's entries, newest first, with where each stands today.
 * @param asked the holder's licences, where the caller has asked for them already
 */
export async function readShelf(
  { kernel, store, documents }: LibraryContext,
  holder: Holder,
  holderCode: string,
  asked?: Promise<readonly LicenceRecord[]>,
): Promise<Shelf> {
  const [consent, rows] = await Promise.all([store.consentOf(holder), store.entriesOf(holder)]);
  const licences = rows.length > 0 ? await (asked ?? documents.licencesOf(holderCode)) : [];
  const today = civilDay(kernel.clock.now());
  const issued = new Set(licences.map(({ number }) => number));
  const papers = rows.map(({ entry, digest, pages, uploadedAt }) => ({
    id: entry.id,
    documentId: entry.documentId,
    digest,
    pages,
    kind: entry.kind,
    ...openPaper(kernel.keyring, entry.id, entry.paper),
    uploadedAt,
    trust: entry.verifiedAt ? ('B' as const) : ('C' as const),
    verifiedBy: entry.verifiedBy,
    filedAt: entry.filedAt,
    withdrawnAt: entry.withdrawnAt,
    application: { id: entry.applicationId, number: entry.applicationNumber },
    serviceName: entry.serviceName,
  }));
  return {
    consent,
    entries: papers.map(paper => ({ ...paper, state: stateOf(paper, papers, issued, today) })),
  };
}
