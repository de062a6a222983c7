import type { Keyring, SealedColumn } from '@zhiban/kernel/server';
import type { paperOf } from '../../model/library.ts';

type PaperFacts = ReturnType<typeof paperOf>;

const purpose = (entryId: unknown) => `documents/library-paper/${entryId}`;

export const sealedPapers: SealedColumn = {
  table: 'documents.library_entry',
  key: ['id'],
  column: 'paper',
  purpose: ({ id }) => purpose(id),
};

/** A paper's number may be a person's: it is as private as the reading that it comes from. */
export const sealPaper = (keyring: Keyring, entryId: string, paper: PaperFacts): Buffer =>
  keyring.seal(purpose(entryId), Buffer.from(JSON.stringify(paper)));

export const openPaper = (keyring: Keyring, entryId: string, sealed: Buffer): PaperFacts =>
  // Written by `sealPaper` and authenticated by the keyring.
  JSON.parse(keyring.open(purpose(entryId), sealed).toString()) as PaperFacts;
