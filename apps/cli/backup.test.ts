import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestKernel, emptyDatabase, type TestKernel } from '@zhiban/kernel/testkit';
import { MIGRATIONS } from '@zhiban/server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { backupCommand, restoreCommand } from './backup.ts';
import { statusCommand } from './keys.ts';

let kernel: TestKernel;
let folder: string;
let target: Awaited<ReturnType<typeof emptyDatabase>>;

beforeAll(async () => {
  kernel = await createTestKernel({ migrations: MIGRATIONS });
  await kernel.blobs.put(Buffer.from('营业执照'));
  folder = await mkdtemp(join(tmpdir(), 'zhiban-backup-'));
  target = await emptyDatabase();
  await writeFile(join(folder, 'key'), Buffer.alloc(32, 1));
}, 60_000);
afterAll(async () => {
  await kernel.close();
  await target.drop();
  await rm(folder, { recursive: true, force: true });
});

test('zhiban backup and restore from one database to another', async () => {
  const { databaseUrl, dataDir } = kernel.config;
  const file = join(folder, 'backup');
  const keyFile = join(folder, 'key');
  const program = [join(import.meta.dirname, 'zhiban.js'), 'backup', file, '--key-file', keyFile, '--json'];
  const { status, stdout, stderr } = spawnSync(process.execPath, [...program, '--with-master-key'], {
    env: { PATH: process.env.PATH, DATABASE_URL: databaseUrl, DATA_DIR: dataDir },
    encoding: 'utf8',
  });
  const made = JSON.parse(stdout);
  expect([status, made.ok, made.path, made.files, made.masterKey]).toEqual([0, true, file, 1, true]);
  expect(stderr).toContain('数据表 tables 0/');

  const into = { DATABASE_URL: target.url, DATA_DIR: join(folder, 'data') };
  const wrong = { ...into, ZHIBAN_BACKUP_PASSPHRASE: 'nothing of the kind' };
  await expect(restoreCommand(wrong, file, {})).rejects.toMatchObject({ code: 'BACKUP_WRONG_KEY' });
  const restored = await restoreCommand(into, file, { keyFile });
  expect(restored.json).toMatchObject({ files: 1, tables: made.tables });
  expect((await statusCommand(into)).json).toMatchObject({ keyIds: kernel.keyring.keyIds });
  await expect(restoreCommand(into, file, { keyFile })).rejects.toMatchObject({
    code: 'BACKUP_DATABASE_NOT_EMPTY',
  });
}, 60_000);

test('a weak passphrase is refused', async () => {
  const { databaseUrl, dataDir } = kernel.config;
  const env = { DATABASE_URL: databaseUrl, DATA_DIR: dataDir, ZHIBAN_BACKUP_PASSPHRASE: 'short' };
  await expect(backupCommand(env, join(folder, 'weak'), {})).rejects.toMatchObject({
    code: 'CLI_WEAK_SECRET',
  });
});
