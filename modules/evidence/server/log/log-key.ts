import {
  generateSm2KeyPair,
  type Kernel,
  type SealedColumn,
  type Sm2KeyPair,
  sm2KeyPair,
  sm2Sign,
  type Tx,
} from '@zhiban/kernel/server';
import { asc, eq, ne } from 'drizzle-orm';
import { sameBytes, toHex, utf8 } from '../../model/bytes.ts';
import { type KeyPeriod, keyPeriods } from '../../model/handover.ts';
import {
  type Checkpoint,
  checkpointText,
  keyHashOf,
  type NoteSignature,
  noteText,
  type VerifierKey,
} from '../../model/note.ts';
import { noteCrypto, sm3Bytes } from '../note-crypto.ts';
import { logKey } from '../tables.ts';

export type LogKeyRecord = typeof logKey.$inferSelect;

const purposeOf = (publicKey: Uint8Array): string => `evidence-log-key/${toHex(publicKey)}`;

export const sealedLogKeys: SealedColumn = {
  table: 'evidence.log_key',
  // Not unique, and need not be: a step takes more keys than a log has, and the old value tells them apart.
  key: ['name'],
  column: 'private_key',
  purposeColumns: ['public_key'],
  purpose: ({ public_key: publicKey }) => {
    if (!(publicKey instanceof Uint8Array)) throw new TypeError('public_key is no bytea');
    return purposeOf(publicKey);
  },
};

export const verifierOf = ({ name, publicKey }: Pick<LogKeyRecord, 'name' | 'publicKey'>): VerifierKey => ({
  name,
  publicKey: new Uint8Array(publicKey),
});

/** What heads of this log are checked with: the keys that ever signed, the newest first, and how each handed over. */
export async function logKeys(
  tx: Tx,
): Promise<{ keys: VerifierKey[]; handovers: string[]; periods: KeyPeriod[] }> {
  const rows = await tx
    .select()
    .from(logKey)
    .where(ne(logKey.state, 'proposed'))
    .orderBy(asc(logKey.afterSize));
  // The first key has no size; PostgreSQL puts it last.
  const ordered = [
    ...rows.filter(row => row.afterSize === null),
    ...rows.filter(row => row.afterSize !== null),
  ];
  const keys = ordered.map(verifierOf).toReversed();
  const handovers = ordered.flatMap(({ handover }) => handover ?? []);
  return { keys, handovers, periods: keyPeriods(noteCrypto, keys, handovers) };
}

export interface LogSigner {
  readonly key: VerifierKey;
  /** A head as it is signed. */
  sign(head: Omit<Checkpoint, 'origin'>): string;
  /** The key's signature below any text. */
  signature(text: string): NoteSignature;
}

/**
 * The key in charge, opened; the first seal makes it. To be called by whoever holds the log.
 * @param kept what an earlier call gave, if it is in charge still
 */
export async function logSigner(kernel: Kernel, tx: Tx, kept?: LogSigner): Promise<LogSigner> {
  const [stored] = await tx.select().from(logKey).where(eq(logKey.state, 'active'));
  if (stored)
    return kept && sameBytes(kept.key.publicKey, stored.publicKey) ? kept : openSigner(kernel, stored);
  const made = makeLogKey(kernel, undefined);
  await tx.insert(logKey).values({ ...made, state: 'active' });
  return openSigner(kernel, made);
}

/** A new key, sealed. @param name the log's; a log that begins is named after its first key */
export function makeLogKey(
  { keyring, clock }: Kernel,
  name: string | undefined,
): Pick<LogKeyRecord, 'name' | 'publicKey' | 'privateKey' | 'madeAt'> {
  const { publicKey, privateKey } = generateSm2KeyPair();
  return {
    name: name ?? `zhiban-evidence-${toHex(sm3Bytes(publicKey).slice(0, 6))}`,
    publicKey,
    privateKey: keyring.seal(purposeOf(publicKey), privateKey),
    madeAt: clock.now(),
  };
}

/** @throws Error when the key has handed over: its private half is no more */
export function openSigner(
  { keyring }: Kernel,
  { name, publicKey, privateKey }: Pick<LogKeyRecord, 'name' | 'publicKey' | 'privateKey'>,
): LogSigner {
  if (!privateKey) throw new Error('This key of the log has handed over.');
  return signerOf(name, sm2KeyPair(keyring.open(purposeOf(publicKey), Buffer.from(privateKey))));
}

function signerOf(name: string, pair: Sm2KeyPair): LogSigner {
  const key = { name, publicKey: pair.publicKey };
  const keyHash = keyHashOf(noteCrypto.hash, key);
  const signature = (text: string) => ({ name, keyHash, signature: sm2Sign(utf8(text), pair) });
  return {
    key,
    signature,
    sign(head) {
      const text = checkpointText({ origin: name, ...head });
      return noteText({ text, signatures: [signature(text)] });
    },
  };
}
