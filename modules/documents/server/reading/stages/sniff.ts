import { fileTypeFromBuffer } from 'file-type';
import { documentErrors } from '../../../model/errors.ts';
import { type MediaType, mediaTypes } from '../../../model/reading.ts';

const withMacros = /macroenabled|\.binary\./i;
/** The container of the old formats of Office, which also holds the new ones when they have a password. */
const compound = 'application/x-cfb';
const encryptedPackage = Buffer.from('EncryptedPackage', 'utf16le');

/**
 * What a file is, by its content and never by its name; null when it is none of the types that we read.
 * @throws DOCUMENTS_MACROS, DOCUMENTS_ENCRYPTED_OFFICE_FILE
 */
export async function sniff(file: Uint8Array): Promise<MediaType | null> {
  const found = await fileTypeFromBuffer(file);
  if (found && withMacros.test(found.mime)) throw documentErrors.MACROS();
  if (found?.mime === compound && Buffer.from(file).includes(encryptedPackage))
    throw documentErrors.ENCRYPTED_OFFICE_FILE();
  return mediaTypes.find(type => type === found?.mime) ?? null;
}
