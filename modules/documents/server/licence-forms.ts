import type { Kernel } from '@zhiban/kernel/server';
import type { LicenceLayout } from '../model/licence-layout.ts';
import type { LicenceRecordFile } from '../model/licence-record.ts';
import type { IssuingKeys } from './issuing-keys.ts';
import { signOfd, signPdf, signRecord } from './signing/index.ts';
import { type LicenceDocument, writeLicenceOfd, writeLicencePdf } from './writing/index.ts';

/** The same licence for different readers, each signed by the office. */
interface LicenceForms {
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
async function makeLicenceForms(
  keys: IssuingKeys,
  document: LicenceDocument,
  signedAt: Date,
  layout: LicenceLayout | undefined,
): Promise<LicenceForms> {
  const { issuerCode, issuerName } = document.licence;
  const pdf = await signPdf(await writeLicencePdf(document, layout), await keys.keyOf(issuerCode), {
    reason: `颁发${document.title}`,
    location: issuerName,
    signedAt,
    timeStamp: await keys.timeStamper(),
  });
  const key = await keys.nationalKeyOf(issuerCode);
  if (!key) return { pdf, national: null };
  const ofd = signOfd(await writeLicenceOfd(document, layout), key, { officeCode: issuerCode, signedAt });
  return { pdf, national: { ofd, record: signRecord(document.licence, key, signedAt) } };
}

/** Makes the forms of a licence and keeps them. @param layout null: the usual one @throws as `makeLicenceForms` */
export async function storeLicenceForms(
  { blobs }: Pick<Kernel, 'blobs'>,
  keys: IssuingKeys,
  document: LicenceDocument,
  signedAt: Date,
  layout: LicenceLayout | null,
) {
  const { pdf, national } = await makeLicenceForms(keys, document, signedAt, layout ?? undefined);
  return {
    pdfDigest: await blobs.put(pdf),
    ofdDigest: national && (await blobs.put(national.ofd)),
    record: national?.record ?? null,
  };
}
