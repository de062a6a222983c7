import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { type Load, load } from './load.ts';

/** The payloads that one submission wrote: two events, the application's row, two jobs. */
export interface Written {
  readonly inserted: readonly string[];
  readonly updated: string;
}

/** What the submission of `id` wrote, read from its own rows. */
export async function writtenBy(pool: pg.Pool, id: string): Promise<Written> {
  const events = await pool.query<{ data: string }>(
    `select to_json(event)::text as data from evidence.event where stream = $1 and type in ('cases.submitted', 'cases.decided')`,
    [`application/${id}`],
  );
  const jobs = await pool.query<{ data: string }>(
    `select payload::text as data from graphile_worker._private_jobs where payload ->> 'applicationId' = $1`,
    [id],
  );
  const application = await pool.query<{ data: string }>(
    'select decision::text as data from cases.application where id = $1',
    [id],
  );
  return {
    inserted: [...events.rows, ...jobs.rows].map(row => row.data),
    updated: application.rows[0]?.data ?? '{}',
  };
}

/** The driver alone doing the same number of writes of the same size: one transaction, one statement a row. */
export async function bareLoad(
  pool: pg.Pool,
  written: Written,
  count: number,
  clients: number,
): Promise<Load> {
  await pool.query('create schema if not exists bench');
  await pool.query('create table if not exists bench.row (id uuid primary key, data jsonb not null)');
  await pool.query('create table if not exists bench.held (id uuid primary key, data jsonb)');
  const ids = Array.from({ length: count }, () => randomUUID());
  await pool.query('insert into bench.held (id) select unnest($1::uuid[])', [ids]);
  return load(ids, clients, async id => {
    const client = await pool.connect();
    try {
      await client.query('begin');
      await client.query({
        name: 'hold',
        text: 'select * from bench.held where id = $1 for update',
        values: [id],
      });
      for (const data of written.inserted)
        await client.query({
          name: 'insert',
          text: 'insert into bench.row values ($1, $2)',
          values: [randomUUID(), data],
        });
      await client.query({
        name: 'update',
        text: 'update bench.held set data = $2 where id = $1',
        values: [id, written.updated],
      });
      await client.query('commit');
    } finally {
      client.release();
    }
  });
}
