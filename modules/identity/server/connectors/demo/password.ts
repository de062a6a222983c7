import type { Keyring, SealedColumn } from '@zhiban/kernel/server';

const purpose = (key: unknown) => `identity/demo-password/${key}`;

export const sealedDemoPasswords: SealedColumn = {
  table: 'identity.demo_account',
  key: ['key'],
  column: 'password_sealed',
  purpose: ({ key }) => purpose(key),
};

/** A demo account's password must be shown on the sign-in page, so it is sealed rather than hashed. */
export function sealDemoPassword(keyring: Keyring, key: string, password: string): Buffer {
  return keyring.seal(purpose(key), Buffer.from(password));
}

export function openDemoPassword(keyring: Keyring, key: string, sealed: Buffer): string {
  return keyring.open(purpose(key), sealed).toString();
}
