import { civilDay } from '@zhiban/kernel';
import type { Kernel, Tx } from '@zhiban/kernel/server';
import { type Licence, licenceIdentifier, licence as licenceSchema } from '../model/licence.ts';
import type { LicenceLayout } from '../model/licence-layout.ts';
import type { IssuingKeys, Office } from './issuing-keys.ts';
import { makeLicenceForms } from './licence-forms.ts';
import type { DocumentStore, LicenceRecord } from './store.ts';
import { chineseDate } from './writing/index.ts';

export interface LicenceRequest {
  readonly applicationId: string;
  readonly serviceId: string;
  readonly personId: string;
  readonly organisation: string | null;
  readonly departmentId: string;
  readonly issuer: Office;
  readonly title: string;
  readonly typeName: string;
  /** 21 characters, GB/T 36902. */
  readonly typeCode: string;
  readonly number: string;
  readonly holder: { readonly name: string; readonly code: string; readonly codeType: '001' | '111' };
  /** For a licence taken over from an archive; today unless told. */
  readonly issueDate?: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly rows: readonly { readonly label: string; readonly value: string }[];
  readonly note?: string;
  /** How it looks, where its service says so. */
  readonly layout?: LicenceLayout;
}

/**
 * Makes, signs, stores and registers the licence of an application. Asked twice for the same application,
 * it gives the first licence. `alsoInTransaction` runs in the transaction that registers it, once.
 */
export async function issueLicence(
  kernel: Kernel,
  store: DocumentStore,
  keys: IssuingKeys,
  request: LicenceRequest,
  alsoInTransaction: (tx: Tx, record: LicenceRecord) => Promise<void>,
): Promise<LicenceRecord> {
  const earlier = await store.licenceOfApplication(request.applicationId);
  if (earlier) return earlier;
  const issuedAt = kernel.clock.now();
  const metadata = await describe(store, request, request.issueDate ?? civilDay(issuedAt));
  const document = {
    licence: metadata,
    title: request.title,
    rows: [...request.rows, { label: '有效期', value: validity(request) }],
    verifyUrl: `${kernel.publicUrl()}/verify/${metadata.identifier}`,
    ...(request.note ? { note: request.note } : {}),
  };
  const { pdf, national } = await makeLicenceForms(keys, document, request.issuer, issuedAt, request.layout);
  const pdfDigest = await kernel.blobs.put(pdf);
  const ofdDigest = national && (await kernel.blobs.put(national.ofd));
  const record: LicenceRecord = {
    id: kernel.ids.next(),
    applicationId: request.applicationId,
    serviceId: request.serviceId,
    personId: request.personId,
    organisation: request.organisation,
    departmentId: request.departmentId,
    title: request.title,
    number: metadata.number,
    identifier: metadata.identifier,
    holderCode: metadata.holderCode,
    typeCode: metadata.typeCode,
    state: metadata.state,
    metadata,
    issuedAt,
    pdfDigest,
    imageDigest: null,
    ofdDigest,
    record: national?.record ?? null,
  };
  return kernel.transaction(async tx => {
    if (await store.insertLicence(tx, record)) {
      await store.lapseEarlier(tx, record);
      await alsoInTransaction(tx, record);
      return record;
    }
    return (await store.licenceOfApplication(request.applicationId)) ?? record;
  });
}

const validity = ({ validFrom, validTo }: LicenceRequest): string =>
  `自 ${chineseDate(validFrom)} 至 ${validTo === null ? '长期' : chineseDate(validTo)}`;

async function describe(store: DocumentStore, request: LicenceRequest, issueDate: string): Promise<Licence> {
  const version = '001';
  const serial = String(await store.nextSerial()).padStart(9, '0');
  const { issuer, holder, typeCode } = request;
  return licenceSchema.parse({
    name: request.title,
    typeName: request.typeName,
    typeCode,
    number: request.number,
    identifier: licenceIdentifier({ typeCode, issuerCode: issuer.code, serial, version }),
    version,
    issuerName: issuer.name,
    issuerCode: issuer.code,
    issueDate,
    validFrom: request.validFrom,
    validTo: request.validTo,
    holderName: holder.name,
    holderCode: holder.code,
    holderCodeType: holder.codeType,
    items: request.rows.map(row => ({ ...row })),
    annotations: [],
    state: '01',
  });
}
