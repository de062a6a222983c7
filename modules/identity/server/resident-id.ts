import type { Keyring, SealedColumn } from '@zhiban/kernel/server';

const purpose = (personId: unknown) => `identity/resident-id/${personId}`;

export const sealedResidentIds: SealedColumn = {
  table: 'identity.person',
  key: ['id'],
  column: 'resident_id_sealed',
  purpose: ({ id }) => purpose(id),
};

/** A resident ID number is stored sealed, bound to its person, and found again by a keyed digest. */
export function sealResidentId(keyring: Keyring, personId: string, residentId: string): Buffer {
  return keyring.seal(purpose(personId), Buffer.from(residentId));
}

export function openResidentId(keyring: Keyring, personId: string, sealed: Buffer): string {
  return keyring.open(purpose(personId), sealed).toString();
}

export function residentIdDigest(keyring: Keyring, residentId: string): string {
  return keyring.mac('identity/resident-id', residentId);
}
