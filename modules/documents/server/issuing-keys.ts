import { readFile } from 'node:fs/promises';
import type { Kernel } from '@zhiban/kernel/server';
import { documentErrors } from '../model/errors.ts';
import type { SigningSuite } from '../model/signing-key.ts';
import { DEMO_TIMESTAMPS } from './keys/demo-keys.ts';
import type { SigningKeyRecord, SigningKeyStore } from './keys/key-store.ts';
import { keyAndCertificate } from './keys/sealed-key.ts';
import {
  fromPem,
  loadNationalKey,
  loadSigningKey,
  type NationalSigningKey,
  outsideTimeStamper,
  ownTimeStamper,
  type SigningKey,
  type TimeStamper,
  toPem,
} from './signing/index.ts';

/** An office that issues licences. */
export interface Office {
  readonly name: string;
  /** Unified social credit code. */
  readonly code: string;
}

/** The signing keys of the offices: private keys are encrypted at rest and stay in this process. */
export function issuingKeys({ keyring, clock, config, fetchOutside }: Kernel, store: SigningKeyStore) {
  /** Which key is active is asked each time, so that a rotation holds at once in every process. */
  async function active(officeCode: string, suite: SigningSuite): Promise<SigningKeyRecord> {
    const record = await store.active(officeCode, suite);
    if (!record) throw documentErrors.BAD_SIGNING_KEY({ why: `机关 ${officeCode} 没有启用的签章密钥` });
    return record;
  }
  const international = cached(async (record: SigningKeyRecord): Promise<SigningKey> => {
    const { certificatePem, privateKeyPem } = keyAndCertificate(keyring, record);
    return loadSigningKey(certificatePem, privateKeyPem, record.chainPem);
  });
  const national = cached(async (record: SigningKeyRecord): Promise<NationalSigningKey> => {
    const { certificatePem, privateKeyPem } = keyAndCertificate(keyring, record);
    return loadNationalKey(certificatePem, privateKeyPem, record.chainPem);
  });
  return {
    /** What the office signs PDF with. @throws DOCUMENTS_BAD_SIGNING_KEY */
    keyOf: async (officeCode: string): Promise<SigningKey> =>
      international(await active(officeCode, 'international')),
    /** What the office signs OFD and records with; undefined while it has no active key for them. */
    async nationalKeyOf(officeCode: string): Promise<NationalSigningKey | undefined> {
      const record = await store.active(officeCode, 'national');
      return record && national(record);
    },
    /** The authority for time-stamps: the one configured, else that of a demonstration, else none. */
    async timeStamper(): Promise<TimeStamper | undefined> {
      if (config.timeStamps) return outsideTimeStamper(config.timeStamps.url, fetchOutside);
      const record = await store.active(DEMO_TIMESTAMPS, 'international');
      return record && ownTimeStamper(await international(record), () => clock.now());
    },
    /** The authorities that this platform trusts, PEM: those of every key that two persons ever activated. */
    async roots(suite: SigningSuite = 'international'): Promise<string[]> {
      const issuers = (await store.trusted(suite)).flatMap(({ chainPem }) => chainPem);
      return [...new Set(issuers)];
    },
    /** The issuers of the authority for time-stamps, PEM. They are trusted for nothing else. */
    async timeStampRoots(): Promise<string[]> {
      const stamps = await store.active(DEMO_TIMESTAMPS, 'international');
      const outside = config.timeStamps ? await certificatesIn(config.timeStamps) : [];
      return [...(stamps?.chainPem ?? []), ...outside];
    },
  };
}
export type IssuingKeys = ReturnType<typeof issuingKeys>;

const certificatesIn = async ({ certificates }: { certificates: string }): Promise<string[]> =>
  fromPem('CERTIFICATE', await readFile(certificates, 'utf8')).map(der => toPem('CERTIFICATE', der));

/** Opens each version of a key once. A failure is not kept. */
function cached<T>(open: (record: SigningKeyRecord) => Promise<T>) {
  const opened = new Map<string, Promise<T>>();
  return (record: SigningKeyRecord): Promise<T> => {
    const known = opened.get(record.id);
    if (known) return known;
    const key = open(record);
    opened.set(record.id, key);
    key.catch(() => opened.delete(record.id));
    return key;
  };
}
