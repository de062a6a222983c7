import { type Session, sessionOf } from '../model/index.ts';
import { noteDevice } from './alerts.ts';
import type { IdentityContext } from './context.ts';
import type { Reply, Request } from './http.ts';
import { ABSOLUTE_SECONDS, type BegunSession } from './sessions.ts';

/** Gives the browser the session that has begun, and notes whether the browser was known. */
export type Enter = (request: Request, reply: Reply, begun: BegunSession) => Promise<Session>;

export async function enterSession(
  context: IdentityContext,
  request: Request,
  reply: Reply,
  { token }: BegunSession,
): Promise<Session> {
  const { kernel, sessions, cookies, demoSignIn } = context;
  sessions.forget(request);
  cookies.writeSession(request, reply, token, ABSOLUTE_SECONDS);
  const caller = await sessions.callerOf(token);
  if (caller.kind === 'staff') {
    const digest = kernel.keyring.mac('identity/device', cookies.deviceOf(request, reply));
    await kernel.transaction(tx => noteDevice(tx, kernel, caller.staffId, digest));
  }
  return sessionOf(caller, demoSignIn);
}
