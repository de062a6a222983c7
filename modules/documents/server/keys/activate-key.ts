import type { Kernel } from '@zhiban/kernel/server';
import { signingKeyErrors } from '../../model/key-errors.ts';
import { type KeyActivation, keyActivation } from '../../model/signing-key.ts';
import type { SigningKeyRecord, SigningKeyStore } from './key-store.ts';

const REFUSED = {
  own: signingKeyErrors.OWN_PROPOSAL,
  'no-certificate': signingKeyErrors.NO_CERTIFICATE,
  'not-proposed': signingKeyErrors.NOT_PROPOSED,
} as const satisfies Record<Exclude<KeyActivation, 'possible'>, unknown>;

/**
 * Activates a key that another person proposed. In the same transaction the one active until then is
 * retired: at every moment the office has exactly one, and each paper is signed with one of the two.
 * @throws DOCUMENTS_KEY_UNKNOWN, DOCUMENTS_KEY_NOT_PROPOSED, DOCUMENTS_KEY_OWN_PROPOSAL, DOCUMENTS_KEY_NO_CERTIFICATE
 */
export async function activateKey(
  kernel: Kernel,
  store: SigningKeyStore,
  keyId: string,
  activatedBy: string,
  isProposer: (account: string) => boolean,
): Promise<SigningKeyRecord> {
  return kernel.transaction(async tx => {
    const record = await store.hold(tx, keyId);
    if (!record) throw signingKeyErrors.UNKNOWN();
    const may = keyActivation({ ...record, certificate: record.certificatePem }, isProposer);
    if (may !== 'possible') throw REFUSED[may]();
    const now = kernel.clock.now();
    await store.retireActive(tx, record, activatedBy, now);
    return store.update(tx, keyId, { state: 'active', activatedBy, activatedAt: now });
  });
}
