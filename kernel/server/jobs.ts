import { sql } from 'drizzle-orm';
import { Logger as QueueLogger, run, runMigrations, type TaskList } from 'graphile-worker';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { z } from 'zod';
import { type Tx, withoutParameters } from './database.ts';

/** Work that is done after the transaction that asked for it, at least once: handlers must bear repetition. */
export interface Job<S extends z.ZodType = z.ZodType> {
  /** `module.verb-noun` */
  readonly name: string;
  readonly payload: S;
  run(payload: z.output<S>): Promise<void>;
}

/** Declares a job and keeps the type of its payload. */
export function defineJob<S extends z.ZodType>(job: Job<S>): Job<S> {
  return job;
}

export interface EnqueueOptions {
  /** A second job with the same key replaces the first while that has not started. */
  readonly key?: string;
  readonly runAt?: Date;
  /** Jobs of one queue run one after another. */
  readonly queue?: string;
  readonly maxAttempts?: number;
}

/** A job with its payload, ready to be put into the queue. */
export interface QueuedJob {
  readonly name: string;
  readonly payload: unknown;
  readonly options: EnqueueOptions;
}

/** Names a job with its payload, checked by its type. */
export const queued = <S extends z.ZodType>(
  job: Pick<Job<S>, 'name' | 'payload'>,
  payload: z.input<S>,
  options: EnqueueOptions = {},
): QueuedJob => ({ name: job.name, payload, options });

/** Puts jobs into the queue in the transaction of the change that asks for them, with one statement. */
export async function enqueueAll(tx: Tx, jobs: readonly QueuedJob[]): Promise<void> {
  if (jobs.length === 0) return;
  const specs = jobs.map(({ name, payload, options }) => ({
    identifier: name,
    payload,
    queue_name: options.queue ?? null,
    run_at: options.runAt?.toISOString() ?? null,
    max_attempts: options.maxAttempts ?? 10,
    job_key: options.key ?? null,
  }));
  await tx.execute(sql`select graphile_worker.add_jobs(array(
    select json_populate_record(null::graphile_worker.job_spec, spec)
    from json_array_elements(${JSON.stringify(specs)}::json) spec))`);
}

/** Puts one job into the queue, in the transaction of the change that asks for it. */
export const enqueue = <S extends z.ZodType>(
  tx: Tx,
  job: Pick<Job<S>, 'name' | 'payload'>,
  payload: z.input<S>,
  options?: EnqueueOptions,
): Promise<void> => enqueueAll(tx, [queued(job, payload, options)]);

export interface Workers {
  stop(): Promise<void>;
}

/** Creates the queue's own tables. */
export async function migrateJobs(pool: Pool): Promise<void> {
  await runMigrations({ pgPool: pool });
}

/** Starts taking jobs. A handler that throws is tried again with growing pauses. */
export async function startWorkers(
  pool: Pool,
  jobs: readonly Job[],
  options: {
    concurrency: number;
    log: Logger;
    onDone?: (name: string, seconds: number, ok: boolean) => void;
  },
): Promise<Workers> {
  const taskList: TaskList = {};
  for (const job of jobs) {
    if (taskList[job.name]) throw new Error(`Two jobs are named ${job.name}`);
    taskList[job.name] = async (payload, helpers) => {
      const started = performance.now();
      let ok = false;
      try {
        await job.run(job.payload.parse(payload));
        ok = true;
      } catch (error) {
        options.log.error(
          {
            err: withoutParameters(error),
            job: job.name,
            jobId: helpers.job.id,
            attempt: helpers.job.attempts,
          },
          'job failed',
        );
        throw error;
      } finally {
        options.onDone?.(job.name, (performance.now() - started) / 1000, ok);
      }
    };
  }
  const runner = await run({
    pgPool: pool,
    taskList,
    concurrency: options.concurrency,
    noHandleSignals: true,
    pollInterval: 1_000,
    logger: quietLogger(options.log),
  });
  return { stop: () => runner.stop() };
}

// The queue's own errors repeat what the job's log line says; only its trouble with the database is news.
export function quietLogger(log: Logger): QueueLogger {
  return new QueueLogger(() => (level, message) => {
    if (level === 'error' || level === 'warning') log.warn({ queue: true }, message);
  });
}
