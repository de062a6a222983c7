import type { ClientBase } from 'pg';
import { escapeIdentifier } from 'pg';

/** The platform's own schemas, its modules' and its queue's: all but those of PostgreSQL. */
const OURS = `n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public')`;

export interface Table {
  /** Quoted, with its schema. */
  readonly name: string;
  /** Quoted; generated ones are left out. */
  readonly columns: readonly string[];
}

const named = (schema: string, name: string): string =>
  `${escapeIdentifier(schema)}.${escapeIdentifier(name)}`;

/** All tables that hold rows, in the order of their names. */
export async function tablesOf(client: ClientBase): Promise<Table[]> {
  const { rows } = await client.query<{ schema: string; name: string; columns: string[] }>(
    `select n.nspname as schema, c.relname as name,
       array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c
     join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relkind = 'r' and ${OURS}
     group by 1, 2 order by 1, 2`,
  );
  return rows.map(({ schema, name, columns }) => ({
    name: named(schema, name),
    columns: columns.map(column => escapeIdentifier(column)),
  }));
}

export async function sequencesOf(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ schema: string; name: string }>(
    `select n.nspname as schema, c.relname as name from pg_class c
     join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'S' and ${OURS} order by 1, 2`,
  );
  return rows.map(({ schema, name }) => named(schema, name));
}

/** The schemas that hold something of ours or of somebody else's; empty in a new database. */
export async function usedSchemas(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select n.nspname as name from pg_namespace n where ${OURS}
     union select n.nspname from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public'
     order by 1`,
  );
  return rows.map(({ name }) => name);
}

export interface ForeignKey {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
}

export async function foreignKeysOf(client: ClientBase): Promise<ForeignKey[]> {
  const { rows } = await client.query<{ schema: string; table: string; name: string; definition: string }>(
    `select n.nspname as schema, c.relname as "table", k.conname as name, pg_get_constraintdef(k.oid) as definition
     from pg_constraint k
     join pg_class c on c.oid = k.conrelid
     join pg_namespace n on n.oid = c.relnamespace
     where k.contype = 'f' and ${OURS}`,
  );
  return rows.map(({ schema, table, name, definition }) => ({
    table: named(schema, table),
    name: escapeIdentifier(name),
    definition,
  }));
}
