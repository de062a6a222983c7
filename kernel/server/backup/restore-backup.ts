import { chmod, mkdir, open, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { blobFiles } from '../blobs.ts';
import { openDatabase } from '../database.ts';
import { createKeyTables } from '../encryption/open-keyring.ts';
import { migrateJobs } from '../jobs.ts';
import { createLogger } from '../logger.ts';
import { type Migrations, migrate, stepDigests } from '../migrations.ts';
import type { End, Manifest } from './entries.ts';
import { backupErrors } from './errors.ts';
import { type BackupFile, readBackup } from './read-backup.ts';
import { foreignKeysOf, type Table, tablesOf, usedSchemas } from './schema.ts';
import type { BackupProgress } from './write-backup.ts';

export interface RestoreRequest extends BackupFile {
  readonly databaseUrl: string;
  /** The folder of the platform; its files must not be there yet. */
  readonly dataDir: string;
  readonly migrations: readonly Migrations[];
  progress(step: BackupProgress): void;
}

const inFolder = ({ dataDir }: RestoreRequest) => ({
  blobs: join(dataDir, 'blobs'),
  key: join(dataDir, 'master.key'),
});

/** Reads the whole file: nothing is changed before all of it is known to be whole. */
async function check(request: RestoreRequest): Promise<{ manifest: Manifest; end: End; withKeys: boolean }> {
  let manifest: Manifest | undefined;
  let withKeys = false;
  let entries = 0;
  const end = await readBackup(request, async entry => {
    if (entry.kind === 'manifest') manifest = entry;
    if (entry.kind === 'master-keys') withKeys = true;
    entries += 1;
    request.progress({ phase: 'check', done: entries, total: undefined });
  });
  if (!manifest) throw backupErrors.ALTERED();
  return { manifest, end, withKeys };
}

async function assertFits({ migrations }: RestoreRequest, manifest: Manifest): Promise<void> {
  const known = await stepDigests(migrations);
  const foreign = Object.entries(manifest.migrations).find(([id, digest]) => known.get(id) !== digest);
  if (foreign) throw backupErrors.OTHER_VERSION({ what: foreign[0] });
}

const entriesOf = (folder: string): Promise<string[]> =>
  readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });

async function assertEmpty(request: RestoreRequest, client: pg.Client, withKeys: boolean): Promise<void> {
  const found = await usedSchemas(client);
  if (found.length > 0) throw backupErrors.DATABASE_NOT_EMPTY({ found: found.join(', ') });
  const { blobs, key } = inFolder(request);
  if ((await entriesOf(blobs)).length > 0) throw backupErrors.FILES_NOT_EMPTY({ path: blobs });
  if (withKeys && (await entriesOf(request.dataDir)).includes('master.key'))
    throw backupErrors.FILES_NOT_EMPTY({ path: key });
}

/** Brings an empty database to the tables that the backup was made of. */
async function prepare(request: RestoreRequest, manifest: Manifest): Promise<void> {
  const { pool, close } = openDatabase(request.databaseUrl, { max: 2, log: createLogger('silent') });
  try {
    await migrateJobs(pool);
    await migrate(pool, request.migrations, id => id in manifest.migrations);
    const client = await pool.connect();
    try {
      await createKeyTables(client);
      const { rows } = await client.query<{ id: number }>(
        'select id from graphile_worker.migrations order by id',
      );
      if (rows.map(({ id }) => id).join() !== manifest.queue.join())
        throw backupErrors.OTHER_VERSION({ what: 'graphile_worker' });
    } finally {
      client.release();
    }
  } finally {
    await close();
  }
}

/** Rows come as they were: no trigger refuses or adds any, and references are checked when all are there. */
async function withoutRules(
  client: pg.Client,
  tables: readonly Table[],
  load: () => Promise<void>,
): Promise<void> {
  const foreignKeys = await foreignKeysOf(client);
  for (const { name } of tables) await client.query(`alter table ${name} disable trigger user`);
  for (const { table, name } of foreignKeys)
    await client.query(`alter table ${table} drop constraint ${name}`);
  await load();
  for (const { table, name, definition } of foreignKeys)
    await client.query(`alter table ${table} add constraint ${name} ${definition}`);
  for (const { name } of tables) await client.query(`alter table ${name} enable trigger user`);
}

