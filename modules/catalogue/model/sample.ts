/**
 * Whether a key falls into a sample of this share (0 to 1): the same key always does or always does not.
 * FNV-1a with the finalising mix of MurmurHash3, so that near keys part evenly.
 */
export function isSampled(key: string, share: number): boolean {
  let hash = 0x811c9dc5;
  for (const character of key) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 0x1_0000_0000 < share;
}
