import type { Bilingual } from '@zhiban/kernel';
import { customType, jsonb, pgSchema, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { LibraryConsent } from '../../model/library-states.ts';
import type { MaterialKind } from '../../model/reading.ts';

const documents = pgSchema('documents');
const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });
const instant = (name: string) => timestamp(name, { withTimezone: true });

export const libraryEntry = documents.table('library_entry', {
  id: uuid().primaryKey(),
  documentId: uuid('document_id').notNull(),
  kind: text().$type<MaterialKind>().notNull(),
  /** Its number and last day, sealed with the keyring. */
  paper: bytea().notNull(),
  /** The holder: a person or a company, never both. */
  personId: uuid('person_id'),
  organisation: text(),
  applicationId: uuid('application_id').notNull(),
  applicationNumber: text('application_number').notNull(),
  serviceName: jsonb('service_name').$type<Bilingual>().notNull(),
  filedAt: instant('filed_at').notNull(),
  /** When and by which department an officer approved an application with it. */
  verifiedAt: instant('verified_at'),
  verifiedBy: text('verified_by'),
  withdrawnAt: instant('withdrawn_at'),
});

export const libraryUse = documents.table(
  'library_use',
  {
    entryId: uuid('entry_id').notNull(),
    applicationId: uuid('application_id').notNull(),
    applicationNumber: text('application_number').notNull(),
    serviceName: jsonb('service_name').$type<Bilingual>().notNull(),
    consent: text().$type<Exclude<LibraryConsent, 'never'>>().notNull(),
    usedAt: instant('used_at').notNull(),
  },
  table => [primaryKey({ columns: [table.entryId, table.applicationId] })],
);

export const libraryConsent = documents.table('library_consent', {
  /** Person id or unified social credit code. */
  holder: text().primaryKey(),
  consent: text().$type<LibraryConsent>().notNull(),
  changedAt: instant('changed_at').notNull(),
});
