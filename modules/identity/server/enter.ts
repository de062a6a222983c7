import { randomBytes } from 'node:crypto';
import { type Session, sessionOf } from '../model/index.ts';
import { noteDevice } from './alerts.ts';
import type { IdentityContext } from './context.ts';
import { deviceOf, writeSessionToken } from './cookie.ts';
import type { Reply, Request } from './http.ts';
import { ABSOLUTE_SECONDS, type BegunSession } from './sessions.ts';

/** Gives the browser the session that has begun, and notes whether the browser was known. */
export type Enter = (request: Request, reply: Reply, begun: BegunSession) => Promise<Session>;

export const isSecure = ({ kernel }: IdentityContext): boolean =>
  kernel.config.publicUrl?.startsWith('https:') ?? false;

export async function enterSession(
  context: IdentityContext,
  request: Request,
  reply: Reply,
  { token }: BegunSession,
): Promise<Session> {
  const { kernel, sessions, demoSignIn } = context;
  const secure = isSecure(context);
  sessions.forget(request);
  writeSessionToken(reply, token, { secure, maxAgeSeconds: ABSOLUTE_SECONDS });
  const caller = await sessions.callerOf(token);
  if (caller.kind === 'staff') {
    const device = deviceOf(request, reply, () => randomBytes(32).toString('base64url'), secure);
    const digest = kernel.keyring.mac('identity/device', device);
    await kernel.transaction(tx => noteDevice(tx, kernel, caller.staffId, digest));
  }
  return sessionOf(caller, demoSignIn);
}
