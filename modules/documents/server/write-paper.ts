import type { Kernel, Tx } from '@zhiban/kernel/server';
import type { IssuingKeys, Office } from './issuing-keys.ts';
import type { DocumentStore } from './store.ts';
import { type IssuedPaper, storeSigned } from './store-signed.ts';
import {
  type AcceptanceNotice,
  acceptanceSheet,
  type CorrectionNotice,
  correctionSheet,
} from './writing/index.ts';

/** What 受理通知书 or 补正告知书 says. */
export type PaperContent =
  | ({ readonly kind: 'acceptance' } & Omit<AcceptanceNotice, 'issuerName' | 'verifyUrl'>)
  | ({ readonly kind: 'correction' } & Omit<CorrectionNotice, 'issuerName' | 'verifyUrl'>);

export type PaperRequest = PaperContent & {
  readonly applicationId: string;
  /** The hash of the event that calls for the notice: asked twice for the same, one paper is made. */
  readonly occasion: string;
  readonly issuer: Office;
};

/** Writes, signs and stores a notice; `alsoInTransaction` runs in the transaction that stores it, once. @throws DOCUMENTS_CHARACTER_NOT_IN_FONT */
export async function writePaper(
  kernel: Kernel,
  store: DocumentStore,
  keys: IssuingKeys,
  request: PaperRequest,
  alsoInTransaction: (tx: Tx, paper: IssuedPaper) => Promise<void>,
): Promise<void> {
  const { applicationId, occasion, kind, number, issuer } = request;
  const earlier = await store.papersOf(applicationId);
  if (earlier.some(paper => paper.occasion === occasion)) return;
  const madeAt = kernel.clock.now();
  const sheet = sheetOf(request, `${kernel.publicUrl()}/applications/${applicationId}`);
  const signed = await storeSigned(kernel, keys, sheet, { issuer, reason: sheet.title, signedAt: madeAt });
  const id = kernel.ids.next();
  await kernel.transaction(async tx => {
    if (await store.insertPaper(tx, { id, applicationId, kind, occasion, number, madeAt, ...signed }))
      await alsoInTransaction(tx, { kind, number, ...signed });
  });
}

function sheetOf(request: PaperRequest, verifyUrl: string) {
  const signature = { issuerName: request.issuer.name, verifyUrl };
  return request.kind === 'acceptance'
    ? acceptanceSheet({ ...request, ...signature })
    : correctionSheet({ ...request, ...signature });
}
