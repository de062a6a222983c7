import { civilDay } from '@zhiban/kernel';
import type { Tx } from '@zhiban/kernel/server';
import { type Licence, licenceIdentifier, licence as licenceSchema } from '../model/licence.ts';
import type { LicenceLayout } from '../model/licence-layout.ts';
import type { Office } from './issuing-keys.ts';
import { licenceDocument } from './licence-document.ts';
import { storeLicenceForms } from './licence-forms.ts';
import { REGISTER, type RegisterContext } from './register/context.ts';
import { takePlaceOfEarlier } from './register/take-place.ts';
import type { DocumentStore, LicenceRecord } from './store.ts';

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
  context: RegisterContext,
  request: LicenceRequest,
  alsoInTransaction: (tx: Tx, record: LicenceRecord) => Promise<void>,
): Promise<LicenceRecord> {
  const { kernel, store, keys } = context;
  const earlier = await store.licenceOfApplication(request.applicationId);
  if (earlier) return earlier;
  const issuedAt = kernel.clock.now();
  const note = request.note ?? null;
  const metadata = await describe(store, request, request.issueDate ?? civilDay(issuedAt));
  const layout = request.layout ?? null;
  const document = licenceDocument(kernel, metadata, note);
  const forms = await storeLicenceForms(kernel, keys, document, issuedAt, layout);
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
    madeAt: issuedAt,
    note,
    layout,
    imageDigest: null,
    ...forms,
  };
  return kernel.transaction(async tx => {
    if (await store.insertLicence(tx, record)) {
      const { id: licenceId, number, identifier, pdfDigest, applicationId } = record;
      const data = { number, identifier, pdfDigest, applicationId };
      await context.tell(tx, { licenceId, kind: 'licence-issued', actor: REGISTER, data });
      const state = await takePlaceOfEarlier(context, tx, record);
      await alsoInTransaction(tx, record);
      return { ...record, state };
    }
    return (await store.licenceOfApplication(request.applicationId)) ?? record;
  });
}

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
