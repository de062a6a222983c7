import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import type { Logger } from 'pino';
import { kernelErrors } from '../model/index.ts';

export type Database = NodePgDatabase<Record<string, never>>;
/** A transaction, or the database itself where a single statement will do. */
export type Tx = Pick<
  Database,
  'select' | 'insert' | 'update' | 'delete' | 'execute' | 'selectDistinct' | 'with'
>;

export interface DatabaseHandle {
  readonly db: Database;
  readonly pool: pg.Pool;
  /** Runs `work` in one transaction; repeats it when PostgreSQL asks for that (40001, 40P01), at most three times. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

// int8 comes as a string from the driver; every count and amount of cents here fits in 53 bits.
pg.types.setTypeParser(20, text => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 out of the safe range: ${text}`);
  return value;
});
// A day is a day, not an instant in the server's time zone.
pg.types.setTypeParser(1082, text => text);

const RETRY = new Set(['40001', '40P01']);
const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOENT',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  '57P01',
  '57P02',
  '57P03',
  '08000',
  '08003',
  '08006',
  '08001',
  '53300',
]);
const UNREACHABLE_TEXT =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/;

/** The PostgreSQL or socket code of an error, also inside Drizzle's wrapping error. */
export function databaseCode(error: unknown): string | undefined {
  for (let current = error; current instanceof Error; current = current.cause)
    if ('code' in current && typeof current.code === 'string') return current.code;
  return undefined;
}

/** An error for the log: Drizzle's own message repeats the statement's parameters, which may be personal data. */
export const withoutParameters = (error: unknown): unknown =>
  error instanceof Error && 'params' in error && error.cause instanceof Error ? error.cause : error;

/** Whether the error says that the database cannot be reached for now. */
export function isDatabaseUnreachable(error: unknown): boolean {
  const code = databaseCode(error);
  if (code !== undefined && UNREACHABLE.has(code)) return true;
  for (let current = error; current instanceof Error; current = current.cause)
    if (UNREACHABLE_TEXT.test(current.message)) return true;
  return false;
}

const onClient = new WeakMap<pg.PoolClient, Database>();

function databaseOn(client: pg.PoolClient): Database {
  const known = onClient.get(client) ?? drizzle({ client });
  onClient.set(client, known);
  return known;
}

/**
 * One transaction on a connection of its own. A connection on which it could not begin or be undone goes: Drizzle's
 * own transaction keeps it from the pool for ever when `begin` fails, until the pool is empty and never ends.
 */
async function inTransaction<T>(pool: pg.Pool, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let sound = false;
  try {
    await client.query('begin');
    try {
      const result = await work(databaseOn(client));
      await client.query('commit');
      sound = true;
      return result;
    } catch (error) {
      sound = await client.query('rollback').then(
        () => true,
        () => false,
      );
      throw error;
    }
  } finally {
    client.release(!sound);
  }
}

/** Opens a pool on a PostgreSQL server. Connections lost are replaced on the next use. */
export function openDatabase(url: string, options: { max: number; log: Logger }): DatabaseHandle {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 30_000,
    application_name: 'zhiban',
    // Statements that do not wait for each other's results share a round trip.
    pipeline: true,
  });
  // Without a listener, an idle connection that dies would end the process.
  const lost = (error: Error) =>
    options.log.warn({ reason: error.message }, 'a database connection was lost');
  pool.on('error', lost);
  pool.on('connect', client => void client.on('error', lost));
  const db = drizzle({ client: pool });
  return {
    db,
    pool,
    async transaction(work) {
      for (let attempt = 1; ; attempt++) {
        try {
          return await inTransaction(pool, work);
        } catch (error) {
          if (attempt < 3 && RETRY.has(databaseCode(error) ?? '')) continue;
          if (isDatabaseUnreachable(error)) throw kernelErrors.UNAVAILABLE({ seconds: 10 }, { cause: error });
          throw error;
        }
      }
    },
    close: () => pool.end(),
  };
}
