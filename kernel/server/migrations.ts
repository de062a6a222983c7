import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Pool } from 'pg';

/** A module's migrations: SQL files in one folder, applied in the order of their names, never edited afterwards. */
export interface Migrations {
  readonly module: string;
  readonly folder: URL;
}

interface Step {
  readonly module: string;
  readonly name: string;
  readonly sql: string;
  readonly digest: string;
}

async function readSteps(migrations: readonly Migrations[]): Promise<Step[]> {
  const steps: Step[] = [];
  for (const { module, folder } of migrations) {
    const path = fileURLToPath(folder);
    const names = (await readdir(path)).filter(name => name.endsWith('.sql')).sort();
    for (const name of names) {
      const sql = await readFile(join(path, name), 'utf8');
      steps.push({ module, name, sql, digest: createHash('sha256').update(sql).digest('hex') });
    }
  }
  return steps;
}

/** The digest of each step by `module/name`. */
export async function stepDigests(migrations: readonly Migrations[]): Promise<ReadonlyMap<string, string>> {
  const steps = await readSteps(migrations);
  return new Map(steps.map(({ module, name, digest }) => [`${module}/${name}`, digest]));
}

/** A digest over all steps: two databases with the same one have the same tables. */
export async function migrationsDigest(migrations: readonly Migrations[]): Promise<string> {
  const steps = await readSteps(migrations);
  return createHash('sha256')
    .update(steps.map(step => step.module + step.digest).join())
    .digest('hex');
}

/**
 * Brings the database up to date: each step in its own transaction, under one advisory lock, so that
 * several processes may start at once. Throws when a step that was applied has been edited since.
 * @param wanted leaves steps out, by `module/name`, to bring a database to where another one was
 * @returns the names of the steps applied now
 */
export async function migrate(
  pool: Pool,
  migrations: readonly Migrations[],
  wanted: (id: string) => boolean = () => true,
): Promise<string[]> {
  const steps = (await readSteps(migrations)).filter(({ module, name }) => wanted(`${module}/${name}`));
  const client = await pool.connect();
  const applied: string[] = [];
  try {
    await client.query(`select pg_advisory_lock(hashtext('zhiban.migrate'))`);
    await client.query('create schema if not exists kernel');
    await client.query(
      'create table if not exists kernel.migration (module text, name text, digest text not null, applied_at timestamptz not null default now(), primary key (module, name))',
    );
    const { rows } = await client.query<{ module: string; name: string; digest: string }>(
      'select module, name, digest from kernel.migration',
    );
    const done = new Map(rows.map(row => [`${row.module}/${row.name}`, row.digest]));
    for (const step of steps) {
      const id = `${step.module}/${step.name}`;
      const digest = done.get(id);
      if (digest === step.digest) continue;
      if (digest !== undefined)
        throw new Error(`Migration ${id} was edited after it was applied. Restore it and add a new one.`);
      try {
        await client.query('begin');
        await client.query(step.sql);
        await client.query('insert into kernel.migration (module, name, digest) values ($1, $2, $3)', [
          step.module,
          step.name,
          step.digest,
        ]);
        await client.query('commit');
      } catch (error) {
        await client.query('rollback');
        throw new Error(`Migration ${id} failed`, { cause: error });
      }
      applied.push(id);
    }
  } finally {
    await client.query(`select pg_advisory_unlock(hashtext('zhiban.migrate'))`).catch(() => undefined);
    client.release();
  }
  return applied;
}
