import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger, startEmbeddedPostgres } from '../server/index.ts';

/** Vitest's global set-up: one PostgreSQL for all test files, without fsync, thrown away afterwards. */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.TEST_DATABASE_URL) return undefined;
  const dataDir = await mkdtemp(join(tmpdir(), 'zhiban-postgres-'));
  // The account that runs PostgreSQL must reach it, so that everything is thrown away with it.
  await chmod(dataDir, 0o711);
  const server = await startEmbeddedPostgres({ dataDir, log: createLogger('warn'), volatile: true });
  process.env.TEST_DATABASE_URL = server.url;
  return async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}
