import type { Keyring } from '@zhiban/kernel/server';

const purpose = (key: string) => `identity/demo-password/${key}`;

/** A demo account's password must be shown on the sign-in page, so it is sealed rather than hashed. */
export function sealDemoPassword(keyring: Keyring, key: string, password: string): Buffer {
  return keyring.seal(purpose(key), Buffer.from(password));
}

export function openDemoPassword(keyring: Keyring, key: string, sealed: Buffer): string {
  return keyring.open(purpose(key), sealed).toString();
}
