import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { Kernel, Tx } from '@zhiban/kernel/server';
import { and, asc, eq, gte, lt } from 'drizzle-orm';
import { identityErrors, type PasskeyAssertion, type PasskeyCreation } from '../model/index.ts';
import { challenge, passkey } from './tables.ts';

const CHALLENGE_MS = 120_000;

type Known = Pick<Kernel, 'db' | 'clock' | 'keyring' | 'publicUrl'>;
const relyingParty = ({ publicUrl }: Known) => ({ origin: publicUrl(), id: new URL(publicUrl()).hostname });

const digestOf = ({ keyring }: Known, text: string) => keyring.mac('identity/challenge', text);

async function remember(kernel: Known, made: string): Promise<void> {
  const now = kernel.clock.now();
  await kernel.db.delete(challenge).where(lt(challenge.expiresAt, now));
  await kernel.db
    .insert(challenge)
    .values({ digest: digestOf(kernel, made), expiresAt: new Date(now.getTime() + CHALLENGE_MS) });
}

/** Takes a challenge of ours, once. @returns whether it was one, and still is */
async function take(kernel: Known, answered: string): Promise<boolean> {
  const taken = await kernel.db
    .delete(challenge)
    .where(
      and(eq(challenge.digest, digestOf(kernel, answered)), gte(challenge.expiresAt, kernel.clock.now())),
    )
    .returning({ digest: challenge.digest });
  return taken.length > 0;
}

/** What an authenticator is asked to sign; it offers whichever passkey it has for this site. */
export async function assertionOptions(kernel: Known) {
  const { id: rpID } = relyingParty(kernel);
  const options = await generateAuthenticationOptions({ rpID, userVerification: 'required' });
  await remember(kernel, options.challenge);
  return options;
}

/** What an authenticator needs to make a passkey; those that the account has are not made twice. */
export async function creationOptions(
  kernel: Known,
  account: { readonly staffId: string; readonly userName: string; readonly name: string },
) {
  const existing = await listPasskeys(kernel.db, account.staffId);
  const options = await generateRegistrationOptions({
    rpName: '智办',
    rpID: relyingParty(kernel).id,
    userName: account.userName,
    userDisplayName: account.name,
    userID: new TextEncoder().encode(account.staffId),
    attestationType: 'none',
    excludeCredentials: existing.map(({ id }) => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  await remember(kernel, options.challenge);
  return options;
}

/** @throws IDENTITY_PASSKEY_REFUSED */
export async function verifyCreation(kernel: Known, made: PasskeyCreation) {
  const { origin, id } = relyingParty(kernel);
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response: { ...made, clientExtensionResults: {} },
    expectedChallenge: answered => take(kernel, answered),
    expectedOrigin: origin,
    expectedRPID: id,
    requireUserVerification: true,
  }).catch((error: unknown) => {
    // The library's own words are for developers.
    throw identityErrors.PASSKEY_REFUSED({}, { cause: error });
  });
  if (!verified) throw identityErrors.PASSKEY_REFUSED();
  return registrationInfo.credential;
}

/** @returns the passkey's new counter; undefined when the answer is not of a passkey of this account */
export async function verifyAssertion(
  kernel: Known,
  staffId: string,
  answer: PasskeyAssertion,
): Promise<number | undefined> {
  const { origin, id } = relyingParty(kernel);
  const [known] = await kernel.db
    .select()
    .from(passkey)
    .where(and(eq(passkey.id, answer.id), eq(passkey.staffId, staffId)));
  if (!known) return undefined;
  const result = await verifyAuthenticationResponse({
    response: { ...answer, clientExtensionResults: {} },
    expectedChallenge: answered => take(kernel, answered),
    expectedOrigin: origin,
    expectedRPID: id,
    requireUserVerification: true,
    credential: { id: known.id, publicKey: Uint8Array.from(known.publicKey), counter: known.counter },
  }).catch(() => undefined);
  return result?.verified ? result.authenticationInfo.newCounter : undefined;
}

/** Notes a use. @returns false when the counter went back: then there is a copy of the authenticator (section 6.1.1) */
export async function countUse(tx: Tx, passkeyId: string, counter: number, now: Date): Promise<boolean> {
  const [known] = await tx.select().from(passkey).where(eq(passkey.id, passkeyId)).for('update');
  if (!known || (counter > 0 && counter <= known.counter)) return false;
  await tx.update(passkey).set({ counter, lastUsedAt: now }).where(eq(passkey.id, passkeyId));
  return true;
}

export const listPasskeys = (tx: Tx, staffId: string) =>
  tx.select().from(passkey).where(eq(passkey.staffId, staffId)).orderBy(asc(passkey.createdAt));

export async function insertPasskey(tx: Tx, row: typeof passkey.$inferInsert): Promise<void> {
  await tx.insert(passkey).values(row);
}

/** @returns the passkey that was removed */
export async function deletePasskey(tx: Tx, staffId: string, id: string) {
  const [removed] = await tx
    .delete(passkey)
    .where(and(eq(passkey.id, id), eq(passkey.staffId, staffId)))
    .returning();
  return removed;
}
