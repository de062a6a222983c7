import type { Tx } from '@zhiban/kernel/server';
import { identityErrors, type OidcAudience, type SecuritySubject } from '../model/index.ts';
import type { IdentityContext } from './context.ts';
import type { Request } from './http.ts';
import type { OidcPerson } from './oidc.ts';
import { residentIdDigest, sealResidentId } from './resident-id.ts';
import type { BegunSession } from './sessions.ts';
import { insertPerson, normaliseUserName, readPersonByDigest, readStaffByUserName } from './store.ts';

const RESIDENT_ID = /^\d{17}[\dX]$/;

/**
 * Opens a session for whom an identity provider vouches for. An applicant is known by his resident ID number and
 * made known at his first visit; a member of staff must have an account here, and shows a second factor here unless
 * the provider has seen one.
 * @throws IDENTITY_WRONG_CREDENTIALS when the provider's person has no account
 */
export async function signInByProvider(
  context: IdentityContext,
  request: Request,
  audience: OidcAudience,
  person: OidcPerson,
): Promise<BegunSession> {
  const { kernel, sessions } = context;
  return kernel.transaction(async tx => {
    const subject = await (audience === 'staff'
      ? findStaff(tx, context, person)
      : findOrMakePerson(tx, context, person));
    const at = kernel.clock.now();
    const factorAt = audience === 'staff' && person.strong ? at : null;
    const begun = await sessions.begin(tx, request, subject, 'oidc', factorAt);
    await context.tell(tx, {
      kind: 'signed-in',
      at,
      subject,
      method: 'oidc',
      sessionId: begun.sessionId,
      address: request.ip,
    });
    return begun;
  });
}

async function findStaff(
  tx: Tx,
  { demoSignIn }: IdentityContext,
  { account }: OidcPerson,
): Promise<SecuritySubject> {
  const staff = await readStaffByUserName(tx, normaliseUserName(account));
  if (!staff || staff.disabledAt !== null || (staff.demo && !demoSignIn))
    throw identityErrors.WRONG_CREDENTIALS();
  return { kind: 'staff', id: staff.id };
}

async function findOrMakePerson(
  tx: Tx,
  { kernel }: IdentityContext,
  { account, name }: OidcPerson,
): Promise<SecuritySubject> {
  const residentId = account.toUpperCase();
  if (!RESIDENT_ID.test(residentId) || name === '') throw identityErrors.WRONG_CREDENTIALS();
  const digest = residentIdDigest(kernel.keyring, residentId);
  const known = await readPersonByDigest(tx, digest);
  if (known) return { kind: 'person', id: known.id };
  const id = kernel.ids.next();
  await insertPerson(tx, {
    id,
    name,
    residentIdDigest: digest,
    residentIdSealed: sealResidentId(kernel.keyring, id, residentId),
    createdAt: kernel.clock.now(),
  });
  // Two first visits at once: one of them made the person.
  const made = await readPersonByDigest(tx, digest);
  return { kind: 'person', id: made?.id ?? id };
}
