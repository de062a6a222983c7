import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger, startEmbeddedPostgres } from '@zhiban/kernel/server';
import { firstPageScript } from '@zhiban/web';
import pg from 'pg';
import { bareLoad, writtenBy } from './lib/bare.ts';
import { copyDrafts, prepareDraft, signIn } from './lib/drafts.ts';
import { load } from './lib/load.ts';
import { percentile, report, round } from './lib/report.ts';
import { secondsToFirstPage } from './lib/start.ts';

/** Submissions for each number of clients. */
const COUNT = Number(process.env.BENCH_COUNT ?? 600);
const CLIENTS = [1, 8, 32];

const dataDir = await mkdtemp(join(tmpdir(), 'zhiban-bench-'));
const postgres = await startEmbeddedPostgres({
  dataDir: join(dataDir, 'postgres'),
  log: createLogger('warn'),
});
const environment = {
  DATABASE_URL: postgres.url,
  DATA_DIR: dataDir,
  PORT: '0',
  LOG_LEVEL: 'warn',
  RATE_LIMIT_PER_MINUTE: '10000000',
};

function startServer(workers: 'on' | 'off'): Promise<{ address: string; stop(): Promise<void> }> {
  const child = fork(join(import.meta.dirname, 'lib/decide-server.ts'), {
    env: { ...process.env, ...environment, BENCH_WORKERS: workers },
  });
  return new Promise((resolve, reject) => {
    child.once('exit', code => reject(new Error(`The server ended with code ${code}`)));
    child.once('message', message => {
      const { address } = message as { address: string };
      const stop = () =>
        new Promise<void>(done => {
          child.removeAllListeners('exit');
          child.once('exit', () => done());
          child.send('stop');
        });
      resolve({ address, stop });
    });
  });
}

const figures: Record<string, number> = {};
const pool = new pg.Pool({ connectionString: postgres.url, max: 40 });

// The photograph is really read once, by a server that works; the drafts are copies of that one.
const working = await startServer('on');
const draft = await prepareDraft(working.address, await signIn(working.address, 'wang_fang'));
await working.stop();
const server = await startServer('off');
const client = await signIn(server.address, 'wang_fang');
const submit = async (id: string) => {
  const { status } = await client.json<{ status: string }>('POST', `/api/applications/${id}/submission`, {
    truthful: true,
  });
  if (status !== 'approved') throw new Error(`A submission of the bench ended as ${status}`);
};
const warmUp = await copyDrafts(pool, draft, 200);
await load(warmUp, 4, submit);
const written = await writtenBy(pool, warmUp[0] ?? '');
process.stdout.write(`one submission writes ${written.inserted.length} rows and updates 1\n`);

for (const clients of CLIENTS) {
  await bareLoad(pool, written, COUNT / 4, clients);
  const before = await bareLoad(pool, written, COUNT, clients);
  const decided = await load(await copyDrafts(pool, draft, COUNT), clients, submit);
  const after = await bareLoad(pool, written, COUNT, clients);
  const bare = (before.perSecond + after.perSecond) / 2;
  figures[`submissions a second, ${clients} clients`] = round(decided.perSecond, 0);
  figures[`bare transactions a second, ${clients} clients`] = round(bare, 0);
  figures[`ratio, ${clients} clients`] = round(decided.perSecond / bare);
  for (const share of [50, 95, 99])
    figures[`p${share} ms, ${clients} clients`] = round(percentile(decided.latencies, share / 100), 1);
  process.stdout.write(
    `${clients} clients: ${round(decided.perSecond, 0)} submissions a second, bare ${round(bare, 0)}\n`,
  );
}
const { rows } = await pool.query<{ decided: number; queued: number }>(
  `select (select count(*)::int from evidence.event where type = 'cases.decided') decided,
          (select count(*)::int from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
           where t.identifier = 'cases.issue-result') queued`,
);
figures['decisions in evidence'] = rows[0]?.decided ?? 0;
figures['licences queued'] = rows[0]?.queued ?? 0;
await pool.end();
await server.stop();
await postgres.stop();
await rm(dataDir, { recursive: true, force: true });

figures['seconds from npm start to the first page'] = round(await secondsToFirstPage());
figures["gzipped script of the portal's first page, KB"] = round(
  (await firstPageScript()).gzipBytes / 1024,
  1,
);

report('decide', figures, [
  { figure: 'ratio, 8 clients', op: '>=', value: 0.35 },
  { figure: 'p95 ms, 8 clients', op: '<=', value: 200 },
  { figure: 'seconds from npm start to the first page', op: '<=', value: 10 },
  { figure: "gzipped script of the portal's first page, KB", op: '<=', value: 250 },
]);
