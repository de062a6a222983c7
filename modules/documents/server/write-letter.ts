import type { Kernel, Tx } from '@zhiban/kernel/server';
import type { IssuingKeys, Office } from './issuing-keys.ts';
import type { DocumentStore } from './store.ts';
import { type IssuedPaper, storeSigned } from './store-signed.ts';
import { type LetterDocument, letterSheet } from './writing/index.ts';

export interface LetterRequest extends Omit<LetterDocument, 'verifyUrl' | 'issuerName'> {
  readonly applicationId: string;
  readonly issuer: Office;
}

/**
 * Writes, signs and stores a decision letter. The same number for the same application is written once;
 * `alsoInTransaction` runs in the transaction that stores it, once.
 */
export async function writeLetter(
  kernel: Kernel,
  store: DocumentStore,
  keys: IssuingKeys,
  { applicationId, issuer, ...content }: LetterRequest,
  alsoInTransaction: (tx: Tx, paper: IssuedPaper) => Promise<void>,
): Promise<void> {
  const madeAt = kernel.clock.now();
  const verifyUrl = `${kernel.publicUrl()}/applications/${applicationId}`;
  const sheet = letterSheet({ ...content, issuerName: issuer.name, verifyUrl });
  const signed = await storeSigned(kernel, keys, sheet, { issuer, reason: content.title, signedAt: madeAt });
  const { number } = content;
  await kernel.transaction(async tx => {
    if (await store.insertLetter(tx, { applicationId, number, madeAt, ...signed }))
      await alsoInTransaction(tx, { kind: 'decision', number, ...signed });
  });
}
