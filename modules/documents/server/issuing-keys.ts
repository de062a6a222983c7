import type { Kernel } from '@zhiban/kernel/server';
import { documentErrors } from '../model/errors.ts';
import {
  createAuthority,
  issueSigningCertificate,
  loadSigningKey,
  type SigningKey,
} from './signing/index.ts';
import type { DocumentStore } from './store.ts';

/** An office that issues licences. */
export interface Office {
  readonly name: string;
  /** Unified social credit code. */
  readonly code: string;
}

const sealedFor = (officeCode: string) => `signing-key/${officeCode}`;
const AUTHORITY = 'DEMO-AUTHORITY';

/** The signing keys of the offices: private keys are encrypted at rest and stay in this process. */
export function issuingKeys(kernel: Kernel, store: DocumentStore) {
  const loaded = new Map<string, Promise<SigningKey>>();

  async function save(
    code: string,
    name: string,
    pems: { certificatePem: string; privateKeyPem: string },
    chain: string[],
  ) {
    await store.insertSigningKey({
      officeCode: code,
      officeName: name,
      certificatePem: pems.certificatePem,
      chainPem: chain,
      privateKey: kernel.keyring.seal(sealedFor(code), Buffer.from(pems.privateKeyPem)),
      createdAt: kernel.clock.now(),
    });
  }

  async function read(
    code: string,
  ): Promise<{ certificatePem: string; privateKeyPem: string; chainPem: string[] }> {
    const record = await store.signingKey(code);
    if (!record) throw documentErrors.BAD_SIGNING_KEY({ why: `机关 ${code} 没有签章证书` });
    const privateKeyPem = kernel.keyring.open(sealedFor(code), record.privateKey).toString();
    return { certificatePem: record.certificatePem, chainPem: record.chainPem, privateKeyPem };
  }

  return {
    /** Makes the demo's authority, plainly named as such, and a certificate for each office that has none. */
    async prepareDemo(offices: readonly Office[]): Promise<void> {
      const now = kernel.clock.now();
      if (!(await store.signingKey(AUTHORITY))) {
        const name = '智办演示根证书（不可用于正式业务）';
        await save(AUTHORITY, name, await createAuthority({ name, now }), []);
      }
      const authority = await read(AUTHORITY);
      for (const { name, code } of offices) {
        if (await store.signingKey(code)) continue;
        const issued = await issueSigningCertificate(authority, { organisation: name, now, years: 5 });
        await save(code, name, issued, [authority.certificatePem]);
      }
    },
    /** The office's key. @throws DOCUMENTS_BAD_SIGNING_KEY */
    keyOf(code: string): Promise<SigningKey> {
      const known = loaded.get(code);
      if (known) return known;
      const key = read(code).then(pem => loadSigningKey(pem.certificatePem, pem.privateKeyPem, pem.chainPem));
      loaded.set(code, key);
      // A failure is not kept: the certificate may come later.
      key.catch(() => loaded.delete(code));
      return key;
    },
    /** The root certificates that this platform trusts. */
    async roots(): Promise<string[]> {
      const record = await store.signingKey(AUTHORITY);
      return record ? [record.certificatePem] : [];
    },
  };
}
export type IssuingKeys = ReturnType<typeof issuingKeys>;
