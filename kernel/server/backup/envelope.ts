import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { hashRaw } from '@node-rs/argon2';
import { z } from 'zod';
import {
  ALGORITHMS,
  type Algorithm,
  decrypt,
  deriveKey,
  encrypt,
  NONCE_BYTES,
  TAG_BYTES,
} from '../encryption/aead.ts';
import { backupErrors } from './errors.ts';

/** What opens a backup. */
export type BackupSecret = { readonly passphrase: string } | { readonly keyFile: Uint8Array };

const MAGIC = Buffer.from('ZHIBAN BACKUP 1\n');
const CHUNK = 65_536;
const SALT_BYTES = 16;
const CHECK_BYTES = 32;
const MAX_HEADER = 1_024;
/** The shortest key file: what `openssl rand -base64 32` writes has 45. */
const MIN_KEY_FILE = 32;
// Argon2id with 64 MiB and three passes, the second choice of RFC 9106, section 4.
const COST = { memoryCost: 65_536, timeCost: 3, parallelism: 4 } as const;

// The bounds keep an altered header from exhausting the machine before it is found out.
const headerSchema = z.object({
  algorithm: z.enum(ALGORITHMS),
  salt: z.string().length(SALT_BYTES * 2),
  kdf: z.discriminatedUnion('name', [
    z.object({
      name: z.literal('argon2id'),
      memoryCost: z.number().int().min(8_192).max(1_048_576),
      timeCost: z.number().int().min(1).max(16),
      parallelism: z.number().int().min(1).max(16),
    }),
    z.object({ name: z.literal('key-file') }),
  ]),
});
type Header = z.output<typeof headerSchema>;

async function rootKey({ kdf, salt }: Header, secret: BackupSecret): Promise<Buffer> {
  if ('keyFile' in secret) {
    if (secret.keyFile.length < MIN_KEY_FILE) throw backupErrors.WRONG_KEY();
    return createHash('sha256').update(secret.keyFile).digest();
  }
  if (kdf.name !== 'argon2id') throw backupErrors.WRONG_KEY();
  const { memoryCost, timeCost, parallelism } = kdf;
  return hashRaw(secret.passphrase, {
    memoryCost,
    timeCost,
    parallelism,
    outputLen: 32,
    salt: Buffer.from(salt, 'hex'),
  });
}

/** The keys of one file: bound to every byte of its header, so that an altered header fits no key. */
async function keysOf(header: Header, text: Buffer, secret: BackupSecret) {
  const root = await rootKey(header, secret);
  const bound = createHash('sha256').update(text).digest('hex');
  return {
    payload: deriveKey(header.algorithm, root, `zhiban/backup/payload/${bound}`),
    check: createHmac('sha256', Buffer.from(hkdfSync('sha256', root, '', 'zhiban/backup/header', 32)))
      .update(text)
      .digest(),
  };
}

/** Chunk number (11 bytes) and whether it is the last (1 byte): the STREAM construction, as age has it. */
function nonceOf(index: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(NONCE_BYTES);
  nonce.writeUIntBE(index, 5, 6);
  nonce[NONCE_BYTES - 1] = last ? 1 : 0;
  return nonce;
}

const NOTHING = Buffer.alloc(0);

/** Cuts a stream into pieces of one size; the last one may be shorter, and only it may be empty. */
async function* pieces(
  source: AsyncIterable<Uint8Array>,
  size: number,
): AsyncGenerator<{ piece: Buffer; last: boolean }> {
  let parts: Buffer[] = [];
  let held = 0;
  for await (const part of source) {
    parts.push(Buffer.from(part));
    held += part.length;
    if (held <= size) continue;
    const all = Buffer.concat(parts);
    let at = 0;
    for (; all.length - at > size; at += size) yield { piece: all.subarray(at, at + size), last: false };
    parts = [all.subarray(at)];
    held = all.length - at;
  }
  yield { piece: Buffer.concat(parts), last: true };
}

