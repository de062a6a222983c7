import { resolve } from 'node:path';
import { z } from 'zod';
import { ALGORITHMS, type Algorithm } from './encryption/aead.ts';

const environment = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  /** A PostgreSQL 15+ server; absent: the embedded one in DATA_DIR. */
  DATABASE_URL: z.string().startsWith('postgres').optional(),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(16),
  DATA_DIR: z.string().default('data'),
  /** The address that QR codes and links name; absent: what the server listens on. */
  PUBLIC_URL: z.url().optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  /** 32 bytes in base64; absent: DATA_DIR/master.key, made on the first start. Required in production. */
  MASTER_KEY: z.string().optional(),
  /** Further keys that open what they sealed, by commas: the former ones, and the coming one before it is MASTER_KEY. */
  MASTER_KEYS_PREVIOUS: z.string().default(''),
  /** Instead of both: a file with one key in base64 a line, the sealing one first. Read again when it changes. */
  MASTER_KEY_FILE: z.string().optional(),
  ENCRYPTION: z.enum(ALGORITHMS).default('aes-256-gcm'),
  JOB_CONCURRENCY: z.coerce.number().int().min(1).max(64).default(4),
  RATE_LIMIT_PER_MINUTE: z.coerce.number().int().min(1).default(1200),
  /** Addresses of the reverse proxies whose X-Forwarded-For is believed. */
  TRUST_PROXY: z.string().optional(),
  /** Origins (http://host:port) and networks (10.1.0.0/16) inside that the server may call, by commas. */
  OUTSIDE_PERMITTED: z.string().default(''),
  /** Whoever shows it reads /metrics; absent: this machine alone. */
  METRICS_TOKEN: z.string().min(16).optional(),
  /** An authority for time-stamps (RFC 3161); absent: none, or in a demonstration one of its own. */
  TSA_URL: z.url().optional(),
  /** A file with the certificates of that authority's issuers, PEM. */
  TSA_CERTIFICATES: z.string().optional(),
  /** A file that names the witnesses of the evidence log and how many have to sign; absent: none. */
  WITNESS_POLICY: z.string().optional(),
  /** Sign-in of applicants by OpenID Connect: issuer, client, and the claim that holds the resident ID number. */
  OIDC_ISSUER: z.url().optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_CLAIM: z.string().default('resident_id'),
  /** The same for staff; the claim holds the user name. */
  STAFF_OIDC_ISSUER: z.url().optional(),
  STAFF_OIDC_CLIENT_ID: z.string().optional(),
  STAFF_OIDC_CLIENT_SECRET: z.string().optional(),
  STAFF_OIDC_CLAIM: z.string().default('preferred_username'),
});

/** A provider of identities (OpenID Connect Core 1.0) and how its people are known here. */
export interface OidcProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string | undefined;
  /** The claim of the ID token that links to an account. */
  readonly claim: string;
}

function oidcProvider(
  name: string,
  issuer: string | undefined,
  clientId: string | undefined,
  rest: Pick<OidcProvider, 'clientSecret' | 'claim'>,
): OidcProvider | undefined {
  if (Boolean(issuer) !== Boolean(clientId))
    throw new Error(`${name}_ISSUER and ${name}_CLIENT_ID belong together.`);
  return issuer && clientId ? { issuer, clientId, ...rest } : undefined;
}

/** The process's configuration, parsed once from the environment. */
export interface Config {
  readonly environment: 'development' | 'production' | 'test';
  readonly host: string;
  readonly port: number;
  readonly databaseUrl: string | undefined;
  readonly databasePool: number;
  /** Absolute. */
  readonly dataDir: string;
  readonly publicUrl: string | undefined;
  readonly logLevel: string;
  readonly masterKey: string | undefined;
  readonly masterKeysPrevious: readonly string[];
  /** Absolute. */
  readonly masterKeyFile: string | undefined;
  /** What is sealed from now on; what was sealed otherwise stays readable. */
  readonly encryption: Algorithm;
  readonly jobConcurrency: number;
  readonly rateLimitPerMinute: number;
  readonly trustProxy: string | undefined;
  /** Origins and networks that `fetchOutside` permits beyond public addresses over HTTPS. */
  readonly outsidePermitted: readonly string[];
  readonly metricsToken: string | undefined;
  readonly oidc: { readonly applicant: OidcProvider | undefined; readonly staff: OidcProvider | undefined };
  readonly timeStamps: { readonly url: string; readonly certificates: string } | undefined;
  /** Absolute path of a file. */
  readonly witnessPolicy: string | undefined;
}

