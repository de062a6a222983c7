import { randomBytes } from 'node:crypto';
import type { Reply, Request } from './http.ts';

const TOKEN = /^[A-Za-z0-9_-]{43}$/;
/** As long as browsers let a cookie live. */
const DEVICE_SECONDS = 400 * 24 * 3600;

const NAMES = { session: 'zhiban_session', flow: 'zhiban_oidc', device: 'zhiban_device' } as const;
type Name = keyof typeof NAMES;

/** What a browser keeps for us, where no script and no other site's page can use it. */
export interface Cookies {
  /** The session token that the browser sent, if it can be one of ours. */
  readSession(request: Request): string | undefined;
  writeSession(request: Request, reply: Reply, token: string, seconds: number): void;
  clearSession(request: Request, reply: Reply): void;
  /** What a browser keeps between leaving for an identity provider and coming back. */
  readFlow(request: Request): string | undefined;
  writeFlow(request: Request, reply: Reply, flow: string, seconds: number): void;
  clearFlow(request: Request, reply: Reply): void;
  /** The browser's own name, by which a further one is noticed; made when there is none. */
  deviceOf(request: Request, reply: Reply): string;
}

/**
 * Over https, by `publicUrl` or as a trusted proxy says, cookies are Secure and have the prefix `__Host-` (RFC 6265bis,
 * 4.1.3.2), and no other name is read: another host of the same domain can plant none. On plain http, which is for a
 * loopback address, they have their plain names. SameSite is Lax and not Strict: who comes back from an identity
 * provider comes from another site.
 */
export function createCookies(publicUrl: string | undefined): Cookies {
  const https = publicUrl?.startsWith('https:') ?? false;
  const isSecure = (request: Request) => https || request.protocol === 'https';
  const nameOf = (request: Request, name: Name) => `${isSecure(request) ? '__Host-' : ''}${NAMES[name]}`;
  const attributes = (request: Request) =>
    ({ httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure(request) }) as const;

  const read = (request: Request, name: Name): string | undefined => request.cookies[nameOf(request, name)];
  const readToken = (request: Request, name: Name): string | undefined => {
    const token = read(request, name);
    return token !== undefined && TOKEN.test(token) ? token : undefined;
  };
  const write = (request: Request, reply: Reply, name: Name, value: string, maxAge: number): void =>
    void reply.setCookie(nameOf(request, name), value, { ...attributes(request), maxAge });
  // Without its attributes a browser does not take the end of such a cookie.
  const clear = (request: Request, reply: Reply, name: Name): void =>
    void reply.clearCookie(nameOf(request, name), attributes(request));

  return {
    readSession: request => readToken(request, 'session'),
    writeSession: (request, reply, token, seconds) => write(request, reply, 'session', token, seconds),
    clearSession: (request, reply) => clear(request, reply, 'session'),
    readFlow: request => read(request, 'flow'),
    writeFlow: (request, reply, flow, seconds) => write(request, reply, 'flow', flow, seconds),
    clearFlow: (request, reply) => clear(request, reply, 'flow'),
    deviceOf(request, reply) {
      const known = readToken(request, 'device');
      if (known !== undefined) return known;
      const made = randomBytes(32).toString('base64url');
      write(request, reply, 'device', made, DEVICE_SECONDS);
      return made;
    },
  };
}
