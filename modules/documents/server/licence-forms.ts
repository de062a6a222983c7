import type { LicenceLayout } from '../model/licence-layout.ts';
import type { LicenceRecordFile } from '../model/licence-record.ts';
import type { IssuingKeys, Office } from './issuing-keys.ts';
import { signOfd, signPdf, signRecord } from './signing/index.ts';
import { type LicenceDocument, writeLicenceOfd, writeLicencePdf } from './writing/index.ts';

/** The same licence for different readers, each signed by the office. */
export interface LicenceForms {
  readonly pdf: Uint8Array;
  /** Null while the office has no key for the national algorithms. */
  readonly national: { readonly ofd: Uint8Array; readonly record: LicenceRecordFile } | null;
}

/**
 * Writes and signs a licence in every form that is configured; where one cannot be made, none is.
 * @param layout how it looks; the usual way where its service brings no layout of its own
 * @throws DOCUMENTS_BAD_SIGNING_KEY, DOCUMENTS_TIMESTAMP_UNAVAILABLE, DOCUMENTS_SIGNING_CERTIFICATE_NOT_IN_FORCE,
 * and what the writers throw
 */
export async function makeLicenceForms(
  keys: IssuingKeys,
  document: LicenceDocument,
  issuer: Office,
  signedAt: Date,
  layout?: LicenceLayout,
): Promise<LicenceForms> {
  const pdf = await signPdf(await writeLicencePdf(document, layout), await keys.keyOf(issuer.code), {
    reason: `颁发${document.title}`,
    location: issuer.name,
    signedAt,
    timeStamp: await keys.timeStamper(),
  });
  const key = await keys.nationalKeyOf(issuer.code);
  if (!key) return { pdf, national: null };
  const ofd = signOfd(await writeLicenceOfd(document, layout), key, { officeCode: issuer.code, signedAt });
  return { pdf, national: { ofd, record: signRecord(document.licence, key, signedAt) } };
}
