import { z } from 'zod';
import { defineJob, enqueue, type Job } from '../jobs.ts';
import type { Kernel } from '../kernel.ts';
import { kernelSecrets } from './open-keyring.ts';
import {
  type ColumnStatus,
  countByKey,
  describePrefix,
  type KeyCounts,
  resealStep,
  type SealedColumn,
  type Step,
} from './sealed-columns.ts';

const ROWS_A_STEP = 500;
const FILES_A_STEP = 100;
/** Longer than a process may seal with the key of before: see `LOOK_EVERY_MS`. */
const START_AFTER_MS = 15_000;
const FILES = 'files';

const payload = z.object({
  /** What the values are sealed to; when it is no longer the key of today, the pass begins anew. */
  prefix: z.string(),
  /** A column, or the files. */
  target: z.string().optional(),
  after: z.array(z.string()).default([]),
});
type Payload = z.output<typeof payload>;

const NAME = 'kernel.reseal';
const declaration = { name: NAME, payload };

type Resealing = Pick<Kernel, 'blobs' | 'clock' | 'database' | 'db' | 'keyring' | 'log'>;

/** How far the newest pass over everything sealed has come. */
interface PassStatus {
  readonly target: string | null;
  readonly sealed: number;
  readonly failed: number;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
}

export interface KeyStatus {
  /** The master keys configured; the first one seals. */
  readonly keyIds: readonly string[];
  readonly columns: readonly ColumnStatus[];
  readonly files: KeyCounts;
  /** Null while no pass has begun for the present key. */
  readonly pass: PassStatus | null;
}

const nameOf = ({ table, column }: SealedColumn): string => `${table}.${column}`;

async function stepOverFiles({ blobs, log }: Resealing, after: readonly string[]): Promise<Step> {
  const [last = ''] = after;
  let sealed = 0;
  let failed = 0;
  let seen = 0;
  for await (const digest of blobs.files.digests()) {
    if (digest <= last) continue;
    try {
      if (await blobs.rewrap(digest)) sealed += 1;
    } catch (err) {
      failed += 1;
      log.error({ err, digest }, 'the key of a file cannot be sealed again');
    }
    seen += 1;
    if (seen === FILES_A_STEP) return { next: [digest], sealed, failed };
  }
  return { next: undefined, sealed, failed };
}

/**
 * The job that seals everything again after a change of key or algorithm: a small step at a time, each asking for the
 * next, so that it goes on where it was when a process ends.
 */
export function resealJob(kernel: Resealing, modulesColumns: readonly SealedColumn[]): Job {
  const { database, keyring, log } = kernel;
  const columns = [kernelSecrets, ...modulesColumns];
  const targets = [...columns.map(nameOf), FILES];

  async function step(target: string, after: readonly string[]): Promise<Step> {
    const column = columns.find(known => nameOf(known) === target);
    if (!column) return stepOverFiles(kernel, after);
    return resealStep({ pool: database.pool, keyring, log }, column, after, ROWS_A_STEP);
  }

  return defineJob({
    ...declaration,
    async run(asked) {
      keyring.reload();
      const prefix = keyring.prefix().toString('hex');
      const goesOn = asked.prefix === prefix && asked.target !== undefined && targets.includes(asked.target);
      const target = goesOn && asked.target !== undefined ? asked.target : targets[0];
      if (target === undefined) return;
      const { next, sealed, failed } = await step(target, goesOn ? asked.after : []);
      const following = next ? target : targets[targets.indexOf(target) + 1];
      await record(kernel, { prefix, target: following, sealed, failed, anew: !goesOn });
      if (following !== undefined)
        await enqueue(
          kernel.db,
          declaration,
          { prefix, target: following, after: [...(next ?? [])] },
          { key: NAME },
        );
    },
  });
}

async function record(
  { database, clock }: Resealing,
  step: { prefix: string; target: string | undefined; sealed: number; failed: number; anew: boolean },
): Promise<void> {
  await database.pool.query(
    `insert into kernel.reseal_pass as pass (prefix, target, sealed, failed, started_at, finished_at)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (prefix) do update set
       target = excluded.target,
       sealed = case when $7 then 0 else pass.sealed end + excluded.sealed,
       failed = case when $7 then 0 else pass.failed end + excluded.failed,
       started_at = case when $7 then excluded.started_at else pass.started_at end,
       finished_at = excluded.finished_at`,
    [
      step.prefix,
      step.target ?? null,
      step.sealed,
      step.failed,
      clock.now(),
      step.target === undefined ? clock.now() : null,
      step.anew,
    ],
  );
}

async function passOf({ database, keyring }: Resealing): Promise<PassStatus | null> {
  const { rows } = await database.pool.query<PassStatus>(
    `select target, sealed, failed, started_at "startedAt", finished_at "finishedAt"
     from kernel.reseal_pass where prefix = $1`,
    [keyring.prefix().toString('hex')],
  );
  return rows[0] ?? null;
}

/** Asks for a pass over everything sealed. @param delayMs how long other processes may still use the key of before */
export async function startReseal({ db, keyring }: Resealing, delayMs = START_AFTER_MS): Promise<void> {
  const asked: Payload = { prefix: keyring.prefix().toString('hex'), after: [] };
  await enqueue(db, declaration, asked, { key: NAME, runAt: new Date(Date.now() + delayMs) });
}

/** Asks for a pass if none has been through with the present key: after an upgrade, a new key or algorithm. */
export async function resealIfDue(kernel: Resealing): Promise<void> {
  if (!(await passOf(kernel))?.finishedAt) await startReseal(kernel);
}

/** Which keys everything sealed is under; reads every row and the key of every file. */
export async function keyStatus(
  kernel: Resealing,
  modulesColumns: readonly SealedColumn[],
): Promise<KeyStatus> {
  const columns: ColumnStatus[] = [];
  for (const column of [kernelSecrets, ...modulesColumns])
    columns.push(await countByKey(kernel.database.pool, column));
  const files: Record<string, number> = {};
  for await (const digest of kernel.blobs.files.digests()) {
    const name = describePrefix((await kernel.blobs.keyPrefix(digest)).toString('hex'));
    files[name] = (files[name] ?? 0) + 1;
  }
  return { keyIds: kernel.keyring.keyIds, columns, files, pass: await passOf(kernel) };
}
