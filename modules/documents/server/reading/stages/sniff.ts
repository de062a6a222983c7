import { fileTypeFromBuffer } from 'file-type';
import { type MediaType, mediaTypes } from '../../../model/reading.ts';

/** What a file is, by its content and never by its name; null when it is none of the types that we read. */
export async function sniff(file: Uint8Array): Promise<MediaType | null> {
  const found = await fileTypeFromBuffer(file);
  return mediaTypes.find(type => type === found?.mime) ?? null;
}
