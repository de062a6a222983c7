import { kernelErrors } from '@zhiban/kernel';
import type { Kernel } from '@zhiban/kernel/server';
import { signingKeyErrors } from '../../model/key-errors.ts';
import type { KeyProposal } from '../../model/key-operations.ts';
import { assertPair, openPrivateKey, readChain, requestCertificate } from '../signing/index.ts';
import { demoCertificate } from './demo-keys.ts';
import type { SigningKeyRecord, SigningKeyStore } from './key-store.ts';
import { sealPrivateKey } from './sealed-key.ts';

/** What a proposal brings: a private key with its certificates, or with the request for one. */
interface Material {
  readonly privateKeyPem: string;
  readonly certificatePem?: string;
  readonly chainPem?: readonly string[];
  readonly requestPem?: string;
}

/**
 * Keeps a signing key that signs once a second person activates it.
 * @throws DOCUMENTS_KEY_CERTIFICATE_UNREADABLE, DOCUMENTS_KEY_PRIVATE_KEY_UNREADABLE, DOCUMENTS_KEY_WRONG_PAIR,
 * DOCUMENTS_KEY_WRONG_OFFICE, DOCUMENTS_KEY_BROKEN_CHAIN, DOCUMENTS_KEY_NO_DEMO_AUTHORITY
 */
export async function proposeKey(
  kernel: Kernel,
  store: SigningKeyStore,
  proposal: KeyProposal,
  proposedBy: string,
): Promise<SigningKeyRecord> {
  const { officeCode, officeName, suite } = proposal;
  const { privateKeyPem, certificatePem, chainPem, requestPem } = await materialOf(kernel, store, proposal);
  const record: SigningKeyRecord = {
    id: kernel.ids.next(),
    officeCode,
    officeName,
    purpose: 'documents',
    suite,
    state: 'proposed',
    certificatePem: certificatePem ?? null,
    chainPem: [...(chainPem ?? [])],
    requestPem: requestPem ?? null,
    privateKey: sealPrivateKey(kernel.keyring, officeCode, privateKeyPem),
    proposedBy,
    proposedAt: kernel.clock.now(),
    activatedBy: null,
    activatedAt: null,
    retiredBy: null,
    retiredAt: null,
  };
  await store.insert(record);
  return record;
}

async function materialOf(kernel: Kernel, store: SigningKeyStore, proposal: KeyProposal): Promise<Material> {
  const { suite, officeName } = proposal;
  const now = kernel.clock.now();
  switch (proposal.origin) {
    case 'request':
      return requestCertificate(suite, officeName);
    case 'import': {
      const { imported } = proposal;
      if (!imported) throw kernelErrors.INVALID_INPUT({ problems: 'body.imported' });
      const chain = readChain(imported.certificatesPem, suite, officeName, now);
      const privateKeyPem = await openPrivateKey(imported.privateKeyPem, imported.password);
      await assertPair(suite, chain, privateKeyPem);
      return { privateKeyPem, ...chain };
    }
    case 'demo': {
      const made = await demoCertificate(kernel, store, suite, { organisation: officeName, now, years: 5 });
      if (!made) throw signingKeyErrors.NO_DEMO_AUTHORITY();
      return made;
    }
  }
}
