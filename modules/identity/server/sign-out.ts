import type { Caller } from '../model/index.ts';
import type { IdentityContext } from './context.ts';
import type { Request } from './http.ts';

/** Ends the session of this request. Does nothing when there is none, so that it may be repeated. */
export async function signOut(context: IdentityContext, request: Request, caller: Caller): Promise<void> {
  const { kernel, sessions } = context;
  await kernel.transaction(async tx => {
    const ended = await sessions.end(tx, request);
    if (!ended || caller.kind === 'anonymous') return;
    const subject =
      caller.kind === 'staff'
        ? ({ kind: 'staff', id: caller.staffId } as const)
        : ({ kind: 'person', id: caller.personId } as const);
    await context.tell(tx, {
      kind: 'signed-out',
      at: kernel.clock.now(),
      subject,
      sessionId: caller.sessionId,
    });
  });
  sessions.forget(request);
}
