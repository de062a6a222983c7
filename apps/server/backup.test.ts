import { copyFile, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEvidence } from '@zhiban/evidence/server';
import {
  type BackupSecret,
  createKernel,
  type Kernel,
  readConfig,
  restoreBackup,
  writeBackup,
} from '@zhiban/kernel/server';
import { emptyDatabase } from '@zhiban/kernel/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compose } from './compose.ts';
import { hygieneChange, signInForCompany } from './hygiene-change.testkit.ts';
import { MIGRATIONS } from './migrations.ts';
import { createTestPlatform, type TestPlatform } from './test-platform.ts';

let platform: TestPlatform;
let folder: string;
let applicationId: string;
const SECRET: BackupSecret = {
  keyFile: Buffer.from('bm90IGEgc2VjcmV0LCBidXQgbG9uZyBlbm91Z2ggZm9yIGEgdGVzdA=='),
};
const releases: (() => Promise<unknown>)[] = [];

const backup = (name: string, options: Partial<Parameters<typeof writeBackup>[0]> = {}) =>
  writeBackup({
    databaseUrl: platform.kernel.config.databaseUrl ?? '',
    blobs: platform.kernel.blobs.files,
    path: join(folder, name),
    secret: SECRET,
    algorithm: 'aes-256-gcm',
    masterKeys: undefined,
    now: new Date('2026-11-21T02:00:00Z'),
    progress: () => undefined,
    ...options,
  });

async function target() {
  const database = await emptyDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'zhiban-restored-'));
  releases.push(database.drop, () => rm(dataDir, { recursive: true, force: true }));
  return { databaseUrl: database.url, dataDir, migrations: MIGRATIONS, progress: () => undefined };
}

async function opened(url: string, dataDir: string): Promise<Kernel> {
  const config = readConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent', DATABASE_URL: url, DATA_DIR: dataDir });
  const kernel = await createKernel(config, { clock: platform.kernel.clock });
  releases.unshift(kernel.close);
  return kernel;
}

/** Every table with a digest of its rows. */
async function contentOf({ database }: Kernel): Promise<Record<string, string>> {
  const tables = await database.pool.query<{ name: string }>(
    `select schemaname || '.' || tablename as name from pg_tables
     where schemaname !~ '^pg_' and schemaname <> 'information_schema' order by 1`,
  );
  const content: Record<string, string> = {};
  for (const { name } of tables.rows) {
    const { rows } = await database.pool.query<{ n: number; digest: string | null }>(
      `select count(*) n, md5(string_agg(t::text, '|' order by t::text)) digest from ${name} t`,
    );
    content[name] = `${rows[0]?.n} ${rows[0]?.digest}`;
  }
  return content;
}

beforeAll(async () => {
  platform = await createTestPlatform();
  folder = await mkdtemp(join(tmpdir(), 'zhiban-backup-'));
  const steps = hygieneChange(platform, await signInForCompany(platform, 'wang_fang'));
  applicationId = await steps.filled();
  await steps.submit(applicationId);
  await platform.work();
}, 120_000);
afterAll(async () => {
  for (const release of releases) await release();
  await platform.close();
  await rm(folder, { recursive: true, force: true });
});

describe('a backup', () => {
  it('brings every row, file and number back, and the evidence still holds', async () => {
    const summary = await backup('all', { algorithm: 'sm4-gcm' });
    expect(summary.files).toBeGreaterThan(3);
    expect((await stat(join(folder, 'all'))).mode & 0o777).toBe(0o600);
    const place = await target();
    const { kernel } = platform;
    const steps: string[] = [];
    const restored = await restoreBackup({
      ...place,
      path: join(folder, 'all'),
      secret: SECRET,
      progress: ({ phase }) => void steps.push(phase),
    });
    expect(restored).toEqual({ ...summary, madeAt: '2026-11-21T02:00:00.000Z' });
    expect([...new Set(steps)]).toEqual(['check', 'tables', 'files']);

    await copyFile(join(kernel.config.dataDir, 'master.key'), join(place.dataDir, 'master.key'));
    const again = await opened(place.databaseUrl, place.dataDir);
    expect(await contentOf(again)).toEqual(await contentOf(kernel));
    const numbers = `select last_value, is_called from cases.application_number`;
    expect((await again.database.pool.query(numbers)).rows).toEqual(
      (await kernel.database.pool.query(numbers)).rows,
    );
    for await (const digest of kernel.blobs.files.digests())
      expect((await again.blobs.get(digest)).equals(await kernel.blobs.get(digest))).toBe(true);
    const stream = `application/${applicationId}`;
    const chain = await createEvidence(again).check(stream);
    expect(chain).toMatchObject({ whole: true });
    expect(chain.length).toBeGreaterThan(2);
    expect(chain).toEqual(await createEvidence(kernel).check(stream));
    await expect(again.database.pool.query('delete from evidence.event')).rejects.toThrow('append only');
    await expect(again.database.pool.query(`update identity.delegation set uscc = 'nobody'`)).rejects.toThrow(
      'delegation_uscc_fkey',
    );
    const modules = compose(again, true);
    expect((await modules.identity.demoAccounts()).length).toBeGreaterThan(0);
    await modules.reader.close();
  }, 60_000);

  it('holds the master key when asked to, and then starts by itself', async () => {
    const masterKeys = await readFile(join(platform.kernel.config.dataDir, 'master.key'), 'utf8');
    await backup('with-key', { masterKeys, secret: { passphrase: '云溪区的备份口令' } });
    const place = await target();
    await restoreBackup({
      ...place,
      path: join(folder, 'with-key'),
      secret: { passphrase: '云溪区的备份口令' },
    });
    expect((await opened(place.databaseUrl, place.dataDir)).keyring.keyIds).toEqual(
      platform.kernel.keyring.keyIds,
    );
  }, 60_000);

  it('does not overwrite a file', async () => {
    await writeFile(join(folder, 'there'), '');
    await expect(backup('there')).rejects.toMatchObject({ code: 'BACKUP_FILE_EXISTS' });
  });

  it('holds neither names nor keys in the clear', async () => {
    const content = await readFile(join(folder, 'with-key'));
    for (const word of ['清和宾馆', 'identity', 'master'])
      expect(content.includes(Buffer.from(word))).toBe(false);
  });
});

