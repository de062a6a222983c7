import type { Kernel } from '@zhiban/kernel/server';
import { signingKeyErrors } from '../../model/key-errors.ts';
import { assertPair, readChain } from '../signing/index.ts';
import type { SigningKeyRecord, SigningKeyStore } from './key-store.ts';
import { openSealedKey } from './sealed-key.ts';

/**
 * Adds what an authority issued for the request of a proposed key. Only who proposed it may, so that the
 * second person sees the whole of what is activated.
 * @throws DOCUMENTS_KEY_UNKNOWN, DOCUMENTS_KEY_OF_ANOTHER, DOCUMENTS_KEY_HAS_CERTIFICATE,
 * DOCUMENTS_KEY_CERTIFICATE_UNREADABLE, DOCUMENTS_KEY_WRONG_PAIR, DOCUMENTS_KEY_WRONG_OFFICE,
 * DOCUMENTS_KEY_BROKEN_CHAIN
 */
export async function certifyKey(
  kernel: Kernel,
  store: SigningKeyStore,
  keyId: string,
  certificatesPem: string,
  person: string,
): Promise<SigningKeyRecord> {
  return kernel.transaction(async tx => {
    const record = await store.hold(tx, keyId);
    if (!record) throw signingKeyErrors.UNKNOWN();
    if (record.proposedBy !== person) throw signingKeyErrors.OF_ANOTHER();
    if (record.state !== 'proposed' || record.certificatePem !== null)
      throw signingKeyErrors.HAS_CERTIFICATE();
    const chain = readChain(certificatesPem, record.suite, record.officeName, kernel.clock.now());
    await assertPair(record.suite, chain, openSealedKey(kernel.keyring, record));
    return store.update(tx, keyId, {
      certificatePem: chain.certificatePem,
      chainPem: [...chain.chainPem],
    });
  });
}
