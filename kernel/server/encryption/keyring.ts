import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { type Algorithm, algorithmOf, byteOf, decrypt, deriveKey, encrypt, NONCE_BYTES } from './aead.ts';
import { KEY_ID_BYTES, type MasterKey, type MasterKeys } from './master-keys.ts';

/** Version, algorithm and master key: what a sealed value begins with. */
export const PREFIX_BYTES = 2 + KEY_ID_BYTES;
/** What releases before keys could be rotated wrote: AES-256-GCM under a master key that is not named. */
const FIRST_VERSION = 1;
const VERSION = 2;
/** How often, at most, sealing looks whether there is a newer master key. */
const LOOK_EVERY_MS = 5_000;

const kindOf = (purpose: string): string => purpose.split('/', 1)[0] ?? '';

/** The process's secrets: data keys by kind of purpose and master key, and one lasting key for digests. */
export class Keyring {
  readonly #masters: MasterKeys;
  readonly #algorithm: Algorithm;
  readonly #digestRoot: Buffer;
  readonly #derived = new Map<string, Buffer>();
  #keys: readonly MasterKey[];
  #looked = performance.now();

  /** @param digestRoot 32 bytes that outlive every master key; see ADR 0026 */
  constructor(masters: MasterKeys, algorithm: Algorithm, digestRoot: Buffer) {
    this.#masters = masters;
    this.#algorithm = algorithm;
    this.#digestRoot = digestRoot;
    this.#keys = masters();
  }

  /** Ids of the master keys; the first one seals. */
  get keyIds(): readonly string[] {
    return this.#keys.map(({ id }) => id);
  }

  /** Takes notice of master keys added or dropped since. */
  reload(): void {
    this.#keys = this.#masters();
    this.#looked = performance.now();
  }

  #current(): MasterKey {
    if (performance.now() - this.#looked > LOOK_EVERY_MS) this.reload();
    const [first] = this.#keys;
    if (!first) throw new Error('There is no master key.');
    return first;
  }

  #find(id: string): MasterKey {
    const find = () => this.#keys.find(key => key.id === id);
    const known = find();
    if (known) return known;
    // Another process may have begun to seal with a key that this one has not read yet.
    this.reload();
    const added = find();
    if (!added) throw new Error(`Sealed with the master key ${id}, which is not configured here.`);
    return added;
  }

  /** One key for each algorithm, kind of purpose (what stands before its first slash) and master key. */
  #derive(algorithm: Algorithm, master: MasterKey, info: string): Buffer {
    const name = `${algorithm} ${master.id} ${info}`;
    const known = this.#derived.get(name);
    if (known) return known;
    const key = deriveKey(algorithm, master.bytes, info);
    this.#derived.set(name, key);
    return key;
  }

  /** What a value sealed now begins with; another beginning asks to be sealed again. */
  prefix(): Buffer {
    return Buffer.concat([
      Buffer.from([VERSION, byteOf(this.#algorithm)]),
      Buffer.from(this.#current().id, 'hex'),
    ]);
  }

  /**
   * Encrypts under the key of the purpose's kind (`blob` of `blob/1f…`); the whole purpose is authenticated.
   * @returns version, algorithm, id of the master key (6 bytes), nonce (12), tag (16), ciphertext
   */
  seal(purpose: string, plain: Uint8Array): Buffer {
    const prefix = this.prefix();
    const nonce = randomBytes(NONCE_BYTES);
    const key = this.#derive(this.#algorithm, this.#current(), `zhiban/2/${kindOf(purpose)}`);
    const authenticated = Buffer.concat([prefix, Buffer.from(purpose)]);
    return Buffer.concat([prefix, nonce, encrypt(this.#algorithm, { key, nonce, authenticated }, plain)]);
  }

  /** Reverses `seal`, whichever key, algorithm and release sealed. Throws when a byte or the purpose differs. */
  open(purpose: string, sealed: Uint8Array): Buffer {
    const data = Buffer.from(sealed);
    if (data[0] === FIRST_VERSION) return this.#openFirst(purpose, data);
    const algorithm = algorithmOf(data[1]);
    if (data[0] !== VERSION || algorithm === undefined || data.length < PREFIX_BYTES + NONCE_BYTES)
      throw new Error('Not a sealed value of a known version.');
    const prefix = data.subarray(0, PREFIX_BYTES);
    const master = this.#find(prefix.toString('hex', 2));
    const key = this.#derive(algorithm, master, `zhiban/2/${kindOf(purpose)}`);
    const nonce = data.subarray(PREFIX_BYTES, PREFIX_BYTES + NONCE_BYTES);
    const authenticated = Buffer.concat([prefix, Buffer.from(purpose)]);
    return decrypt(algorithm, { key, nonce, authenticated }, data.subarray(PREFIX_BYTES + NONCE_BYTES));
  }

  #openFirst(purpose: string, data: Buffer): Buffer {
    const nonce = data.subarray(1, 1 + NONCE_BYTES);
    const authenticated = Buffer.from(purpose);
    let failure: unknown = new Error('There is no master key.');
    for (const master of this.#keys) {
      const key = this.#derive('aes-256-gcm', master, `zhiban/${kindOf(purpose)}`);
      try {
        return decrypt('aes-256-gcm', { key, nonce, authenticated }, data.subarray(1 + NONCE_BYTES));
      } catch (error) {
        failure = error;
      }
    }
    throw failure;
  }

  /** A keyed digest, for looking a secret up without storing it. The same whatever master key seals. */
  mac(purpose: string, data: string | Uint8Array): string {
    const kind = kindOf(purpose);
    const name = `digest ${kind}`;
    const key =
      this.#derived.get(name) ?? Buffer.from(hkdfSync('sha256', this.#digestRoot, '', `zhiban/${kind}`, 32));
    this.#derived.set(name, key);
    return createHmac('sha256', key).update(data).digest('hex');
  }
}