/**
 * Encrypts a stream of any length in chunks of 64 KiB that each carry their own tag: nothing can be changed, left out,
 * put elsewhere or cut off unnoticed, and nothing has to be held in memory.
 */
export async function* sealStream(
  source: AsyncIterable<Uint8Array>,
  algorithm: Algorithm,
  secret: BackupSecret,
): AsyncGenerator<Buffer> {
  const header: Header = {
    algorithm,
    salt: randomBytes(SALT_BYTES).toString('hex'),
    kdf: 'passphrase' in secret ? { name: 'argon2id', ...COST } : { name: 'key-file' },
  };
  const text = Buffer.from(JSON.stringify(header));
  const { payload: key, check } = await keysOf(header, text, secret);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(text.length);
  yield Buffer.concat([MAGIC, length, text, check]);
  let index = 0;
  for await (const { piece, last } of pieces(source, CHUNK))
    yield encrypt(algorithm, { key, nonce: nonceOf(index++, last), authenticated: NOTHING }, piece);
}

/** Reads exactly so many bytes from the beginning of a stream and gives back the rest of it. */
class Beginning {
  readonly #source: AsyncIterator<Uint8Array>;
  #held = NOTHING;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  async take(count: number): Promise<Buffer> {
    while (this.#held.length < count) {
      const { value, done } = await this.#source.next();
      if (done) throw backupErrors.NOT_A_BACKUP();
      this.#held = Buffer.concat([this.#held, value]);
    }
    const taken = this.#held.subarray(0, count);
    this.#held = this.#held.subarray(count);
    return taken;
  }

  async *rest(): AsyncGenerator<Uint8Array> {
    yield this.#held;
    for (;;) {
      const { value, done } = await this.#source.next();
      if (done) return;
      yield value;
    }
  }
}

async function readHeader(beginning: Beginning): Promise<{ header: Header; text: Buffer }> {
  if (!(await beginning.take(MAGIC.length)).equals(MAGIC)) throw backupErrors.NOT_A_BACKUP();
  const length = (await beginning.take(2)).readUInt16BE();
  if (length > MAX_HEADER) throw backupErrors.NOT_A_BACKUP();
  const text = await beginning.take(length);
  try {
    return { header: headerSchema.parse(JSON.parse(text.toString())), text };
  } catch (cause) {
    throw backupErrors.ALTERED({}, { cause });
  }
}

/**
 * Reverses `sealStream`.
 * @throws BACKUP_NOT_A_BACKUP, BACKUP_WRONG_KEY, BACKUP_TRUNCATED, BACKUP_ALTERED
 */
export async function* openStream(
  source: AsyncIterable<Uint8Array>,
  secret: BackupSecret,
): AsyncGenerator<Buffer> {
  const beginning = new Beginning(source);
  const { header, text } = await readHeader(beginning);
  const { payload: key, check } = await keysOf(header, text, secret);
  const written = await beginning.take(CHECK_BYTES);
  if (!timingSafeEqual(written, check)) throw backupErrors.WRONG_KEY();
  const opened = (piece: Buffer, index: number, last: boolean) =>
    decrypt(header.algorithm, { key, nonce: nonceOf(index, last), authenticated: NOTHING }, piece);
  let index = 0;
  for await (const { piece, last } of pieces(beginning.rest(), CHUNK + TAG_BYTES)) {
    yield openedOrTold(opened, piece, index, last);
    index += 1;
  }
}

/** A last piece that opens as one from the middle says that what followed was cut off. */
function openedOrTold(
  open: (piece: Buffer, index: number, last: boolean) => Buffer,
  piece: Buffer,
  index: number,
  last: boolean,
): Buffer {
  try {
    return open(piece, index, last);
  } catch (cause) {
    if (!last) throw backupErrors.ALTERED({}, { cause });
    try {
      open(piece, index, false);
    } catch {
      throw backupErrors.ALTERED({}, { cause });
    }
    throw backupErrors.TRUNCATED({}, { cause });
  }
}
