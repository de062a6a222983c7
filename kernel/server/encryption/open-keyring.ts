import { randomBytes } from 'node:crypto';
import type { ClientBase, Pool } from 'pg';
import type { Algorithm } from './aead.ts';
import { Keyring } from './keyring.ts';
import { MASTER_KEY_BYTES, type MasterKeyPlaces, type MasterKeys, openMasterKeys } from './master-keys.ts';
import type { SealedColumn } from './sealed-columns.ts';

const ROOT = 'digest-root';
const purpose = (name: unknown) => `kernel/${name}`;

/** The kernel's own sealed column: the key of all digests. */
export const kernelSecrets: SealedColumn = {
  table: 'kernel.secret',
  key: ['name'],
  column: 'sealed',
  purpose: ({ name }) => purpose(name),
};

const TABLES = `
  create schema if not exists kernel;
  create table if not exists kernel.reseal_pass (
    prefix      text        primary key,
    target      text,
    sealed      integer     not null,
    failed      integer     not null,
    started_at  timestamptz not null,
    finished_at timestamptz
  );
  create table if not exists kernel.secret (name text primary key, sealed bytea not null);`;

/** Makes the kernel's own tables. Before any migration: those of the modules run on an open kernel. */
export const createKeyTables = (client: ClientBase) => client.query(TABLES);

/** What the digests of a platform from before rotation were made with, whichever key came last. */
const firstRoot = (masters: MasterKeys): Buffer | undefined => masters().at(-1)?.bytes;

function opened(keyring: Keyring, sealed: Buffer): Buffer {
  try {
    return keyring.open(purpose(ROOT), sealed);
  } catch (cause) {
    throw new Error(
      'No configured master key opens this database. Give the key that it was sealed with in MASTER_KEY, MASTER_KEYS_PREVIOUS or the key file.',
      { cause },
    );
  }
}

/**
 * The key of all digests, from the database, where the first start puts it, sealed. It lasts: sessions and ID
 * numbers are looked up by digests that nobody can compute again.
 * @throws when no configured master key opens it
 */
async function digestRoot(pool: Pool, masters: MasterKeys, algorithm: Algorithm): Promise<Buffer> {
  const keyring = new Keyring(masters, algorithm, Buffer.alloc(0));
  const client = await pool.connect();
  try {
    await client.query(`select pg_advisory_lock(hashtext('zhiban.migrate'))`);
    const { rows: tables } = await client.query<{ migrated: boolean; known: boolean }>(
      `select to_regclass('kernel.migration') is not null migrated, to_regclass('kernel.secret') is not null known`,
    );
    if (!tables[0]?.known) await createKeyTables(client);
    const { rows } = await client.query<{ sealed: Buffer }>(
      'select sealed from kernel.secret where name = $1',
      [ROOT],
    );
    if (rows[0]) return opened(keyring, rows[0].sealed);
    const root = (tables[0]?.migrated && firstRoot(masters)) || randomBytes(MASTER_KEY_BYTES);
    await client.query('insert into kernel.secret (name, sealed) values ($1, $2)', [
      ROOT,
      keyring.seal(purpose(ROOT), root),
    ]);
    return root;
  } finally {
    await client.query(`select pg_advisory_unlock(hashtext('zhiban.migrate'))`).catch(() => undefined);
    client.release();
  }
}

/** Opens the process's keyring on its master keys and its database. */
export async function openKeyring(
  places: MasterKeyPlaces & { readonly encryption: Algorithm },
  pool: Pool,
): Promise<Keyring> {
  const masters = await openMasterKeys(places);
  return new Keyring(masters, places.encryption, await digestRoot(pool, masters, places.encryption));
}
