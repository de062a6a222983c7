import { documentErrors } from '../model/errors.ts';
import { checkLicenceIdentifier, type Licence, licenceStates } from '../model/licence.ts';
import type { PublicLicence } from '../model/operations.ts';
import type { RegisterContext } from './register/context.ts';
import { standingToday } from './register/record-act.ts';
import { verifyPdfSignature } from './signing/index.ts';
import type { LicenceRecord } from './store.ts';

const hideMiddle = (name: string): string =>
  name.length <= 2
    ? `${name.slice(0, 1)}*`
    : `${name.slice(0, 2)}${'*'.repeat(Math.min(name.length - 3, 6))}${name.slice(-1)}`;

/** A version of a licence, and the licence as it is now. */
interface Found {
  readonly record: LicenceRecord;
  readonly version: { readonly metadata: Licence; readonly pdfDigest: string };
}

/** The version of a licence that has this identifier. */
export async function findByIdentifier(
  { store, register }: RegisterContext,
  identifier: string,
): Promise<Found | undefined> {
  if (!checkLicenceIdentifier(identifier)) return undefined;
  const current = await store.licenceByIdentifier(identifier);
  if (current) return { record: current, version: current };
  const version = await register.versionByIdentifier(identifier);
  const record = version && (await store.licence(version.licenceId));
  return record && { record, version };
}

/** What anyone may know. The state is the licence's own, whichever of its versions was shown. */
export function publicViewOf(context: RegisterContext, { record, version }: Found): PublicLicence {
  const { metadata } = version;
  const state = standingToday(context, record);
  return {
    title: metadata.name,
    number: metadata.number,
    identifier: metadata.identifier,
    holder: hideMiddle(metadata.holderName),
    issuerName: metadata.issuerName,
    issueDate: metadata.issueDate,
    validTo: metadata.validTo,
    state,
    stateName: licenceStates[state],
    version: metadata.version,
    newest: metadata.identifier === record.identifier ? null : record.identifier,
  };
}

/** What anyone who holds the identifier may know. @throws DOCUMENTS_UNKNOWN_LICENCE */
export async function verifyLicence(context: RegisterContext, identifier: string) {
  const { kernel, keys } = context;
  const found = await findByIdentifier(context, identifier);
  if (!found) throw documentErrors.UNKNOWN_LICENCE();
  const check = await verifyPdfSignature(
    await kernel.blobs.get(found.version.pdfDigest),
    await keys.roots(),
    await keys.timeStampRoots(),
  );
  return {
    ...publicViewOf(context, found),
    signature: {
      valid: check.valid,
      signer: check.signer,
      signedAt: check.signedAt?.toISOString() ?? null,
      problem: check.problem ?? null,
    },
  };
}
