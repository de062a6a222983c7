import { customType, pgSchema, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';

const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

export const demoRegisterEntry = pgSchema('facts').table(
  'demo_register_entry',
  {
    register: text('register').notNull(),
    subject: text('subject').notNull(),
    sealed: bytea('sealed').notNull(),
    recordedAt: timestamp('recorded_at', { withTimezone: true }).notNull(),
  },
  table => [primaryKey({ columns: [table.register, table.subject] })],
);
