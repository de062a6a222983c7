import type { FastifyHttpOptions, FastifyInstance, FastifyRequest, RawServerDefault } from 'fastify';
import { kernelErrors } from '../../model/index.ts';

const SECOND = 1_000;
const MAX_PARAMETERS = 50;
const MAX_URL = 8_192;

/** What one client may take of the server before a request is even looked at. Times in milliseconds, sizes in bytes. */
export const SERVER_LIMITS = {
  /** The body of a request that is no upload. */
  bodyLimit: 1_048_576,
  /** From the first byte to the last of a request: an upload of 20 MB over a poor line. */
  requestTimeout: 120 * SECOND,
  /** Without a byte in either direction. */
  connectionTimeout: 120 * SECOND,
  /** Longer than a proxy before it keeps the connection: nginx 60 seconds. */
  keepAliveTimeout: 72 * SECOND,
  maxRequestsPerSocket: 10_000,
  routerOptions: { maxParamLength: 200 },
  http: {
    maxHeaderSize: 16_384,
    /** A client that sends its header byte by byte is cut off. */
    headersTimeout: 15 * SECOND,
    connectionsCheckingInterval: 5 * SECOND,
  },
} satisfies FastifyHttpOptions<RawServerDefault>;

const MAX_CONNECTIONS = 10_000;
const MAX_HEADERS = 100;

/** Limits of a form with one file; the file's own limit stands in its operation. */
export const FORM_LIMITS = {
  files: 1,
  fields: 10,
  parts: 11,
  fieldNameSize: 100,
  fieldSize: 1_000,
  headerPairs: 20,
} as const;

/** @throws KERNEL_INVALID_INPUT for an address that no page or program of ours would send */
function refuseLongAddresses({ raw }: FastifyRequest): void {
  const url = raw.url ?? '';
  if (url.length > MAX_URL) throw kernelErrors.INVALID_INPUT({ problems: [`URL > ${MAX_URL}`] });
  const parameters = url.split('?').slice(1).join('?').split('&').length;
  if (parameters > MAX_PARAMETERS)
    throw kernelErrors.INVALID_INPUT({ problems: [`${parameters} parameters > ${MAX_PARAMETERS}`] });
}

/** Sets the limits that are not options of the server. */
export function limit(app: FastifyInstance): void {
  app.server.maxConnections = MAX_CONNECTIONS;
  app.server.maxHeadersCount = MAX_HEADERS;
  app.addHook('onRequest', async request => refuseLongAddresses(request));
}
