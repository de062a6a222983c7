import { z } from 'zod';
import { cosignedAt, type NoteCrypto, readVerifierKey, type SignedNote, type VerifierKey } from './note.ts';

/** How many of which witnesses have to countersign a head before it is final. */
export const policySchema = z
  .object({
    threshold: z.int().min(0),
    /** `name+keyhash+key` of each. */
    witnesses: z.array(z.string()),
    /** How long after an event a head may first hold it before its time counts as unproven. */
    maxSealDelaySeconds: z.int().min(1).default(600),
  })
  .refine(({ threshold, witnesses }) => threshold <= witnesses.length, {
    error: 'threshold is more than there are witnesses',
  });
export type Policy = z.infer<typeof policySchema>;

/** Where nobody countersigns: heads rest on the log's signature alone. */
export const NO_WITNESSES: Policy = { threshold: 0, witnesses: [], maxSealDelaySeconds: 600 };

/** The public keys by which evidence is checked, and the roots of the offices that sign papers. */
export const evidenceKeys = z.object({
  /** `name+keyhash+key`, the newest first. */
  log: z.array(z.string()),
  /** The statements by which one key of the log handed over to the next, the oldest first. */
  handovers: z.array(z.string()).default([]),
  policy: policySchema,
  /** PEM. */
  roots: z.array(z.string()),
});
export type EvidenceKeys = z.infer<typeof evidenceKeys>;

/** The witnesses' keys of a policy. @throws Error that names the word that is no key */
export function witnessKeys({ hash }: Pick<NoteCrypto, 'hash'>, { witnesses }: Policy): VerifierKey[] {
  const keys = witnesses.map(word => {
    const key = readVerifierKey(hash, word);
    if (!key) throw new Error(`Not a witness key: ${word}`);
    return key;
  });
  if (new Set(keys.map(({ name }) => name)).size < keys.length)
    throw new Error('Two witness keys have the same name.');
  return keys;
}

/** Who countersigned a head, and when. */
export interface Cosigned {
  readonly name: string;
  readonly at: Date;
}

export function cosignedBy(crypto: NoteCrypto, keys: readonly VerifierKey[], note: SignedNote): Cosigned[] {
  return keys.flatMap(key => {
    const at = cosignedAt(crypto, key, note);
    return at ? [{ name: key.name, at }] : [];
  });
}
