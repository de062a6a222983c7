import type { Keyring, SealedColumn } from '@zhiban/kernel/server';
import { documentErrors } from '../../model/errors.ts';
import type { KeyAndCertificate } from '../signing/index.ts';
import type { SigningKeyRecord } from './key-store.ts';

const purpose = (officeCode: unknown) => `signing-key/${officeCode}`;

export const sealedSigningKeys: SealedColumn = {
  table: 'documents.signing_key',
  key: ['id'],
  column: 'private_key',
  purposeColumns: ['office_code'],
  purpose: ({ office_code }) => purpose(office_code),
};

/** Encrypts a private key for its office; it opens for no other. */
export const sealPrivateKey = (keyring: Keyring, officeCode: string, privateKeyPem: string): Buffer =>
  keyring.seal(purpose(officeCode), Buffer.from(privateKeyPem));

export const openSealedKey = (
  keyring: Keyring,
  { officeCode, privateKey }: Pick<SigningKeyRecord, 'officeCode' | 'privateKey'>,
): string => keyring.open(purpose(officeCode), privateKey).toString();

/** @throws DOCUMENTS_BAD_SIGNING_KEY for a key without a certificate */
export function keyAndCertificate(keyring: Keyring, record: SigningKeyRecord): KeyAndCertificate {
  const { certificatePem, officeName } = record;
  if (certificatePem === null) throw documentErrors.BAD_SIGNING_KEY({ why: `${officeName}的密钥没有证书` });
  return { certificatePem, privateKeyPem: openSealedKey(keyring, record) };
}
