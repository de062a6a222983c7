import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTestKernel, type TestKernel } from '@zhiban/kernel/testkit';
import { type Platform, startPlatform } from '@zhiban/server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dropCommand, rotateCommand, statusCommand } from './keys.ts';

let kernel: TestKernel;
let platform: Platform;
let environment: NodeJS.ProcessEnv;

beforeAll(async () => {
  kernel = await createTestKernel({ migrations: [], environment: { PORT: '0' } });
  platform = await startPlatform(kernel, { workers: false });
  const { databaseUrl, dataDir } = kernel.config;
  environment = { NODE_ENV: 'test', DATABASE_URL: databaseUrl, DATA_DIR: dataDir };
}, 120_000);
afterAll(async () => {
  await platform?.close();
  await kernel?.close().catch(() => undefined);
});

test('a key is changed and the old one dropped while the platform runs', async () => {
  const [old = ''] = kernel.keyring.keyIds;
  const before = await statusCommand(environment);
  expect(before.text('en')).toMatch(new RegExp(`${old} +seals and opens`));

  const rotated = await rotateCommand(environment);
  const { id } = rotated.json as { id: string };
  expect((await statusCommand(environment)).json).toMatchObject({ keyIds: [id, old], pass: null });
  await expect(dropCommand(environment, old)).rejects.toMatchObject({ code: 'CLI_KEY_IN_USE' });
  await expect(dropCommand(environment, id)).rejects.toMatchObject({ code: 'CLI_NO_SUCH_KEY' });

  await kernel.database.pool.query('update graphile_worker._private_jobs set run_at = now()');
  await kernel.runJobs(platform.modules.jobs);
  const sealed = await statusCommand(environment);
  expect(sealed.json).toMatchObject({ pass: { failed: 0, target: null } });
  expect(sealed.text('zh')).toMatch(new RegExp(`${old} +可以移除`));
  await dropCommand(environment, old);
  expect((await statusCommand(environment)).json).toMatchObject({ keyIds: [id], unknown: [] });
});

test('keys in environment variables are left to whoever sets them', async () => {
  const MASTER_KEY = await readFile(join(kernel.config.dataDir, 'master.key'), 'utf8');
  await expect(rotateCommand({ ...environment, MASTER_KEY })).rejects.toMatchObject({
    code: 'CLI_KEYS_IN_ENVIRONMENT',
  });
});

test('a key that does not open the database is refused at once', async () => {
  const env = { ...environment, MASTER_KEY: Buffer.alloc(32, 9).toString('base64') };
  await expect(statusCommand(env)).rejects.toMatchObject({
    code: 'CLI_PLATFORM_NOT_OPENED',
    message: expect.stringContaining('No configured master key opens this database'),
  });
});
