import { join } from 'node:path';
import { type Clock, systemClock } from '../model/index.ts';
import { type BlobStore, createBlobStore } from './blobs.ts';
import type { Config } from './config.ts';
import { type Database, type DatabaseHandle, openDatabase } from './database.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';
import type { Keyring } from './encryption/keyring.ts';
import { openKeyring } from './encryption/open-keyring.ts';
import type { SealedColumn } from './encryption/sealed-columns.ts';
import type { Eraser } from './erasure.ts';
import { Outbox, type Subscription } from './events.ts';
import { type Ids, systemIds } from './ids.ts';
import type { Job } from './jobs.ts';
import { createLogger, type Logger } from './logger.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import type { Migrations } from './migrations.ts';
import { createFetchOutside, type FetchOutside } from './outside.ts';

/** What every module's server part is built upon. */
export interface Kernel {
  readonly config: Config;
  readonly log: Logger;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly db: Database;
  readonly database: DatabaseHandle;
  readonly transaction: DatabaseHandle['transaction'];
  readonly blobs: BlobStore;
  readonly keyring: Keyring;
  readonly outbox: Outbox;
  readonly metrics: Metrics;
  /** The one way to call out: see `createFetchOutside`. */
  readonly fetchOutside: FetchOutside;
  /** The address at which people reach this platform, without a slash at its end. */
  publicUrl(): string;
  /** Releases everything in reverse order. */
  close(): Promise<void>;
}

/** What a module's server part gives to the composition root, beside its front-door functions. */
export interface ModuleParts<R> {
  readonly routes: readonly R[];
  readonly migrations?: Migrations;
  readonly jobs?: readonly Job[];
  readonly subscriptions?: readonly Subscription[];
  /** Its sealed columns, so that a change of keys reaches them. */
  readonly sealed?: readonly SealedColumn[];
  /** What it does when data has to go by law. */
  readonly erasers?: readonly Eraser[];
}

/** The configured database server, or the embedded one, started if need be. @param options.guest see `createKernel` */
export async function databaseServer(
  { databaseUrl, dataDir }: Pick<Config, 'databaseUrl' | 'dataDir'>,
  options: { readonly log: Logger; readonly guest: boolean },
): Promise<EmbeddedPostgres> {
  if (databaseUrl !== undefined) return { url: databaseUrl, stop: async () => undefined };
  return startEmbeddedPostgres({ dataDir: join(dataDir, 'postgres'), ...options });
}

/**
 * Builds the kernel; starts the embedded database when no DATABASE_URL is configured.
 * @param overrides.guest leaves an embedded database running that another process runs
 */
export async function createKernel(
  config: Config,
  overrides: Partial<Pick<Kernel, 'clock' | 'ids' | 'log'>> & { readonly guest?: boolean } = {},
): Promise<Kernel> {
  const log = overrides.log ?? createLogger(config.logLevel);
  const fetchOutside = createFetchOutside({ permitted: config.outsidePermitted });
  const server = await databaseServer(config, { log, guest: overrides.guest ?? false });
  const database = openDatabase(server.url, { max: config.databasePool, log });
  const close = async () => {
    await database.close();
    await server.stop();
  };
  const keyring = await openKeyring(config, database.pool).catch(async error => {
    await close();
    throw error;
  });
  return {
    config,
    log,
    clock: overrides.clock ?? systemClock,
    ids: overrides.ids ?? systemIds,
    db: database.db,
    database,
    transaction: database.transaction,
    blobs: createBlobStore(join(config.dataDir, 'blobs'), keyring, config.encryption),
    keyring,
    outbox: new Outbox(),
    metrics: createMetrics(),
    fetchOutside,
    publicUrl: () => config.publicUrl ?? `http://${config.host}:${config.port}`,
    close,
  };
}
