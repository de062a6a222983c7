import {
  bigint,
  customType,
  integer,
  pgSchema,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import type { ErasureView } from '../model/erasure-operations.ts';
import type { LogKeyView } from '../model/keeper-operations.ts';

const evidence = pgSchema('evidence');
const bytea = customType<{ data: Uint8Array; driverData: Buffer }>({
  dataType: () => 'bytea',
  toDriver: value => Buffer.from(value),
});
const instant = (name: string) => timestamp(name, { withTimezone: true });
const count = (name: string) => bigint(name, { mode: 'number' });

export const event = evidence.table(
  'event',
  {
    stream: text().notNull(),
    seq: integer().notNull(),
    type: text().notNull(),
    at: instant('at').notNull(),
    /** JSON of actor and data; null where it was erased by law. */
    content: text(),
    salt: text(),
    commitment: text().notNull(),
    previous: text().notNull(),
    hash: text().notNull(),
    position: count('position').generatedAlwaysAsIdentity(),
  },
  table => [primaryKey({ columns: [table.stream, table.seq] })],
);

export const erasure = evidence.table('erasure', {
  id: uuid().primaryKey(),
  stream: text().notNull(),
  code: text().notNull(),
  ground: text().$type<ErasureView['ground']>().notNull(),
  note: text().notNull(),
  proposedBy: uuid('proposed_by').notNull(),
  proposerName: text('proposer_name').notNull(),
  proposedAt: instant('proposed_at').notNull(),
  approvedBy: uuid('approved_by'),
  approverName: text('approver_name'),
  approvedAt: instant('approved_at'),
});

export const leaf = evidence.table('leaf', {
  index: count('index').primaryKey(),
  position: count('position').notNull(),
  hash: bytea('hash').notNull(),
});

export const logKey = evidence.table('log_key', {
  name: text().notNull(),
  publicKey: bytea('public_key').primaryKey(),
  /** Null once it has handed over. */
  privateKey: bytea('private_key'),
  madeAt: instant('made_at').notNull(),
  state: text().$type<LogKeyView['state']>().notNull(),
  proposedBy: uuid('proposed_by'),
  proposerName: text('proposer_name'),
  approvedBy: uuid('approved_by'),
  approverName: text('approver_name'),
  approvedAt: instant('approved_at'),
  handover: text(),
  afterSize: count('after_size'),
});

export const head = evidence.table('head', {
  size: count('size').primaryKey(),
  root: bytea('root').notNull(),
  signedAt: instant('signed_at').notNull(),
  note: text().notNull(),
});

export const cosignature = evidence.table(
  'cosignature',
  {
    size: count('size').notNull(),
    witness: text().notNull(),
    at: instant('at').notNull(),
    line: text().notNull(),
  },
  table => [primaryKey({ columns: [table.size, table.witness] })],
);
