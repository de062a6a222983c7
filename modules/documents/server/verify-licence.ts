import type { Kernel } from '@zhiban/kernel/server';
import { documentErrors } from '../model/errors.ts';
import { checkLicenceIdentifier, licenceStates } from '../model/licence.ts';
import type { IssuingKeys } from './issuing-keys.ts';
import { verifyPdfSignature } from './signing/index.ts';
import type { DocumentStore } from './store.ts';

const hideMiddle = (name: string): string =>
  name.length <= 2
    ? `${name.slice(0, 1)}*`
    : `${name.slice(0, 2)}${'*'.repeat(Math.min(name.length - 3, 6))}${name.slice(-1)}`;

/** What anyone who holds the identifier may know. @throws DOCUMENTS_UNKNOWN_LICENCE */
export async function verifyLicence(
  kernel: Kernel,
  store: DocumentStore,
  keys: IssuingKeys,
  identifier: string,
) {
  const record = checkLicenceIdentifier(identifier) ? await store.licenceByIdentifier(identifier) : undefined;
  if (!record) throw documentErrors.UNKNOWN_LICENCE();
  const check = await verifyPdfSignature(
    await kernel.blobs.get(record.pdfDigest),
    await keys.roots(),
    await keys.timeStampRoots(),
  );
  return {
    title: record.title,
    number: record.number,
    identifier,
    holder: hideMiddle(record.metadata.holderName),
    issuerName: record.metadata.issuerName,
    issueDate: record.metadata.issueDate,
    validTo: record.metadata.validTo,
    state: record.state,
    stateName: licenceStates[record.state],
    signature: {
      valid: check.valid,
      signer: check.signer,
      signedAt: check.signedAt?.toISOString() ?? null,
      problem: check.problem ?? null,
    },
  };
}
