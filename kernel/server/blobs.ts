import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { access, link, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { kernelErrors } from '../model/index.ts';
import {
  type Algorithm,
  algorithmOf,
  byteOf,
  decrypt,
  encrypt,
  keyBytes,
  NONCE_BYTES,
} from './encryption/aead.ts';
import { type Keyring, PREFIX_BYTES } from './encryption/keyring.ts';

/** Files by the SHA-256 of their content, encrypted at rest. The same content is stored once. */
export interface BlobStore {
  /** @returns the SHA-256 of the content, 64 hexadecimal characters. The file is on disk when this resolves. */
  put(content: Uint8Array): Promise<string>;
  /** @throws KERNEL_NOT_FOUND when absent; an Error when the stored bytes were changed. */
  get(digest: string): Promise<Buffer>;
  /** Takes the file away for ever, if it is there. Whoever calls sees that nobody stores or reads it. */
  remove(digest: string): Promise<void>;
  readonly files: BlobFiles;
  /** The first bytes of what seals the file's own key: see `describePrefix`. */
  keyPrefix(digest: string): Promise<Buffer>;
  /** Seals the file's own key again if it is not under the key of today. @returns whether it did */
  rewrap(digest: string): Promise<boolean>;
}

/** The files of a store as they lie on the disk. */
export interface BlobFiles {
  /** The digests of all files, folder by folder. */
  digests(): AsyncIterable<string>;
  /** What a file consists of: itself and, if it has one by the time that this is asked for, its sealed key. */
  partsOf(digest: string): AsyncIterable<{ readonly name: string; readonly path: string }>;
  /** Where a part has its place. */
  pathOf(name: string): string;
}

const FIRST_VERSION = 1;
const VERSION = 2;
const HEADER_BYTES = 2;

const absentAsNotFound = (error: NodeJS.ErrnoException): never => {
  throw error.code === 'ENOENT' ? kernelErrors.NOT_FOUND() : error;
};

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** The files under a folder, without what opens them. */
export function blobFiles(folder: string): BlobFiles {
  const pathOf = (name: string) => join(folder, name.slice(0, 2), name);
  return {
    async *digests() {
      const parents = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return [];
        throw error;
      });
      for (const parent of parents.filter(name => /^[0-9a-f]{2}$/.test(name)).sort())
        for (const name of (await readdir(join(folder, parent))).sort())
          if (/^[0-9a-f]{64}$/.test(name)) yield name;
    },
    async *partsOf(digest) {
      yield { name: digest, path: pathOf(digest) };
      const key = `${digest}.key`;
      if (await exists(pathOf(key))) yield { name: key, path: pathOf(key) };
    },
    pathOf,
  };
}

/** Writes beside the goal and hands the finished file to `place`. */
async function placed(
  path: string,
  content: Uint8Array,
  place: (temporary: string) => Promise<void>,
): Promise<void> {
  const temporary = `${path}.${randomUUID()}`;
  const file = await open(temporary, 'wx', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await place(temporary);
}

/**
 * A file `<digest>` is encrypted under a random key of its own, which stands, sealed by the keyring, in
 * `<digest>.key`: a new master key rewrites that alone. Files of the first version have no key of their own.
 */
export function createBlobStore(folder: string, keyring: Keyring, algorithm: Algorithm): BlobStore {
  const files = blobFiles(folder);
  const pathOf = (digest: string) => {
    if (!/^[0-9a-f]{64}$/.test(digest)) throw kernelErrors.NOT_FOUND();
    return files.pathOf(digest);
  };
  const keyPathOf = (digest: string) => `${pathOf(digest)}.key`;
  const keyPurpose = (digest: string) => `blob-key/${digest}`;

  async function openKey(digest: string): Promise<Buffer> {
    return keyring.open(keyPurpose(digest), await readFile(keyPathOf(digest)));
  }

  /** The file's own key: of two who store the same content at once, the second takes the first one's. */
  async function ownKey(digest: string): Promise<Buffer> {
    const path = keyPathOf(digest);
    // As long as the longest that an algorithm asks for: the file may be written by another process, configured otherwise.
    const key = randomBytes(32);
    let ours = true;
    await placed(path, keyring.seal(keyPurpose(digest), key), async temporary => {
      await link(temporary, path).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error;
        ours = false;
      });
      await rm(temporary);
    });
    return ours ? key : openKey(digest);
  }

  const bodyOptions = (digest: string, used: Algorithm, key: Buffer, nonce: Uint8Array) => ({
    key: key.subarray(0, keyBytes(used)),
    nonce,
    authenticated: Buffer.from(`blob/${used}/${digest}`),
  });

  async function write(digest: string, content: Uint8Array): Promise<void> {
    const path = pathOf(digest);
    const key = await ownKey(digest);
    const nonce = randomBytes(NONCE_BYTES);
    const body = encrypt(algorithm, bodyOptions(digest, algorithm, key, nonce), content);
    const header = Buffer.from([VERSION, byteOf(algorithm)]);
    await placed(path, Buffer.concat([header, nonce, body]), temporary => rename(temporary, path));
  }

  async function get(digest: string): Promise<Buffer> {
    const data = await readFile(pathOf(digest)).catch(absentAsNotFound);
    if (data[0] === FIRST_VERSION) return keyring.open(`blob/${digest}`, data);
    const used = algorithmOf(data[1]);
    if (data[0] !== VERSION || used === undefined) throw new Error('Not a stored file of a known version.');
    const nonce = data.subarray(HEADER_BYTES, HEADER_BYTES + NONCE_BYTES);
    const options = bodyOptions(digest, used, await openKey(digest), nonce);
    return decrypt(used, options, data.subarray(HEADER_BYTES + NONCE_BYTES));
  }

  async function keyPrefix(digest: string): Promise<Buffer> {
    const file = await open(pathOf(digest)).catch(absentAsNotFound);
    try {
      const { buffer } = await file.read(Buffer.alloc(1), 0, 1, 0);
      if (buffer[0] === FIRST_VERSION) return buffer;
    } finally {
      await file.close();
    }
    return (await readFile(keyPathOf(digest))).subarray(0, PREFIX_BYTES);
  }

  return {
    async put(content) {
      const digest = createHash('sha256').update(content).digest('hex');
      const path = pathOf(digest);
      if (await exists(path)) return digest;
      await mkdir(dirname(path), { recursive: true });
      await write(digest, content);
      return digest;
    },
    get,
    async remove(digest) {
      // The file first: one without its key would look stored and could not be read.
      await rm(pathOf(digest), { force: true });
      await rm(keyPathOf(digest), { force: true });
    },
    files,
    keyPrefix,
    async rewrap(digest) {
      const prefix = await keyPrefix(digest);
      if (prefix[0] === FIRST_VERSION) {
        await write(digest, await get(digest));
        return true;
      }
      if (prefix.equals(keyring.prefix())) return false;
      const path = keyPathOf(digest);
      const sealed = keyring.seal(keyPurpose(digest), await openKey(digest));
      await placed(path, sealed, temporary => rename(temporary, path));
      return true;
    },
  };
}
