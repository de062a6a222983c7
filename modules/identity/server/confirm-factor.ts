import { kernelErrors } from '@zhiban/kernel';
import { type Caller, type FactorProof, identityErrors } from '../model/index.ts';
import type { IdentityContext } from './context.ts';
import { checkFactor } from './factors.ts';
import type { Request } from './http.ts';
import { type AttemptSource, forgiveAttempt, takeAttempt } from './sign-in-attempts.ts';
import { readStaffAccount, setFactorAt } from './store.ts';

type StaffCaller = Extract<Caller, { kind: 'staff' }>;

/**
 * Shows a second factor once more. Wrong ones are counted with those of the sign-in.
 * @returns the caller as from now on
 * @throws IDENTITY_WRONG_FACTOR, IDENTITY_PASSKEY_REFUSED, IDENTITY_LOCKED
 */
export async function confirmFactor(
  context: IdentityContext,
  request: Request,
  caller: StaffCaller,
  proof: FactorProof,
): Promise<StaffCaller> {
  const { kernel, sessions } = context;
  if ((proof.code === undefined) === (proof.passkey === undefined))
    throw kernelErrors.INVALID_INPUT({ problems: ['code, passkey'] });
  const account = await readStaffAccount(kernel.db, caller.staffId);
  if (!account) throw identityErrors.WRONG_FACTOR();
  const source: AttemptSource = { userName: account.userName, address: request.ip };
  await takeAttempt(kernel, source);
  const factor = await checkFactor(context, account, proof);
  const now = kernel.clock.now();
  const taken = await kernel.transaction(async tx => {
    if (!factor || !(await factor.take(tx))) return false;
    await forgiveAttempt(tx, kernel, source);
    await setFactorAt(tx, caller.sessionId, now);
    await context.tell(tx, {
      kind: 'factor-confirmed',
      at: now,
      subject: { kind: 'staff', id: caller.staffId },
      sessionId: caller.sessionId,
      method: factor.method,
    });
    return true;
  });
  sessions.forget(request);
  if (!taken) throw proof.passkey ? identityErrors.PASSKEY_REFUSED() : identityErrors.WRONG_FACTOR();
  return { ...caller, factorAt: now };
}
