import { integer, pgSchema, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';

const evidence = pgSchema('evidence');

export const event = evidence.table(
  'event',
  {
    stream: text().notNull(),
    seq: integer().notNull(),
    type: text().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
    content: text().notNull(),
    salt: text().notNull(),
    commitment: text().notNull(),
    previous: text().notNull(),
    hash: text().notNull(),
  },
  table => [primaryKey({ columns: [table.stream, table.seq] })],
);
