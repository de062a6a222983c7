import { integer, jsonb, pgSchema, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import type { Actor } from '../model/index.ts';

const evidence = pgSchema('evidence');

export const event = evidence.table(
  'event',
  {
    stream: text().notNull(),
    seq: integer().notNull(),
    type: text().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
    actor: jsonb().$type<Actor>().notNull(),
    data: jsonb().$type<Record<string, unknown>>().notNull(),
    salt: text().notNull(),
    commitment: text().notNull(),
    previous: text().notNull(),
    hash: text().notNull(),
  },
  table => [primaryKey({ columns: [table.stream, table.seq] })],
);
