import {
  generateSm2KeyPair,
  type Kernel,
  type SealedColumn,
  type Sm2KeyPair,
  sm2KeyPair,
  sm2Sign,
  type Tx,
} from '@zhiban/kernel/server';
import { desc } from 'drizzle-orm';
import { toHex, utf8 } from '../../model/bytes.ts';
import { type Checkpoint, checkpointText, keyHashOf, noteText, type VerifierKey } from '../../model/note.ts';
import { noteCrypto, sm3Bytes } from '../note-crypto.ts';
import { logKey } from '../tables.ts';

const purposeOf = (publicKey: Uint8Array): string => `evidence-log-key/${toHex(publicKey)}`;

export const sealedLogKeys: SealedColumn = {
  table: 'evidence.log_key',
  // No two logs have the same name.
  key: ['name'],
  column: 'private_key',
  purposeColumns: ['public_key'],
  purpose: ({ public_key: publicKey }) => {
    if (!(publicKey instanceof Uint8Array)) throw new TypeError('public_key is no bytea');
    return purposeOf(publicKey);
  },
};

/** The public keys that heads of this log were ever signed with, the newest first. */
export async function logKeys(tx: Tx): Promise<VerifierKey[]> {
  const rows = await tx
    .select({ name: logKey.name, publicKey: logKey.publicKey })
    .from(logKey)
    .orderBy(desc(logKey.madeAt));
  return rows.map(({ name, publicKey }) => ({ name, publicKey: new Uint8Array(publicKey) }));
}

export interface LogSigner {
  readonly name: string;
  /** A head as it is signed. */
  sign(head: Omit<Checkpoint, 'origin'>): string;
}

/** The newest key, opened; the first seal makes it. To be called by whoever holds the log. */
export async function logSigner({ keyring, clock }: Kernel, tx: Tx): Promise<LogSigner> {
  const [stored] = await tx.select().from(logKey).orderBy(desc(logKey.madeAt)).limit(1);
  if (stored)
    return signerOf(
      stored.name,
      sm2KeyPair(keyring.open(purposeOf(stored.publicKey), Buffer.from(stored.privateKey))),
    );
  const pair = generateSm2KeyPair();
  const name = `zhiban-evidence-${toHex(sm3Bytes(pair.publicKey).slice(0, 6))}`;
  await tx.insert(logKey).values({
    name,
    publicKey: pair.publicKey,
    privateKey: keyring.seal(purposeOf(pair.publicKey), pair.privateKey),
    madeAt: clock.now(),
  });
  return signerOf(name, pair);
}

function signerOf(name: string, pair: Sm2KeyPair): LogSigner {
  const keyHash = keyHashOf(noteCrypto.hash, { name, publicKey: pair.publicKey });
  return {
    name,
    sign(head) {
      const text = checkpointText({ origin: name, ...head });
      return noteText({ text, signatures: [{ name, keyHash, signature: sm2Sign(utf8(text), pair) }] });
    },
  };
}
