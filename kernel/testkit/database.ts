import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { openDatabase } from '../server/database.ts';
import { migrateJobs } from '../server/jobs.ts';
import { createLogger } from '../server/logger.ts';
import { type Migrations, migrate, migrationsDigest } from '../server/migrations.ts';

function serverUrl(): string {
  const url = process.env.TEST_DATABASE_URL;
  if (!url)
    throw new Error(
      'TEST_DATABASE_URL is set by the global set-up: run the tests with vitest from the root.',
    );
  return url;
}

const withDatabase = (name: string): string => {
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  return url.href;
};

async function onServer<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A template database with these tables, made once for each set of migrations whoever asks first. */
async function template(migrations: readonly Migrations[]): Promise<string> {
  const name = `template_${(await migrationsDigest(migrations)).slice(0, 16)}`;
  await onServer(async client => {
    await client.query('select pg_advisory_lock(hashtext($1))', [name]);
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (rowCount) return;
    const making = `making_${randomUUID().replaceAll('-', '')}`;
    await client.query(`create database ${making}`);
    const { pool, close } = openDatabase(withDatabase(making), { max: 2, log: createLogger('silent') });
    await migrateJobs(pool);
    await migrate(pool, migrations);
    await close();
    await client.query(`alter database ${making} rename to ${name}`);
  });
  return name;
}

/** A database without any table, as an operator makes it before a restore. */
export async function emptyDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `empty_${randomUUID().replaceAll('-', '')}`;
  await onServer(client => client.query(`create database ${name}`));
  return {
    url: withDatabase(name),
    drop: () => onServer(async client => void (await client.query(`drop database ${name} with (force)`))),
  };
}

/** A database of its own for one test file: a clone of the template, some 30 ms. */
export async function testDatabase(
  migrations: readonly Migrations[],
): Promise<{ url: string; drop(): Promise<void> }> {
  const source = await template(migrations);
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(client => client.query(`create database ${name} template ${source} strategy file_copy`));
  return {
    url: withDatabase(name),
    drop: () => onServer(async client => void (await client.query(`drop database ${name} with (force)`))),
  };
}
