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
