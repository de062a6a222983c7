import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runOnce } from 'graphile-worker';
import {
  createKernel,
  type Job,
  type Kernel,
  type Logger,
  type Migrations,
  quietLogger,
  readConfig,
} from '../server/index.ts';
import { type TestClock, testClock } from './clock.ts';
import { testDatabase } from './database.ts';

export interface TestKernel extends Kernel {
  readonly clock: TestClock;
  /** Does the jobs that are due, and those that they enqueue, until none is left. */
  runJobs(jobs: readonly Job[]): Promise<void>;
}

async function isAnyDue({ database }: Kernel, tasks: readonly string[]): Promise<boolean> {
  const { rowCount } = await database.pool.query(
    `select 1 from graphile_worker.jobs
     where task_identifier = any($1) and run_at <= now() and attempts < max_attempts limit 1`,
    [tasks],
  );
  return rowCount !== 0;
}

/** A kernel on a database, a folder and a clock of its own. */
export async function createTestKernel(options: {
  migrations: readonly (Migrations | undefined)[];
  now?: string;
  environment?: Readonly<Record<string, string>>;
  /** Where its log goes, for tests of the log. */
  log?: Logger;
}): Promise<TestKernel> {
  const database = await testDatabase(options.migrations.filter(entry => entry !== undefined));
  const dataDir = await mkdtemp(join(tmpdir(), 'zhiban-test-'));
  const config = readConfig({
    NODE_ENV: 'test',
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent',
    RATE_LIMIT_PER_MINUTE: '100000',
    DATABASE_POOL: '8',
    ...options.environment,
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
  });
  const clock = testClock(options.now ?? '2026-11-21T02:00:00Z');
  const kernel = await createKernel(config, { clock, ...(options.log ? { log: options.log } : {}) });
  return {
    ...kernel,
    clock,
    async runJobs(jobs) {
      const taskList = Object.fromEntries(
        jobs.map(job => [job.name, (payload: unknown) => job.run(job.payload.parse(payload))]),
      );
      // A worker that meets a queue which another has not given back yet goes home before all is done.
      do
        await runOnce({
          pgPool: kernel.database.pool,
          taskList,
          concurrency: 4,
          noHandleSignals: true,
          logger: quietLogger(kernel.log),
        });
      while (await isAnyDue(kernel, Object.keys(taskList)));
    },
    async close() {
      await kernel.close();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
