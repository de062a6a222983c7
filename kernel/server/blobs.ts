import { createHash, randomUUID } from 'node:crypto';
import { access, mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { kernelErrors } from '../model/index.ts';
import type { Keyring } from './crypto.ts';

/** Files by the SHA-256 of their content, encrypted at rest. The same content is stored once. */
export interface BlobStore {
  /** @returns the SHA-256 of the content, 64 hexadecimal characters. The file is on disk when this resolves. */
  put(content: Uint8Array): Promise<string>;
  /** @throws KERNEL_NOT_FOUND when absent; an Error when the stored bytes were changed. */
  get(digest: string): Promise<Buffer>;
}

export function createBlobStore(folder: string, keyring: Keyring): BlobStore {
  const pathOf = (digest: string) => {
    if (!/^[0-9a-f]{64}$/.test(digest)) throw kernelErrors.NOT_FOUND();
    return join(folder, digest.slice(0, 2), digest);
  };
  return {
    async put(content) {
      const digest = createHash('sha256').update(content).digest('hex');
      const path = pathOf(digest);
      const stored = await access(path).then(
        () => true,
        () => false,
      );
      if (stored) return digest;
      await mkdir(dirname(path), { recursive: true });
      const temporary = `${path}.${randomUUID()}`;
      const file = await open(temporary, 'wx', 0o600);
      try {
        await file.writeFile(keyring.seal(`blob/${digest}`, content));
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(temporary, path);
      return digest;
    },
    async get(digest) {
      const sealed = await readFile(pathOf(digest)).catch((error: NodeJS.ErrnoException) => {
        throw error.code === 'ENOENT' ? kernelErrors.NOT_FOUND() : error;
      });
      return keyring.open(`blob/${digest}`, sealed);
    },
  };
}
