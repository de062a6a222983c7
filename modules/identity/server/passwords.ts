import { hash, verify } from '@node-rs/argon2';

// Argon2id, 19 MiB, two passes, one lane (OWASP's floor); the library's default algorithm is Argon2id.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const hashPassword = (password: string): Promise<string> => hash(password, COST);

let nobody: Promise<string> | undefined;

/**
 * Compares in the same time whether or not there is an account: without one the password is compared with
 * the digest of a random one.
 */
export async function passwordMatches(stored: string | undefined, password: string): Promise<boolean> {
  nobody ??= hashPassword(crypto.randomUUID());
  const matches = await verify(stored ?? (await nobody), password);
  return stored !== undefined && matches;
}
