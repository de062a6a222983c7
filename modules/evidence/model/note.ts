import { concat, fromBase64, sameBytes, toBase64, toHex, utf8 } from './bytes.ts';
import type { Hash } from './tree.ts';

/** What a note's signatures are made and checked with: SM3 and SM2. */
export interface NoteCrypto {
  readonly hash: Hash;
  verify(data: Uint8Array, signature: Uint8Array, publicKey: Uint8Array): boolean;
}

/**
 * The head of a log as it is signed: the layout of a C2SP checkpoint, with SM3 as hash and, as one line more, the
 * time of signing.
 */
export interface Checkpoint {
  /** The log's name. */
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
  readonly at: Date;
}

export const checkpointText = ({ origin, size, root, at }: Checkpoint): string =>
  `${origin}\n${size}\n${toBase64(root)}\ntime ${at.toISOString()}\n`;

/** Reads `checkpointText`; undefined for any other text. */
export function readCheckpoint(text: string): Checkpoint | undefined {
  const match = /^([^\n+\s]+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\ntime (\S{24})\n$/.exec(text);
  const root = fromBase64(match?.[3] ?? '');
  const at = new Date(match?.[4] ?? '');
  if (!match || !root || Number.isNaN(at.getTime())) return undefined;
  const checkpoint = { origin: match[1] ?? '', size: Number(match[2]), root, at };
  return checkpointText(checkpoint) === text ? checkpoint : undefined;
}

/** One signature line of a note. */
export interface NoteSignature {
  readonly name: string;
  readonly keyHash: Uint8Array;
  readonly signature: Uint8Array;
}

/** A text with signature lines below it (C2SP signed-note). */
export interface SignedNote {
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

export const signatureLine = ({ name, keyHash, signature }: NoteSignature): string =>
  `— ${name} ${toBase64(concat(keyHash, signature))}\n`;

/** Reads one signature line; undefined for any other text. */
export function readSignatureLine(line: string): NoteSignature | undefined {
  const match = /^— ([^\s+]+) ([A-Za-z0-9+/]+={0,2})\n$/.exec(line);
  const bytes = match && fromBase64(match[2] ?? '');
  if (!match || !bytes || bytes.length < 5) return undefined;
  return { name: match[1] ?? '', keyHash: bytes.slice(0, 4), signature: bytes.slice(4) };
}

export const noteText = ({ text, signatures }: SignedNote): string =>
  `${text}\n${signatures.map(signatureLine).join('')}`;

/** Reads `noteText`; undefined for any other text. */
export function readNote(note: string): SignedNote | undefined {
  const split = note.lastIndexOf('\n\n');
  if (split < 0) return undefined;
  const text = note.slice(0, split + 1);
  const signatures = note
    .slice(split + 2)
    .split(/(?<=\n)/)
    .map(readSignatureLine);
  const read = signatures.filter(signature => signature !== undefined);
  return read.length > 0 && read.length === signatures.length ? { text, signatures: read } : undefined;
}

/** A key that checks notes: of a log, or of a witness. */
export interface VerifierKey {
  readonly name: string;
  /** SM2, 65 bytes. */
  readonly publicKey: Uint8Array;
}

// 0xff and a name: the signed-note format has no number for SM2.
const ALGORITHM = concat(Uint8Array.of(0xff), utf8('zhiban-sm2-sm3'));

/** Four bytes that tell a name's keys apart. */
export const keyHashOf = (hash: Hash, { name, publicKey }: VerifierKey): Uint8Array =>
  hash(concat(utf8(`${name}\n`), ALGORITHM, publicKey)).slice(0, 4);

/** `name+keyhash+key` in one word, the way keys are handed round. */
export const verifierKeyText = (hash: Hash, key: VerifierKey): string =>
  `${key.name}+${toHex(keyHashOf(hash, key))}+${toBase64(concat(ALGORITHM, key.publicKey))}`;

/** Reads `verifierKeyText`; undefined for any other text. */
export function readVerifierKey(hash: Hash, text: string): VerifierKey | undefined {
  const [name = '', , ...rest] = text.split('+');
  const bytes = fromBase64(rest.join('+'));
  if (!bytes || !sameBytes(bytes.slice(0, ALGORITHM.length), ALGORITHM)) return undefined;
  const key = { name, publicKey: bytes.slice(ALGORITHM.length) };
  return key.publicKey.length === 65 && verifierKeyText(hash, key) === text ? key : undefined;
}

/** What a witness signs: the head, and when it saw it (C2SP tlog-cosignature). */
export const cosignedData = (text: string, seconds: number): Uint8Array =>
  utf8(`cosignature/v1\ntime ${seconds}\n${text}`);

/** A cosignature as it stands in a note: eight bytes of time, then the signature. */
export function packCosignature(seconds: number, signature: Uint8Array): Uint8Array {
  const time = new Uint8Array(8);
  new DataView(time.buffer).setBigUint64(0, BigInt(seconds));
  return concat(time, signature);
}

const signedBy = ({ hash }: NoteCrypto, key: VerifierKey, { name, keyHash }: NoteSignature): boolean =>
  name === key.name && sameBytes(keyHash, keyHashOf(hash, key));

/** Whether a note bears the key's own signature, as a log signs. */
export const isSignedBy = (crypto: NoteCrypto, key: VerifierKey, { text, signatures }: SignedNote): boolean =>
  signatures.some(
    line => signedBy(crypto, key, line) && crypto.verify(utf8(text), line.signature, key.publicKey),
  );

/** When the key's owner countersigned a note as a witness; undefined when it did not. */
export function cosignedAt(crypto: NoteCrypto, key: VerifierKey, note: SignedNote): Date | undefined {
  for (const line of note.signatures) {
    if (!signedBy(crypto, key, line) || line.signature.length < 9) continue;
    const { buffer, byteOffset } = line.signature;
    const seconds = Number(new DataView(buffer, byteOffset).getBigUint64(0));
    if (crypto.verify(cosignedData(note.text, seconds), line.signature.slice(8), key.publicKey))
      return new Date(seconds * 1000);
  }
  return undefined;
}