const listed = (text: string): string[] =>
  text
    .split(',')
    .map(entry => entry.trim())
    .filter(entry => entry !== '');

/** Reads the environment. Throws one Error that lists every wrong variable with its remedy. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    const problems = parsed.error.issues
      .map(issue => `  ${issue.path.join('.')}: ${issue.message}`)
      .join('\n');
    throw new Error(`The configuration is not valid. Correct these environment variables:\n${problems}`);
  }
  const value = parsed.data;
  if (value.NODE_ENV === 'production' && !value.MASTER_KEY && !value.MASTER_KEY_FILE)
    throw new Error(
      'MASTER_KEY or MASTER_KEY_FILE is required in production: 32 random bytes in base64 (openssl rand -base64 32), kept outside the data folder.',
    );
  const previous = listed(value.MASTER_KEYS_PREVIOUS);
  if (value.MASTER_KEY_FILE ? value.MASTER_KEY || previous.length : previous.length && !value.MASTER_KEY)
    throw new Error(
      'Give MASTER_KEY, with MASTER_KEYS_PREVIOUS if there are others, or MASTER_KEY_FILE with all of them.',
    );
  if (Boolean(value.TSA_URL) !== Boolean(value.TSA_CERTIFICATES))
    throw new Error(
      'TSA_URL and TSA_CERTIFICATES belong together: a time-stamp that nobody can check proves nothing.',
    );
  return {
    environment: value.NODE_ENV,
    host: value.HOST,
    port: value.PORT,
    databaseUrl: value.DATABASE_URL,
    databasePool: value.DATABASE_POOL,
    dataDir: resolve(value.DATA_DIR),
    publicUrl: value.PUBLIC_URL?.replace(/\/$/, ''),
    logLevel: value.LOG_LEVEL,
    masterKey: value.MASTER_KEY,
    masterKeysPrevious: previous,
    masterKeyFile: value.MASTER_KEY_FILE && resolve(value.MASTER_KEY_FILE),
    encryption: value.ENCRYPTION,
    jobConcurrency: value.JOB_CONCURRENCY,
    rateLimitPerMinute: value.RATE_LIMIT_PER_MINUTE,
    trustProxy: value.TRUST_PROXY,
    // Whoever configures an authority or a provider wants it asked, wherever it stands.
    outsidePermitted: [
      ...listed(value.OUTSIDE_PERMITTED),
      ...[value.TSA_URL, value.OIDC_ISSUER, value.STAFF_OIDC_ISSUER].filter(url => url !== undefined),
    ],
    metricsToken: value.METRICS_TOKEN,
    oidc: {
      applicant: oidcProvider('OIDC', value.OIDC_ISSUER, value.OIDC_CLIENT_ID, {
        clientSecret: value.OIDC_CLIENT_SECRET,
        claim: value.OIDC_CLAIM,
      }),
      staff: oidcProvider('STAFF_OIDC', value.STAFF_OIDC_ISSUER, value.STAFF_OIDC_CLIENT_ID, {
        clientSecret: value.STAFF_OIDC_CLIENT_SECRET,
        claim: value.STAFF_OIDC_CLAIM,
      }),
    },
    timeStamps:
      value.TSA_URL && value.TSA_CERTIFICATES
        ? { url: value.TSA_URL, certificates: resolve(value.TSA_CERTIFICATES) }
        : undefined,
    witnessPolicy: value.WITNESS_POLICY ? resolve(value.WITNESS_POLICY) : undefined,
  };
}
