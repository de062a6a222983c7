import { eq } from 'drizzle-orm';
import { identityErrors } from '../../../model/index.ts';
import type { IdentityContext } from '../../context.ts';
import type { Request } from '../../http.ts';
import type { BegunSession } from '../../sessions.ts';
import { demoAccount } from '../../tables.ts';

/**
 * Signs in as an applicant of the demo cast, without any proof. Officers of the cast sign in with password
 * and code as everybody does.
 * @throws IDENTITY_UNKNOWN_DEMO_ACCOUNT
 */
export async function signInAsDemo(
  context: IdentityContext,
  request: Request,
  key: string,
): Promise<BegunSession> {
  const { kernel, sessions } = context;
  const [account] = await kernel.db
    .select({ personId: demoAccount.personId })
    .from(demoAccount)
    .where(eq(demoAccount.key, key));
  if (!account?.personId || !context.demoSignIn) throw identityErrors.UNKNOWN_DEMO_ACCOUNT();
  const subject = { kind: 'person', id: account.personId } as const;
  return kernel.transaction(async tx => {
    const begun = await sessions.begin(tx, request, subject, 'demo', null);
    await context.tell(tx, {
      kind: 'signed-in',
      at: kernel.clock.now(),
      subject,
      method: 'demo',
      sessionId: begun.sessionId,
      address: request.ip,
    });
    return begun;
  });
}
