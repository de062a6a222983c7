import { hkdfSync, randomBytes } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export const MASTER_KEY_BYTES = 32;
export const KEY_ID_BYTES = 4;

/** A key that every other key is derived from or wrapped with. */
export interface MasterKey {
  /** 8 hexadecimal characters, made of the key itself: nobody has to name keys. */
  readonly id: string;
  readonly bytes: Buffer;
}

/** The master keys of this moment: the first seals, all of them open. */
export type MasterKeys = () => readonly MasterKey[];

/** Where master keys are configured. */
export interface MasterKeyPlaces {
  readonly dataDir: string;
  /** The key that seals, in base64. */
  readonly masterKey: string | undefined;
  /** Further keys that open, in base64. */
  readonly masterKeysPrevious: readonly string[];
  /** A file with one key in base64 on each line, the sealing one first; read again when it changes. */
  readonly masterKeyFile: string | undefined;
}

/** @throws Error for anything but 32 bytes in base64 */
function masterKey(text: string): MasterKey {
  const bytes = Buffer.from(text.trim(), 'base64');
  if (bytes.length !== MASTER_KEY_BYTES)
    throw new Error('A master key must be 32 bytes in base64 (openssl rand -base64 32).');
  const id = Buffer.from(hkdfSync('sha256', bytes, '', 'zhiban/key-id', KEY_ID_BYTES)).toString('hex');
  return { id, bytes };
}

const linesOf = (text: string): string[] => text.split('\n').filter(line => line.trim() !== '');

function checked(keys: readonly MasterKey[], place: string): readonly MasterKey[] {
  if (keys.length === 0) throw new Error(`There is no master key in ${place}.`);
  if (new Set(keys.map(({ id }) => id)).size !== keys.length)
    throw new Error(`A master key stands twice in ${place}.`);
  return keys;
}

/** The file of master keys, or undefined when they come from the environment. */
export const masterKeyFile = ({ dataDir, masterKey: key, masterKeyFile: file }: MasterKeyPlaces) =>
  key === undefined ? (file ?? join(dataDir, 'master.key')) : undefined;

/** Reads the keys of a file, and again whenever it was written since. */
function keysOfFile(path: string): MasterKeys {
  let seen = '';
  let keys: readonly MasterKey[] = [];
  return () => {
    const { mtimeMs, size, ino } = statSync(path);
    const state = `${mtimeMs} ${size} ${ino}`;
    if (state !== seen) {
      keys = checked(linesOf(readFileSync(path, 'utf8')).map(masterKey), path);
      seen = state;
    }
    return keys;
  };
}

/** Takes the master keys from the configuration, or from the data folder, where the first start makes one. */
export async function openMasterKeys(places: MasterKeyPlaces): Promise<MasterKeys> {
  const { masterKey: current, masterKeysPrevious, masterKeyFile: configured, dataDir } = places;
  if (current !== undefined) {
    const keys = checked(
      [current, ...masterKeysPrevious].map(masterKey),
      'MASTER_KEY and MASTER_KEYS_PREVIOUS',
    );
    return () => keys;
  }
  if (configured !== undefined) return keysOfFile(configured);
  const path = join(dataDir, 'master.key');
  await mkdir(dataDir, { recursive: true });
  // 'wx' lets exactly one of two first starts make the key.
  await writeFile(path, randomBytes(MASTER_KEY_BYTES).toString('base64'), { mode: 0o600, flag: 'wx' }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    },
  );
  return keysOfFile(path);
}

/** Replaces the file of keys at once: who reads it sees the old keys or the new ones. */
async function replaceFile(path: string, keys: readonly MasterKey[]): Promise<void> {
  const temporary = join(dirname(path), `.master.key.${process.pid}`);
  const file = await open(temporary, 'w', 0o600);
  try {
    await file.writeFile(`${keys.map(({ bytes }) => bytes.toString('base64')).join('\n')}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, path).catch(async error => {
    await rm(temporary, { force: true });
    throw error;
  });
}

/** Puts a new random key before those of the file. @returns its id */
export async function addMasterKey(path: string): Promise<string> {
  const added = masterKey(randomBytes(MASTER_KEY_BYTES).toString('base64'));
  await replaceFile(path, [added, ...keysOfFile(path)()]);
  return added.id;
}

/** Takes a key out of the file; the caller has made sure that nothing needs it. */
export async function dropMasterKey(path: string, id: string): Promise<void> {
  await replaceFile(
    path,
    keysOfFile(path)().filter(key => key.id !== id),
  );
}
