import type { Kernel } from '@zhiban/kernel/server';
import { signingKeyErrors } from '../../model/key-errors.ts';
import { keyMayBecome } from '../../model/signing-key.ts';
import type { SigningKeyRecord, SigningKeyStore } from './key-store.ts';

/**
 * Withdraws a proposed key, or stops an active one at once: a key that may be known to others cannot wait
 * for a second person. What it signed stays verifiable.
 * @throws DOCUMENTS_KEY_UNKNOWN, DOCUMENTS_KEY_RETIRED
 */
export async function retireKey(
  kernel: Kernel,
  store: SigningKeyStore,
  keyId: string,
  retiredBy: string,
): Promise<SigningKeyRecord> {
  return kernel.transaction(async tx => {
    const record = await store.hold(tx, keyId);
    if (!record) throw signingKeyErrors.UNKNOWN();
    if (!keyMayBecome(record.state, 'retired')) throw signingKeyErrors.RETIRED();
    return store.update(tx, keyId, { state: 'retired', retiredBy, retiredAt: kernel.clock.now() });
  });
}
