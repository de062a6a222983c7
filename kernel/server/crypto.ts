import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** SM3 digest (GB/T 32905-2016), 64 hexadecimal characters. */
export function sm3(data: string | Uint8Array): string {
  return createHash('sm3').update(data).digest('hex');
}

/** The process's secrets, all derived from one master key of 32 bytes. */
export class Keyring {
  readonly #master: Buffer;
  readonly #keys = new Map<string, Buffer>();

  constructor(master: Buffer) {
    if (master.length !== 32) throw new Error('The master key must have 32 bytes.');
    this.#master = master;
  }

  /** One key for each kind of purpose (what stands before its first slash), derived once. */
  #derive(purpose: string): Buffer {
    const [kind = ''] = purpose.split('/');
    const known = this.#keys.get(kind);
    if (known) return known;
    const key = Buffer.from(hkdfSync('sha256', this.#master, '', `zhiban/${kind}`, 32));
    this.#keys.set(kind, key);
    return key;
  }

  /** Encrypts with AES-256-GCM under the key of the purpose's kind (`blob` of `blob/1f…`); the whole purpose is authenticated. */
  seal(purpose: string, plain: Uint8Array): Buffer {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.#derive(purpose), nonce).setAAD(Buffer.from(purpose));
    const body = Buffer.concat([cipher.update(plain), cipher.final()]);
    return Buffer.concat([Buffer.from([1]), nonce, cipher.getAuthTag(), body]);
  }

  /** Reverses `seal`. Throws when a byte or the purpose differs. */
  open(purpose: string, sealed: Uint8Array): Buffer {
    const data = Buffer.from(sealed);
    if (data[0] !== 1 || data.length < 29) throw new Error('Not a sealed value of a known version.');
    const decipher = createDecipheriv('aes-256-gcm', this.#derive(purpose), data.subarray(1, 13))
      .setAAD(Buffer.from(purpose))
      .setAuthTag(data.subarray(13, 29));
    return Buffer.concat([decipher.update(data.subarray(29)), decipher.final()]);
  }

  /** A keyed digest, for looking a secret up without storing it. */
  mac(purpose: string, data: string | Uint8Array): string {
    return createHmac('sha256', this.#derive(purpose)).update(data).digest('hex');
  }
}

/** Takes the master key from the configuration, or from the data folder, where the first start makes it. */
export async function openKeyring(dataDir: string, configured: string | undefined): Promise<Keyring> {
  if (configured) return new Keyring(Buffer.from(configured, 'base64'));
  const path = join(dataDir, 'master.key');
  await mkdir(dataDir, { recursive: true });
  // 'wx' lets exactly one of two first starts make the key.
  await writeFile(path, randomBytes(32).toString('base64'), { mode: 0o600, flag: 'wx' }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    },
  );
  return new Keyring(Buffer.from(await readFile(path, 'utf8'), 'base64'));
}
