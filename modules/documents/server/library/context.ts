import type { Evidence } from '@zhiban/evidence/server';
import type { Kernel } from '@zhiban/kernel/server';
import type { LicenceRecord } from '../store.ts';
import type { Holder, LibraryStore } from './store.ts';

/** What the operations of the library work with. */
export interface LibraryContext {
  readonly kernel: Kernel;
  readonly store: LibraryStore;
  readonly evidence: Evidence;
  readonly documents: {
    licencesOf(holderCode: string): Promise<LicenceRecord[]>;
    pageImage(documentId: string, page: number): Promise<Uint8Array>;
  };
}

/** The evidence stream of a holder's library: consents, uses, withdrawals. */
export const libraryStream = ({ id }: Holder): string => `library/${id}`;