async function writeFileOf(path: string, content: AsyncIterable<Buffer>): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const piece of content) await file.appendFile(piece);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Fills the tables and a folder of files out of the backup. @returns the master keys, if they are in it */
async function load(
  request: RestoreRequest,
  client: pg.Client,
  folder: string,
  total: End,
): Promise<string | undefined> {
  const tables = await tablesOf(client);
  const known = new Map(tables.map(({ name, columns }) => [name, columns]));
  const files = blobFiles(folder);
  let masterKeys: string | undefined;
  let done = 0;
  await withoutRules(client, tables, async () => {
    // What the migrations themselves wrote is in the backup too.
    for (const { name } of tables) await client.query(`delete from ${name}`);
    await readBackup(request, async (entry, content) => {
      if (entry.kind === 'table') {
        const { table, columns } = entry;
        if (known.get(table)?.join() !== columns.join()) throw backupErrors.OTHER_VERSION({ what: table });
        request.progress({ phase: 'tables', done, total: total.tables });
        done += 1;
        await pipeline(
          Readable.from(content()),
          client.query(copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`)),
        );
      } else if (entry.kind === 'sequence') {
        await client.query('select setval($1::regclass, $2, $3)', [
          entry.sequence,
          entry.value,
          entry.called,
        ]);
      } else if (entry.kind === 'file') {
        if (!entry.name.endsWith('.key')) done += 1;
        request.progress({ phase: 'files', done: done - total.tables, total: total.files });
        await writeFileOf(files.pathOf(entry.name), content());
      } else if (entry.kind === 'master-keys') masterKeys = entry.text;
    });
  });
  // Whoever held a job when the backup was made does not hold it here.
  for (const table of ['_private_jobs', '_private_job_queues'])
    await client.query(
      `update graphile_worker.${table} set locked_at = null, locked_by = null where locked_at is not null`,
    );
  return masterKeys;
}

/**
 * Brings a backup back into an empty database and an empty folder. The backup is read to its end before anything is
 * changed; what fails afterwards leaves both as empty as they were.
 * @throws BACKUP_NOT_A_BACKUP, BACKUP_WRONG_KEY, BACKUP_TRUNCATED, BACKUP_ALTERED, BACKUP_OTHER_VERSION,
 * BACKUP_DATABASE_NOT_EMPTY, BACKUP_FILES_NOT_EMPTY
 */
export async function restoreBackup(request: RestoreRequest): Promise<End & { readonly madeAt: string }> {
  const { manifest, end, withKeys } = await check(request);
  await assertFits(request, manifest);
  const client = new pg.Client({ connectionString: request.databaseUrl, application_name: 'zhiban restore' });
  await client.connect();
  const places = inFolder(request);
  const temporary = join(request.dataDir, `.restoring-${process.pid}`);
  try {
    await assertEmpty(request, client, withKeys);
    await mkdir(temporary, { recursive: true });
    try {
      await prepare(request, manifest);
      await client.query('begin');
      const masterKeys = await load(request, client, temporary, end);
      await rmdir(places.blobs).catch(() => undefined);
      await rename(temporary, places.blobs);
      await chmod(places.blobs, 0o700);
      await client.query('commit');
      if (masterKeys !== undefined) await writeFile(places.key, masterKeys, { mode: 0o600, flag: 'wx' });
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      await emptyAgain(client);
      for (const path of [temporary, places.blobs]) await rm(path, { recursive: true, force: true });
      throw error;
    }
    await client.query('analyze');
  } finally {
    await client.end();
  }
  return { ...end, madeAt: manifest.madeAt };
}

/** The database was empty before: what is there now came from here. */
async function emptyAgain(client: pg.Client): Promise<void> {
  for (const schema of await usedSchemas(client).catch(() => []))
    if (schema !== 'public') await client.query(`drop schema ${pg.escapeIdentifier(schema)} cascade`);
}
