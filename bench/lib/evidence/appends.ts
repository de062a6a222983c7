import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SYSTEM } from '@zhiban/evidence';
import { createEvidence, type Evidence } from '@zhiban/evidence/server';
import {
  createKernel,
  createLogger,
  type Kernel,
  migrate,
  readConfig,
  startEmbeddedPostgres,
} from '@zhiban/kernel/server';
import { sql } from 'drizzle-orm';
import { type Load, load } from '../load.ts';
import { percentile, round } from '../report.ts';

/** Many short rounds, so that what else the machine does hits both alike. */
const ROUNDS = 20;
const CLIENTS = 8;
/** Transactions a round. */
const COUNT = Number(process.env.BENCH_COUNT ?? 400);

/** What one decision records: a submission with its facts, and the decision with its reasons. */
const EVENTS = [9_000, 3_000].map((length, at) => ({
  type: at === 0 ? 'cases.submitted' : 'cases.decided',
  actor: SYSTEM,
  data: { input: randomBytes(length / 2).toString('hex') },
}));

/** The rows of `evidence.event` in a table of their own, without the log's number and without its triggers. */
const BARE = `
create schema bench;
create table bench.event (
  stream text not null, seq integer not null, type text not null, at timestamptz not null, content text not null,
  salt text not null, commitment text not null, previous text not null, hash text not null, primary key (stream, seq)
);
create function bench.append(
  of_stream text, first_seq integer, types text[], at timestamptz, contents text[], salts text[], commitments text[], hashes text[]
) returns void language sql as $$
  insert into bench.event (stream, seq, type, at, content, salt, commitment, previous, hash)
  select of_stream, first_seq + n::integer - 1, type, at, content, salt, commitment, hashes[n], hash
  from unnest(types, contents, salts, commitments, hashes[2:]) with ordinality
    as new(type, content, salt, commitment, hash, n)
$$`;

const digits = (bytes: number) => randomBytes(bytes).toString('hex');

/** The same statement with the same sizes, and nothing computed: no lock, no hash, no look at what was there. */
async function appendBare(kernel: Kernel, stream: string): Promise<void> {
  const contents = EVENTS.map(({ actor, data }) => JSON.stringify({ actor, data }));
  const hashes = [FILLING, ...EVENTS.map(() => FILLING)];
  await kernel.transaction(tx =>
    tx.execute(
      sql`select bench.append(${stream}, 1, ${sql.param(EVENTS.map(({ type }) => type))}::text[], ${new Date().toISOString()}::timestamptz,
          ${sql.param(contents)}::text[], ${sql.param(EVENTS.map(() => FILLING.slice(32)))}::text[],
          ${sql.param(EVENTS.map(() => FILLING))}::text[], ${sql.param(hashes)}::text[])`,
    ),
  );
}
const FILLING = digits(32);

/** Appends a second with and without the log, in turn, and how long an event waits for its head. */
export async function appendFigures(): Promise<Record<string, number>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'zhiban-bench-'));
  const postgres = await startEmbeddedPostgres({
    dataDir: join(dataDir, 'postgres'),
    log: createLogger('warn'),
  });
  const kernel = await createKernel(
    readConfig({ DATABASE_URL: postgres.url, DATA_DIR: dataDir, LOG_LEVEL: 'error' }),
  );
  const evidence = createEvidence(kernel);
  await migrate(kernel.database.pool, evidence.migrations ? [evidence.migrations] : []);
  await kernel.database.pool.query(BARE);
  const sealing = evidence.startSealing();
  const rates: Record<'bare' | 'logged' | 'ratio', number[]> = { bare: [], logged: [], ratio: [] };
  const latencies: number[] = [];
  const committed = new Map<string, number>();
  for (let turn = 0; turn <= ROUNDS; turn++) {
    const bare = await run(stream => appendBare(kernel, stream));
    const logged = await run(async stream => {
      const code = await kernel.transaction(tx => evidence.append(tx, stream, EVENTS));
      committed.set(code, Date.now());
    });
    // The first round warms up.
    if (turn === 0) continue;
    rates.bare.push(bare.perSecond);
    rates.logged.push(logged.perSecond);
    rates.ratio.push(logged.perSecond / bare.perSecond);
    latencies.push(...logged.latencies);
  }
  await sealing.stop();
  const delays = await sealDelays(kernel, evidence, committed);
  await kernel.close();
  await postgres.stop();
  await rm(dataDir, { recursive: true, force: true });
  const median = (samples: readonly number[]) => percentile(samples, 0.5);
  return {
    'appending transactions a second': round(median(rates.logged), 0),
    'bare inserts of the same rows a second': round(median(rates.bare), 0),
    'appending / bare': round(median(rates.ratio)),
    'p95 ms of an appending transaction': round(percentile(latencies, 0.95), 1),
    'p50 ms from commit to signed head': round(median(delays), 0),
    'p99 ms from commit to signed head': round(percentile(delays, 0.99), 0),
    'events without a leaf at the end': committed.size - delays.length,
  };
}

const run = (work: (stream: string) => Promise<void>): Promise<Load> =>
  load(
    Array.from({ length: COUNT }, () => `application/${randomUUID()}`),
    CLIENTS,
    work,
  );

/** From the moment the writer knew of its commit to the signing of the first head that holds it. */
async function sealDelays(
  kernel: Kernel,
  evidence: Evidence,
  committed: ReadonlyMap<string, number>,
): Promise<number[]> {
  const { rows } = await kernel.database.pool.query<{ size: number; signed_at: Date }>(
    'select size, signed_at from evidence.head order by size',
  );
  const leaves = await evidence.leavesOf([...committed.keys()]);
  let at = 0;
  return [...leaves]
    .sort(([, one], [, other]) => one - other)
    .flatMap(([code, leaf]) => {
      while (rows[at] && (rows[at]?.size ?? 0) <= leaf) at += 1;
      const signed = rows[at]?.signed_at.getTime();
      const known = committed.get(code);
      return signed === undefined || known === undefined ? [] : [Math.max(0, signed - known)];
    });
}
