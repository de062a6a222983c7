import type { Bilingual } from '@zhiban/kernel';
import { customType, integer, jsonb, pgSchema, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { Licence, LicenceState } from '../model/licence.ts';
import type { LicenceLayout } from '../model/licence-layout.ts';
import type { LicenceAct } from '../model/licence-life.ts';
import type { LicenceRecordFile } from '../model/licence-record.ts';
import type { MediaType, Reading } from '../model/reading.ts';
import type { SigningKeyState, SigningSuite } from '../model/signing-key.ts';

const documents = pgSchema('documents');
const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });
const instant = (name: string) => timestamp(name, { withTimezone: true });

export const document = documents.table('document', {
  id: uuid().primaryKey(),
  personId: uuid('person_id').notNull(),
  organisation: text(),
  name: text().notNull(),
  mediaType: text('media_type').$type<MediaType>().notNull(),
  bytes: integer().notNull(),
  pages: integer().notNull(),
  digest: text().notNull(),
  uploadedAt: instant('uploaded_at').notNull(),
  readingState: text('reading_state').$type<'waiting' | 'done' | 'failed'>().notNull(),
  /** What earlier releases kept in the clear; emptied once it is sealed. */
  plainReading: jsonb('reading').$type<Reading>(),
  readingSealed: bytea('reading_sealed'),
  /** Why reading failed, in the reader's words. */
  problem: jsonb().$type<Bilingual>(),
});

export const signingKey = documents.table('signing_key', {
  id: uuid().primaryKey(),
  officeCode: text('office_code').notNull(),
  officeName: text('office_name').notNull(),
  purpose: text().$type<'authority' | 'documents' | 'timestamps'>().notNull(),
  suite: text().$type<SigningSuite>().notNull(),
  state: text().$type<SigningKeyState>().notNull(),
  /** Null while the authority has not answered the request. */
  certificatePem: text('certificate_pem'),
  /** From the issuer up to the root. */
  chainPem: text('chain_pem').array().notNull(),
  requestPem: text('request_pem'),
  /** PKCS #8, sealed with the keyring. */
  privateKey: bytea('private_key').notNull(),
  proposedBy: text('proposed_by').notNull(),
  proposedAt: instant('proposed_at').notNull(),
  activatedBy: text('activated_by'),
  activatedAt: instant('activated_at'),
  retiredBy: text('retired_by'),
  retiredAt: instant('retired_at'),
});

export const licence = documents.table('licence', {
  id: uuid().primaryKey(),
  applicationId: uuid('application_id').notNull(),
  serviceId: text('service_id').notNull(),
  personId: uuid('person_id').notNull(),
  organisation: text(),
  departmentId: text('department_id').notNull(),
  title: text().notNull(),
  number: text().notNull(),
  identifier: text().notNull(),
  holderCode: text('holder_code').notNull(),
  typeCode: text('type_code').notNull(),
  state: text().$type<LicenceState>().notNull(),
  metadata: jsonb().$type<Licence>().notNull(),
  issuedAt: instant('issued_at').notNull(),
  pdfDigest: text('pdf_digest').notNull(),
  /** The picture is made when somebody first looks. */
  imageDigest: text('image_digest'),
  ofdDigest: text('ofd_digest'),
  record: jsonb().$type<LicenceRecordFile>(),
  /** When this version was made; `issuedAt` is the first. */
  madeAt: instant('made_at').notNull(),
  /** The line at the foot of its page. */
  note: text(),
  /** How its service lays it out; null: as usual. Its later versions look the same. */
  layout: jsonb().$type<LicenceLayout>(),
});

/** What a licence was before it was annotated or renewed. */
export const licenceVersion = documents.table('licence_version', {
  licenceId: uuid('licence_id').notNull(),
  version: text().notNull(),
  identifier: text().notNull(),
  metadata: jsonb().$type<Licence>().notNull(),
  madeAt: instant('made_at').notNull(),
  pdfDigest: text('pdf_digest').notNull(),
  ofdDigest: text('ofd_digest'),
  record: jsonb().$type<LicenceRecordFile>(),
});

/** What was done with a licence, or is proposed to be. */
export const licenceAct = documents.table('licence_act', {
  id: uuid().primaryKey(),
  licenceId: uuid('licence_id').notNull(),
  act: text().$type<LicenceAct>().notNull(),
  outcome: text().$type<'proposed' | 'done' | 'declined' | 'withdrawn'>().notNull(),
  fromState: text('from_state').$type<LicenceState>().notNull(),
  toState: text('to_state').$type<LicenceState>().notNull(),
  law: text().notNull(),
  article: text().notNull(),
  reason: text().notNull(),
  byId: text('by_id').notNull(),
  byName: text('by_name').notNull(),
  at: instant('at').notNull(),
  answeredById: text('answered_by_id'),
  answeredByName: text('answered_by_name'),
  answeredAt: instant('answered_at'),
  answer: text(),
});

export const letter = documents.table(
  'letter',
  {
    applicationId: uuid('application_id').notNull(),
    number: text().notNull(),
    madeAt: instant('made_at').notNull(),
    pdfDigest: text('pdf_digest').notNull(),
    ofdDigest: text('ofd_digest'),
  },
  table => [primaryKey({ columns: [table.applicationId, table.number] })],
);

/** A signed notice on the way to a decision. */
export const paper = documents.table('paper', {
  id: uuid().primaryKey(),
  applicationId: uuid('application_id').notNull(),
  kind: text().$type<'acceptance' | 'correction'>().notNull(),
  /** The hash of the event that called for it. */
  occasion: text().notNull(),
  number: text().notNull(),
  madeAt: instant('made_at').notNull(),
  pdfDigest: text('pdf_digest').notNull(),
  ofdDigest: text('ofd_digest'),
});
