import type { Reply, Request } from './http.ts';

const SESSION_COOKIE = 'zhiban_session';
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** The session token that the browser sent, if it can be one of ours. */
export function readSessionToken(request: Request): string | undefined {
  const token = request.cookies[SESSION_COOKIE];
  return token !== undefined && TOKEN.test(token) ? token : undefined;
}

/** Gives the browser a token that no script and no other site's page can use. */
export function writeSessionToken(
  reply: Reply,
  token: string,
  options: { secure: boolean; maxAgeSeconds: number },
): void {
  reply.setCookie(SESSION_COOKIE, token, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: options.secure,
    maxAge: options.maxAgeSeconds,
  });
}

export function clearSessionToken(reply: Reply): void {
  reply.clearCookie(SESSION_COOKIE, { path: '/' });
}

const FLOW_COOKIE = 'zhiban_oidc';
const DEVICE_COOKIE = 'zhiban_device';
/** As long as browsers let a cookie live. */
const DEVICE_SECONDS = 400 * 24 * 3600;

type Options = { secure: boolean; maxAgeSeconds: number };
const ours = ({ secure, maxAgeSeconds }: Options) =>
  ({ httpOnly: true, sameSite: 'lax', path: '/', secure, maxAge: maxAgeSeconds }) as const;

/** What a browser keeps between leaving for an identity provider and coming back. */
export const readFlow = (request: Request): string | undefined => request.cookies[FLOW_COOKIE];
export function writeFlow(reply: Reply, flow: string, options: Options): void {
  reply.setCookie(FLOW_COOKIE, flow, ours(options));
}
export function clearFlow(reply: Reply): void {
  reply.clearCookie(FLOW_COOKIE, { path: '/' });
}

/** The browser's own name, by which a further one is noticed; made when there is none. */
export function deviceOf(request: Request, reply: Reply, make: () => string, secure: boolean): string {
  const known = request.cookies[DEVICE_COOKIE];
  if (known !== undefined && TOKEN.test(known)) return known;
  const made = make();
  reply.setCookie(DEVICE_COOKIE, made, ours({ secure, maxAgeSeconds: DEVICE_SECONDS }));
  return made;
}
