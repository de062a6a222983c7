import type { Keyring, SealedColumn } from '@zhiban/kernel/server';
import { Secret, TOTP } from 'otpauth';

const PERIOD_SECONDS = 30;
const ISSUER = '智办';

// RFC 6238 with the parameters that every authenticator app knows: SHA-1, 6 digits, 30 seconds.
const totpOf = (secret: Secret, label = '') =>
  new TOTP({ secret, label, issuer: ISSUER, algorithm: 'SHA1', digits: 6, period: PERIOD_SECONDS });
const purpose = (staffId: unknown) => `identity/totp/${staffId}`;
const openSecret = (keyring: Keyring, staffId: string, sealed: Buffer) =>
  new Secret({ buffer: Uint8Array.from(keyring.open(purpose(staffId), sealed)).buffer });

export const sealedTotpSecrets: SealedColumn = {
  table: 'identity.staff',
  key: ['id'],
  column: 'totp_secret_sealed',
  purpose: ({ id }) => purpose(id),
};

/** Makes a second factor of 160 random bits; `uri` goes into the authenticator app once and is not kept. */
export function makeTotp(
  keyring: Keyring,
  staffId: string,
  userName: string,
): { sealed: Buffer; uri: string } {
  const secret = new Secret({ size: 20 });
  return { sealed: keyring.seal(purpose(staffId), secret.bytes), uri: totpOf(secret, userName).toString() };
}

/**
 * The time step that a code belongs to: the present one or a neighbour, for clocks that differ by half a
 * minute; undefined when the code is wrong.
 */
export function stepOfCode(
  keyring: Keyring,
  account: { staffId: string; sealed: Buffer },
  code: string,
  now: Date,
): number | undefined {
  const totp = totpOf(openSecret(keyring, account.staffId, account.sealed));
  const timestamp = now.getTime();
  const delta = totp.validate({ token: code, timestamp, window: 1 });
  return delta === null ? undefined : totp.counter({ timestamp }) + delta;
}

/** A code that can still be used: the present one, or the next when that has been used. For the demo alone. */
export function unusedCode(
  keyring: Keyring,
  account: { staffId: string; sealed: Buffer; lastStep: number },
  now: Date,
): { code: string | null; nextInSeconds: number } {
  const totp = totpOf(openSecret(keyring, account.staffId, account.sealed));
  const timestamp = now.getTime();
  const present = totp.counter({ timestamp });
  const step = Math.max(present, account.lastStep + 1);
  return {
    code: step <= present + 1 ? totp.generate({ timestamp: step * PERIOD_SECONDS * 1000 }) : null,
    nextInSeconds: Math.ceil(totp.remaining({ timestamp }) / 1000),
  };
}