describe('a restore refuses, before anything is changed,', () => {
  let place: Awaited<ReturnType<typeof target>>;
  let whole: Buffer;
  beforeAll(async () => {
    place = await target();
    await backup('source');
    whole = await readFile(join(folder, 'source'));
  }, 60_000);

  const restored = async (content: Uint8Array, secret: BackupSecret = SECRET) => {
    const path = join(folder, 'tried');
    await writeFile(path, content);
    return restoreBackup({ ...place, path, secret });
  };
  const flipped = (at: number) => {
    const copy = Buffer.from(whole);
    copy[at] = (copy[at] ?? 0) ^ 1;
    return copy;
  };
  const HEADER = 16 + 2;
  const firstChunk = () => HEADER + whole.readUInt16BE(16) + 32;
  const CHUNK = 65_536 + 16;

  it.each([
    ['a wrong key', 'BACKUP_WRONG_KEY', () => [whole, { keyFile: Buffer.alloc(32) }]],
    ['a passphrase for a key file', 'BACKUP_WRONG_KEY', () => [whole, { passphrase: 'x'.repeat(20) }]],
    ['another file', 'BACKUP_NOT_A_BACKUP', () => [Buffer.from('PK\u0003\u0004'.repeat(100))]],
    ['an empty file', 'BACKUP_NOT_A_BACKUP', () => [Buffer.alloc(0)]],
    ['an altered salt', 'BACKUP_WRONG_KEY', () => [flipped(whole.indexOf('"salt":"') + 9)]],
    ['an altered first chunk', 'BACKUP_ALTERED', () => [flipped(firstChunk() + 20)]],
    ['an altered last byte', 'BACKUP_ALTERED', () => [flipped(whole.length - 1)]],
    ['an end cut off anywhere', 'BACKUP_ALTERED', () => [whole.subarray(0, whole.length - 7)]],
    ['an end cut off between chunks', 'BACKUP_TRUNCATED', () => [whole.subarray(0, firstChunk() + CHUNK)]],
    ['nothing after the header', 'BACKUP_ALTERED', () => [whole.subarray(0, firstChunk())]],
    [
      'chunks changed about',
      'BACKUP_ALTERED',
      () => {
        const at = firstChunk();
        const [first, second] = [whole.subarray(at, at + CHUNK), whole.subarray(at + CHUNK, at + 2 * CHUNK)];
        return [Buffer.concat([whole.subarray(0, at), second, first, whole.subarray(at + 2 * CHUNK)])];
      },
    ],
    ['more after the end', 'BACKUP_ALTERED', () => [Buffer.concat([whole, Buffer.alloc(20)])]],
  ] as [string, string, () => [Buffer, BackupSecret?]][])('%s', async (_name, code, make) => {
    await expect(restored(...make())).rejects.toMatchObject({ code });
    expect(await readdir(place.dataDir)).toEqual([]);
  });

  it('a backup of a version that it does not know', async () => {
    const migrations = MIGRATIONS.filter(({ module }) => module !== 'cases');
    await expect(
      restoreBackup({ ...place, migrations, path: join(folder, 'source'), secret: SECRET }),
    ).rejects.toMatchObject({ code: 'BACKUP_OTHER_VERSION' });
  });

  it('a database and a folder that are not empty', async () => {
    const request = { ...place, path: join(folder, 'source'), secret: SECRET };
    const { databaseUrl = '', dataDir } = platform.kernel.config;
    await expect(restoreBackup({ ...request, databaseUrl })).rejects.toMatchObject({
      code: 'BACKUP_DATABASE_NOT_EMPTY',
    });
    await expect(restoreBackup({ ...request, dataDir })).rejects.toMatchObject({
      code: 'BACKUP_FILES_NOT_EMPTY',
    });
    // And into the empty ones it goes.
    await restoreBackup(request);
    expect(await readdir(place.dataDir)).toEqual(['blobs']);
  }, 60_000);
});
