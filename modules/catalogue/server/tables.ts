import { bigint, integer, jsonb, pgSchema, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { ServiceFiles } from '../model/index.ts';

const catalogue = pgSchema('catalogue');
const instant = (name: string) => timestamp(name, { withTimezone: true });

export const service = catalogue.table('service', {
  id: text().primaryKey(),
  createdAt: instant('created_at').notNull(),
});

export const serviceVersion = catalogue.table(
  'service_version',
  {
    serviceId: text('service_id').notNull(),
    version: integer().notNull(),
    files: jsonb().$type<ServiceFiles>().notNull(),
    digest: text().notNull(),
    state: text().$type<'proposed' | 'published' | 'retired'>().notNull(),
    proposedBy: text('proposed_by').notNull(),
    proposedAt: instant('proposed_at').notNull(),
    approvedBy: text('approved_by'),
    approvedAt: instant('approved_at'),
  },
  table => [primaryKey({ columns: [table.serviceId, table.version] })],
);

export const measuredApplication = catalogue.table('measured_application', {
  applicationId: uuid('application_id').primaryKey(),
  measuredAt: instant('measured_at').notNull(),
});

export const duration = catalogue.table(
  'duration',
  {
    serviceId: text('service_id').notNull(),
    bucket: integer().notNull(),
    applications: bigint({ mode: 'number' }).notNull(),
    automatic: bigint({ mode: 'number' }).notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  table => [primaryKey({ columns: [table.serviceId, table.bucket] })],
);
