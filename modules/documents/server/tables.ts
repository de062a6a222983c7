import type { Bilingual } from '@zhiban/kernel';
import { customType, integer, jsonb, pgSchema, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { Licence, LicenceState } from '../model/licence.ts';
import type { MediaType, Reading } from '../model/reading.ts';

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
  reading: jsonb().$type<Reading>(),
  /** Why reading failed, in the reader's words. */
  problem: jsonb().$type<Bilingual>(),
});

export const signingKey = documents.table('signing_key', {
  officeCode: text('office_code').primaryKey(),
  officeName: text('office_name').notNull(),
  certificatePem: text('certificate_pem').notNull(),
  chainPem: text('chain_pem').array().notNull(),
  /** PKCS #8, sealed with the keyring. */
  privateKey: bytea('private_key').notNull(),
  createdAt: instant('created_at').notNull(),
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
});

export const letter = documents.table(
  'letter',
  {
    applicationId: uuid('application_id').notNull(),
    number: text().notNull(),
    madeAt: instant('made_at').notNull(),
    pdfDigest: text('pdf_digest').notNull(),
  },
  table => [primaryKey({ columns: [table.applicationId, table.number] })],
);
