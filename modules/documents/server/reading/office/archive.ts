import { crc32, inflateRawSync } from 'node:zlib';
import { documentErrors } from '../../../model/errors.ts';

/** What an archive may hold, told by its directory before anything is unpacked. */
const mostEntries = 2_000;
const mostBytes = 64_000_000;
/** A small entry may shrink to nothing; a large one that shrinks this much is a bomb. */
const largestRatio = 200;
const ratioFrom = 1_000_000;

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly crc: number;
  /** Where its own header begins, and where its data does. */
  readonly offset: number;
  readonly start: number;
}

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const localMark = 0x04034b50;
const end64Mark = 0x06064b50;
/** General purpose flag, bit 0: encrypted (APPNOTE 6.3.10, 4.4.4). */
const encrypted = 1;
const stored = 0;
const deflated = 8;
/** Type of a file in Unix's mode, and that of a symbolic link. */
const typeMask = 0o170000;
const link = 0o120000;
const longestName = 250;

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The end of the directory: its comment reaches exactly to the end of the file, so that there is only one. */
const findEnd = (view: DataView): number => {
  const first = Math.max(0, view.byteLength - 65_557);
  for (let at = view.byteLength - 22; at >= first; at -= 1)
    if (view.getUint32(at, true) === endMark && at + 22 + view.getUint16(at + 20, true) === view.byteLength)
      return at;
  throw documentErrors.BROKEN_FILE();
};

/** A name that leads out of the archive, or is no plain path. */
const strays = (name: string): boolean =>
  name === '' ||
  name.length > longestName ||
  /[\\:\p{Cc}\p{Cf}\ufffd]/u.test(name) ||
  name
    .replace(/\/$/, '')
    .split('/')
    .some(part => part === '' || part === '.' || part === '..');

const readEntries = (file: Uint8Array): Entry[] => {
  const view = viewOf(file);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  if (count > mostEntries) throw documentErrors.UNSAFE_ARCHIVE();
  const decoder = new TextDecoder();
  const nameAt = (at: number, length: number): string => decoder.decode(file.subarray(at, at + length));
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (view.getUint32(at, true) !== entryMark) throw documentErrors.BROKEN_FILE();
    const lengths = [28, 30, 32].map(offset => view.getUint16(at + offset, true));
    const [nameLength = 0, extra = 0, comment = 0] = lengths;
    const name = nameAt(at + 46, nameLength);
    const offset = view.getUint32(at + 42, true);
    const isLink = ((view.getUint32(at + 38, true) >>> 16) & typeMask) === link;
    if ((view.getUint16(at + 8, true) & encrypted) !== 0) throw documentErrors.ENCRYPTED_OFFICE_FILE();
    if (strays(name) || isLink) throw documentErrors.UNSAFE_ARCHIVE();
    if (view.getUint32(offset, true) !== localMark) throw documentErrors.BROKEN_FILE();
    const localLength = view.getUint16(offset + 26, true);
    if (nameAt(offset + 30, localLength) !== name) throw documentErrors.UNSAFE_ARCHIVE();
    entries.push({
      name,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset,
      start: offset + 30 + localLength + view.getUint16(offset + 28, true),
    });
    at += 46 + nameLength + extra + comment;
  }
  if (at !== end && view.getUint32(at, true) !== end64Mark) throw documentErrors.BROKEN_FILE();
  return entries;
};

/** Whether two entries share data: a bomb without a ratio. */
const overlap = (entries: readonly Entry[]): boolean => {
  const inOrder = entries.toSorted((a, b) => a.offset - b.offset);
  return inOrder.some(
    ({ start, packed }, index) => start + packed > (inOrder[index + 1]?.offset ?? Infinity),
  );
};

const refuseBombs = (entries: readonly Entry[]): void => {
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  const dense = entries.some(({ size, packed }) => size > ratioFrom && size > largestRatio * packed);
  // Names of parts are the same in capitals and small letters (ECMA-376, part 2, equivalence of part names).
  const twice = new Set(entries.map(({ name }) => name.toLowerCase())).size < entries.length;
  if (total > mostBytes || dense || twice || overlap(entries)) throw documentErrors.UNSAFE_ARCHIVE();
};

const unpack = (file: Uint8Array, { method, packed, size, crc, start }: Entry): Uint8Array => {
  const data = file.subarray(start, start + packed);
  if (method !== deflated && method !== stored) throw documentErrors.BROKEN_FILE();
  // More than the directory told is an error here, and not memory.
  const bytes = method === stored ? data : inflateRawSync(data, { maxOutputLength: Math.max(1, size) });
  if (data.length !== packed || bytes.length !== size || crc32(bytes) !== crc)
    throw documentErrors.BROKEN_FILE();
  return bytes;
};

/**
 * Unpacks the parts of a ZIP archive (APPNOTE 6.3.10) that are wanted. What the directory says is held against
 * limits first, and nothing unpacks to more than it says.
 *
 * @throws DOCUMENTS_UNSAFE_ARCHIVE, DOCUMENTS_ENCRYPTED_OFFICE_FILE, DOCUMENTS_BROKEN_FILE
 */
export function openArchive(
  file: Uint8Array,
  wanted: (name: string) => boolean,
): { readonly names: readonly string[]; readonly parts: ReadonlyMap<string, Uint8Array> } {
  try {
    const entries = readEntries(file);
    refuseBombs(entries);
    const parts = entries
      .filter(({ name }) => wanted(name))
      .map(entry => [entry.name, unpack(file, entry)] as const);
    return { names: entries.map(({ name }) => name), parts: new Map(parts) };
  } catch (cause) {
    // The view is left, or the stream is: the archive is cut off or lies about itself.
    if (cause instanceof RangeError || (cause instanceof Error && 'errno' in cause))
      throw documentErrors.BROKEN_FILE({}, { cause });
    throw cause;
  }
}
