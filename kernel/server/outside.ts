import { lookup as resolveHost } from 'node:dns/promises';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { BlockList, isIP } from 'node:net';

/** Addresses that no public service has (IANA's special-purpose registries, RFC 6890). */
const SPECIAL_V4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];
/** Within the one range of public IPv6: Teredo and other protocols, documentation, and 6to4, which hides an IPv4 address. */
const SPECIAL_V6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

const TIMEOUT_MS = 10_000;
const MAX_BYTES = 1_048_576;

interface Address {
  readonly address: string;
  readonly family: number;
}

interface OutsideRequest {
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  /** For the whole exchange; absent: 10 seconds. */
  readonly timeoutMs?: number;
  /** Absent: 1 MiB. */
  readonly maxBytes?: number;
}

interface OutsideAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** Why an address outside was not asked, or not heard. */
class OutsideError extends Error {
  readonly reason:
    | 'address-refused'
    | 'unreachable'
    | 'redirected'
    | 'too-large'
    | 'too-slow'
    | 'url-refused';

  constructor(reason: OutsideError['reason'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'OutsideError';
    this.reason = reason;
  }
}

/** Asks a server outside. An answer of any status is an answer; redirections are refused. @throws OutsideError */
export type FetchOutside = (url: string, request?: OutsideRequest) => Promise<OutsideAnswer>;

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    const version = isIP(address);
    const longest = version === 4 ? 32 : 128;
    const prefix = bits === undefined ? longest : Number(bits);
    if (!version || !Number.isInteger(prefix) || prefix < 0 || prefix > longest)
      throw new Error(
        `OUTSIDE_PERMITTED: ${network} is neither an origin (https://host:port) nor a network (10.1.0.0/16).`,
      );
    list.addSubnet(address, prefix, version === 4 ? 'ipv4' : 'ipv6');
  }
  return list;
}

const specialV4 = listOf(SPECIAL_V4);
const specialV6 = listOf(SPECIAL_V6);
const publicV6 = listOf(['2000::/3']);

/** Whether an address is one of the public Internet. Mapped and translated IPv4 addresses (::ffff:, 64:ff9b::) are not. */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address);
  if (version === 4) return !specialV4.check(address, 'ipv4');
  return version === 6 && publicV6.check(address, 'ipv6') && !specialV6.check(address, 'ipv6');
}

/**
 * Makes the one way by which the server calls out, so that no address that somebody wrote into a form or a document
 * leads into the house: HTTPS alone, the host resolved once, each of its addresses checked, and the connection made to
 * the very address that was checked.
 * @param options.permitted origins (`http://tsa.intra:8080`) that may be asked in whatever network and without TLS, and
 * networks (`10.1.0.0/16`) whose hosts may be asked over HTTPS
 * @param options.resolve all addresses of a host
 */
export function createFetchOutside(options: {
  readonly permitted: readonly string[];
  resolve?(host: string): Promise<readonly Address[]>;
}): FetchOutside {
  const isOrigin = (entry: string) => entry.includes('://');
  const origins = new Set(options.permitted.filter(isOrigin).map(entry => new URL(entry).origin));
  const networks = listOf(options.permitted.filter(entry => !isOrigin(entry)));
  const resolve = options.resolve ?? (host => resolveHost(host, { all: true }));

  async function addressesOf(url: URL): Promise<readonly Address[]> {
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const version = isIP(host);
    const found = version
      ? [{ address: host, family: version }]
      : await resolve(host).catch((cause: unknown) => {
          throw new OutsideError('unreachable', `${host} cannot be resolved`, { cause });
        });
    if (found.length === 0) throw new OutsideError('unreachable', `${host} has no address`);
    const refused = found.find(
      ({ address, family }) =>
        !origins.has(url.origin) &&
        !isPublicAddress(address) &&
        !networks.check(address, family === 6 ? 'ipv6' : 'ipv4'),
    );
    if (refused)
      throw new OutsideError(
        'address-refused',
        `${host} leads to ${refused.address}, which is not a public address`,
      );
    return found;
  }

  return async (text, request = {}) => {
    const url = checkedUrl(text, origins);
    const addresses = await addressesOf(url);
    return exchange(url, addresses, request);
  };
}

function checkedUrl(text: string, origins: ReadonlySet<string>): URL {
  if (!URL.canParse(text)) throw new OutsideError('url-refused', 'not an address');
  const url = new URL(text);
  const { protocol, username, password, origin } = url;
  if (protocol !== 'https:' && !(protocol === 'http:' && origins.has(origin)))
    throw new OutsideError('url-refused', `${origin} is not asked without TLS`);
  if (username || password)
    throw new OutsideError('url-refused', `the address at ${origin} holds credentials`);
  return url;
}

async function exchange(
  url: URL,
  addresses: readonly Address[],
  { method = 'GET', headers = {}, body, timeoutMs = TIMEOUT_MS, maxBytes = MAX_BYTES }: OutsideRequest,
): Promise<OutsideAnswer> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const answer = await new Promise<IncomingMessage>((done, fail) => {
      const sent = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, {
        method,
        headers: { ...headers, ...(body ? { 'content-length': String(body.length) } : {}) },
        signal,
        // A connection kept from another request may lead to an address that nobody checked for this one.
        agent: false,
        lookup: (_host, { all }, found) => {
          const [first] = addresses;
          if (all) found(null, [...addresses]);
          else if (first) found(null, first.address, first.family);
        },
      });
      sent.on('response', done).on('error', fail);
      sent.end(body);
    });
    const { statusCode = 0 } = answer;
    if (statusCode >= 300 && statusCode < 400) {
      answer.destroy();
      throw new OutsideError('redirected', `${url.origin} points elsewhere`);
    }
    return { status: statusCode, headers: answer.headers, body: await bodyOf(answer, url, maxBytes) };
  } catch (cause) {
    if (cause instanceof OutsideError) throw cause;
    if (signal.aborted)
      throw new OutsideError('too-slow', `${url.origin} did not answer within ${timeoutMs} ms`, { cause });
    throw new OutsideError('unreachable', `${url.origin} cannot be reached`, { cause });
  }
}

async function bodyOf(answer: IncomingMessage, url: URL, maxBytes: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > maxBytes) {
      answer.destroy();
      throw new OutsideError('too-large', `${url.origin} sent more than ${maxBytes} bytes`);
    }
    parts.push(part);
  }
  return Buffer.concat(parts);
}
