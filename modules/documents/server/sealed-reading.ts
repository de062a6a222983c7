import type { Keyring, SealedColumn } from '@zhiban/kernel/server';
import type { Reading } from '../model/reading.ts';

const purpose = (documentId: unknown) => `documents/reading/${documentId}`;

export const sealedReadings: SealedColumn = {
  table: 'documents.document',
  key: ['id'],
  column: 'reading_sealed',
  plain: 'reading',
  purpose: ({ id }) => purpose(id),
};

/** What was read from a file is as private as the file itself. */
export const sealReading = (keyring: Keyring, documentId: string, reading: Reading): Buffer =>
  keyring.seal(purpose(documentId), Buffer.from(JSON.stringify(reading)));

export const openReading = (keyring: Keyring, documentId: string, sealed: Buffer): Reading =>
  // Written by `sealReading` and authenticated by the keyring.
  JSON.parse(keyring.open(purpose(documentId), sealed).toString()) as Reading;
