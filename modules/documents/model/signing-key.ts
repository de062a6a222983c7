import { type Bilingual, isoInstant } from '@zhiban/kernel';
import { z } from 'zod';

/** Which algorithms a key is for. An office has at most one active key of each. */
export const signingSuites = {
  /** P-256 or RSA with SHA-256: signs PDF, which common readers can check. */
  international: { zh: '国际算法（PDF）', en: 'International algorithms (PDF)' },
  /** SM2 with SM3 (GB/T 32918, GB/T 32905): signs OFD and the record of a licence. */
  national: { zh: '国密算法（OFD 与数据）', en: 'National algorithms (OFD and data)' },
} as const satisfies Record<string, Bilingual>;
export const signingSuite = z.enum(['international', 'national']);
export type SigningSuite = z.infer<typeof signingSuite>;

const signingKeyState = z.enum(['proposed', 'active', 'retired']);
export type SigningKeyState = z.infer<typeof signingKeyState>;

/** Which states may follow. A retired key signs no more; what it signed stays valid. */
const MOVES: Readonly<Record<SigningKeyState, readonly SigningKeyState[]>> = {
  proposed: ['active', 'retired'],
  active: ['retired'],
  retired: [],
};
export const keyMayBecome = (from: SigningKeyState, to: SigningKeyState): boolean => MOVES[from].includes(to);

/** A signing key as operators see it: everything but the key. */
export const signingKeyView = z.object({
  id: z.uuid(),
  officeCode: z.string(),
  officeName: z.string(),
  suite: signingSuite,
  state: signingKeyState,
  /** Null while the authority has not answered the request. */
  certificate: z
    .object({
      subject: z.string(),
      issuer: z.string(),
      validFrom: isoInstant,
      validTo: isoInstant,
      /** SHA-256, hexadecimal. */
      fingerprint: z.string(),
    })
    .nullable(),
  /** PKCS #10, PEM: what to send to a certificate authority. */
  requestPem: z.string().nullable(),
  proposedBy: z.string(),
  proposedAt: isoInstant,
  activatedBy: z.string().nullable(),
  activatedAt: isoInstant.nullable(),
  retiredBy: z.string().nullable(),
  retiredAt: isoInstant.nullable(),
});
export type SigningKeyView = z.infer<typeof signingKeyView>;

/** Whether this person may activate the key now, or why not. */
export type KeyActivation = 'possible' | 'own' | 'no-certificate' | 'not-proposed';

/**
 * Activating takes two people; who proposed the key is never the second.
 * @param isProposer knows every account of the person who would activate it
 */
export function keyActivation(
  key: Pick<SigningKeyView, 'state' | 'proposedBy'> & { readonly certificate: unknown },
  isProposer: (account: string) => boolean,
): KeyActivation {
  if (!keyMayBecome(key.state, 'active')) return 'not-proposed';
  if (key.certificate === null) return 'no-certificate';
  return isProposer(key.proposedBy) ? 'own' : 'possible';
}
