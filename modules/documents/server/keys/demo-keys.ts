import type { Kernel } from '@zhiban/kernel/server';
import type { SigningSuite } from '../../model/signing-key.ts';
import {
  type CertificateOrder,
  createAuthority,
  createNationalAuthority,
  issueNationalCertificate,
  issueSigningCertificate,
} from '../signing/index.ts';
import type { SigningKeyRecord, SigningKeyStore } from './key-store.ts';
import { keyAndCertificate, sealPrivateKey } from './sealed-key.ts';

const AUTHORITY = 'DEMO-AUTHORITY';
/** The demonstration's own authority for time-stamps. */
export const DEMO_TIMESTAMPS = 'DEMO-TIMESTAMPS';
const TIMESTAMPS_NAME = '智办演示时间戳（不可用于正式业务）';
const SUITES = ['international', 'national'] as const satisfies readonly SigningSuite[];

const AUTHORITY_NAMES: Readonly<Record<SigningSuite, string>> = {
  international: '智办演示根证书（不可用于正式业务）',
  national: '智办演示国密根证书（不可用于正式业务）',
};
const MAKE = {
  international: { authority: createAuthority, certificate: issueSigningCertificate },
  national: { authority: createNationalAuthority, certificate: issueNationalCertificate },
};

/** The two persons in whose names the demonstration's keys are made. */
export interface KeyPersons {
  readonly proposedBy: string;
  readonly activatedBy: string;
}

/** A certificate under the demonstration's authority; undefined where there is none. */
export async function demoCertificate(
  { keyring }: Kernel,
  store: SigningKeyStore,
  suite: SigningSuite,
  order: CertificateOrder,
) {
  const record = await store.active(AUTHORITY, suite);
  if (!record) return undefined;
  const authority = keyAndCertificate(keyring, record);
  const issued = await MAKE[suite].certificate(authority, order);
  return { ...issued, chainPem: [authority.certificatePem] };
}

/** Makes the demo's authorities, plainly named as such, and what each office lacks to sign. */
export async function prepareDemoKeys(
  kernel: Kernel,
  store: SigningKeyStore,
  offices: readonly { readonly name: string; readonly code: string }[],
  persons: KeyPersons,
): Promise<void> {
  const now = kernel.clock.now();
  const save = (
    key: Pick<SigningKeyRecord, 'officeCode' | 'officeName' | 'purpose' | 'suite' | 'chainPem'>,
    { certificatePem, privateKeyPem }: { certificatePem: string; privateKeyPem: string },
  ) =>
    store.insert({
      ...key,
      ...persons,
      id: kernel.ids.next(),
      state: 'active',
      certificatePem,
      requestPem: null,
      privateKey: sealPrivateKey(kernel.keyring, key.officeCode, privateKeyPem),
      proposedAt: now,
      activatedAt: now,
      retiredBy: null,
      retiredAt: null,
    });
  for (const suite of SUITES) {
    if (!(await store.active(AUTHORITY, suite))) {
      const officeName = AUTHORITY_NAMES[suite];
      const made = await MAKE[suite].authority({ name: officeName, now });
      await save({ officeCode: AUTHORITY, officeName, purpose: 'authority', suite, chainPem: [] }, made);
    }
    const stamps = { name: TIMESTAMPS_NAME, code: DEMO_TIMESTAMPS, use: 'timestamps' as const };
    const signers = offices.map(office => ({ ...office, use: 'documents' as const }));
    for (const { name, code, use } of suite === 'international' ? [stamps, ...signers] : signers) {
      if (await store.active(code, suite)) continue;
      const order = { organisation: name, now, years: 5, use };
      const made = await demoCertificate(kernel, store, suite, order);
      if (!made) throw new Error(`The authority of the demonstration for ${suite} is missing.`);
      await save({ officeCode: code, officeName: name, purpose: use, suite, chainPem: made.chainPem }, made);
    }
  }
}
