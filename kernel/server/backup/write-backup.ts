import { createReadStream } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createZstdCompress } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { BlobFiles } from '../blobs.ts';
import type { Algorithm } from '../encryption/aead.ts';
import { dataFrames, type End, entryFrame } from './entries.ts';
import { type BackupSecret, sealStream } from './envelope.ts';
import { backupErrors } from './errors.ts';
import { sequencesOf, tablesOf } from './schema.ts';

/** How far a backup or a restore has come: files are known only when they are counted. */
export interface BackupProgress {
  readonly phase: 'check' | 'tables' | 'files';
  readonly done: number;
  readonly total: number | undefined;
}

export interface BackupRequest {
  readonly databaseUrl: string;
  readonly blobs: BlobFiles;
  /** Written beside it first; the name appears when all is on disk. */
  readonly path: string;
  readonly secret: BackupSecret;
  readonly algorithm: Algorithm;
  /** The master keys, one a line, for a backup that opens by itself; undefined leaves them out. */
  readonly masterKeys: string | undefined;
  readonly now: Date;
  progress(step: BackupProgress): void;
}

async function* tables(client: pg.Client, { progress }: BackupRequest): AsyncGenerator<Buffer> {
  const all = await tablesOf(client);
  for (const [index, { name, columns }] of all.entries()) {
    progress({ phase: 'tables', done: index, total: all.length });
    yield entryFrame({ kind: 'table', table: name, columns: [...columns] });
    yield* dataFrames(client.query(copyTo(`copy ${name} (${columns.join(', ')}) to stdout`)));
  }
  // Numbers drawn since the snapshot are skipped, never given twice.
  for (const sequence of await sequencesOf(client)) {
    const { rows } = await client.query<{ value: number; called: boolean }>(
      `select last_value as value, is_called as called from ${sequence}`,
    );
    for (const row of rows) yield entryFrame({ kind: 'sequence', sequence, ...row });
  }
}

async function* files({ blobs, progress }: BackupRequest, count: { files: number }): AsyncGenerator<Buffer> {
  for await (const digest of blobs.digests()) {
    progress({ phase: 'files', done: count.files, total: undefined });
    for await (const { name, path } of blobs.partsOf(digest)) {
      yield entryFrame({ kind: 'file', name });
      yield* dataFrames(createReadStream(path));
    }
    count.files += 1;
  }
}

/** Everything in one snapshot, while the platform goes on. Files come last: one without a row does no harm. */
async function* entries(
  client: pg.Client,
  request: BackupRequest,
  end: (summary: End) => void,
): AsyncGenerator<Buffer> {
  await client.query('begin isolation level repeatable read read only');
  const { rows: known } = await client.query<{ known: boolean }>(
    `select to_regclass('kernel.migration') is not null and to_regclass('graphile_worker.migrations') is not null known`,
  );
  if (!known[0]?.known) throw backupErrors.NOTHING_THERE();
  const migrations = await client.query<{ id: string; digest: string }>(
    `select module || '/' || name as id, digest from kernel.migration`,
  );
  const queue = await client.query<{ id: number }>('select id from graphile_worker.migrations order by id');
  yield entryFrame({
    kind: 'manifest',
    madeAt: request.now.toISOString(),
    migrations: Object.fromEntries(migrations.rows.map(({ id, digest }) => [id, digest])),
    queue: queue.rows.map(({ id }) => id),
  });
  yield* tables(client, request);
  if (request.masterKeys !== undefined) yield entryFrame({ kind: 'master-keys', text: request.masterKeys });
  const count = { files: 0 };
  yield* files(request, count);
  const summary: End = { kind: 'end', tables: (await tablesOf(client)).length, files: count.files };
  yield entryFrame(summary);
  end(summary);
}

/**
 * Writes the database and the files into one encrypted file, while the platform runs, in constant memory.
 * @throws BACKUP_FILE_EXISTS, BACKUP_NOTHING_THERE
 */
export async function writeBackup(request: BackupRequest): Promise<End> {
  const { path, databaseUrl, algorithm, secret } = request;
  const existing: FileHandle | undefined = await open(path).catch(() => undefined);
  await existing?.close();
  if (existing) throw backupErrors.FILE_EXISTS({ path });
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'zhiban backup' });
  await client.connect();
  const temporary = `${path}.part`;
  const file = await open(temporary, 'w', 0o600);
  let summary: End | undefined;
  try {
    await pipeline(
      entries(client, request, end => {
        summary = end;
      }),
      createZstdCompress(),
      source => sealStream(source, algorithm, secret),
      async (source: AsyncIterable<Buffer>) => {
        for await (const piece of source) await file.appendFile(piece);
      },
    );
    await file.sync();
    await file.close();
    await rename(temporary, path);
  } catch (error) {
    await file.close();
    await rm(temporary, { force: true });
    throw error;
  } finally {
    await client.end();
  }
  if (!summary) throw new Error('The backup ended before its last entry.');
  return summary;
}
