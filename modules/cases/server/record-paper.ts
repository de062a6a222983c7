import type { IssuedPaper } from '@zhiban/documents/server';
import { SYSTEM } from '@zhiban/evidence';
import type { Tx } from '@zhiban/kernel/server';
import { type CaseContext, streamOf } from './context.ts';

/** Puts a letter or notice on record with the digests of its files, in the transaction that stores it. */
export const recordPaper =
  ({ evidence }: CaseContext, applicationId: string) =>
  async (tx: Tx, { kind, number, pdfDigest, ofdDigest }: IssuedPaper): Promise<void> => {
    await evidence.append(tx, streamOf(applicationId), [
      { type: 'cases.paper-issued', actor: SYSTEM, data: { kind, number, pdfDigest, ofdDigest } },
    ]);
  };
