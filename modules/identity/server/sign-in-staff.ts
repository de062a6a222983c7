import { type FactorProof, identityErrors, type SecurityEvent } from '../model/index.ts';
import type { IdentityContext } from './context.ts';
import { checkFactor, type ShownFactor } from './factors.ts';
import type { Request } from './http.ts';
import { passwordMatches } from './passwords.ts';
import type { BegunSession } from './sessions.ts';
import { type AttemptSource, forgetOldAttempts, forgiveAttempt, takeAttempt } from './sign-in-attempts.ts';
import { normaliseUserName, readStaffByUserName } from './store.ts';

type Reason = Extract<SecurityEvent, { kind: 'sign-in-refused' }>['reason'];
type Staff = NonNullable<Awaited<ReturnType<typeof readStaffByUserName>>>;
type Check =
  | { ok: true; staff: Staff; factor: ShownFactor }
  | { ok: false; staff: Staff | undefined; reason: Reason };

export interface StaffCredentials {
  readonly userName: string;
  readonly password: string;
  readonly code?: string | undefined;
  readonly passkey?: FactorProof['passkey'];
}

/**
 * Signs a member of staff in. Password and code are asked for and judged together, and the answer is the
 * same for every fault: a guesser never learns that a name exists or that a password was right.
 * @throws IDENTITY_WRONG_CREDENTIALS, or IDENTITY_LOCKED after too many failures
 */
export async function signInStaff(
  context: IdentityContext,
  request: Request,
  credentials: StaffCredentials,
): Promise<BegunSession> {
  const { kernel, sessions } = context;
  const source: AttemptSource = { userName: normaliseUserName(credentials.userName), address: request.ip };
  await takeAttempt(kernel, source);
  const check = await checkCredentials(context, source.userName, credentials);
  if (!check.ok) return refuse(context, check.staff, check.reason, source);
  const { staff, factor } = check;
  const method = factor.method === 'totp' ? ('password-totp' as const) : ('password-passkey' as const);
  const begun = await kernel.transaction(async tx => {
    if (!(await factor.take(tx))) return undefined;
    await forgiveAttempt(tx, kernel, source);
    const subject = { kind: 'staff', id: staff.id } as const;
    const started = await sessions.begin(tx, request, subject, method, kernel.clock.now());
    await context.tell(tx, {
      kind: 'signed-in',
      at: kernel.clock.now(),
      subject,
      method,
      sessionId: started.sessionId,
      address: source.address,
    });
    return started;
  });
  return begun ?? refuse(context, staff, 'used-code', source);
}

async function checkCredentials(
  context: IdentityContext,
  userName: string,
  { password, ...proof }: StaffCredentials,
): Promise<Check> {
  const { kernel, demoSignIn } = context;
  const staff = await readStaffByUserName(kernel.db, userName);
  const passwordOk = await passwordMatches(staff?.passwordHash, password);
  if (!staff) return { ok: false, staff, reason: 'unknown-user' };
  if (staff.disabledAt !== null || (staff.demo && !demoSignIn))
    return { ok: false, staff, reason: 'disabled' };
  if (!passwordOk) return { ok: false, staff, reason: 'wrong-password' };
  const factor = await checkFactor(context, staff, proof);
  if (factor) return { ok: true, staff, factor };
  return { ok: false, staff, reason: proof.passkey ? 'wrong-passkey' : 'wrong-code' };
}

async function refuse(
  context: IdentityContext,
  staff: Staff | undefined,
  reason: Reason,
  { address }: AttemptSource,
): Promise<never> {
  const { kernel } = context;
  const subject = staff ? ({ kind: 'staff', id: staff.id } as const) : null;
  await kernel.transaction(tx =>
    context.tell(tx, { kind: 'sign-in-refused', at: kernel.clock.now(), subject, reason, address }),
  );
  await forgetOldAttempts(kernel);
  throw identityErrors.WRONG_CREDENTIALS();
}
