import { sameBytes } from './bytes.ts';
import {
  type Checkpoint,
  isSignedBy,
  type NoteCrypto,
  readNote,
  readVerifierKey,
  type SignedNote,
  type VerifierKey,
  verifierKeyText,
} from './note.ts';
import type { Hash } from './tree.ts';

/** The log's word that its key changes: heads of more leaves than `after` are signed with `next` alone. */
export interface Handover {
  readonly after: number;
  readonly old: VerifierKey;
  readonly next: VerifierKey;
  readonly at: Date;
}

/** The statement as both keys sign it. No checkpoint reads like it. */
export const handoverText = (hash: Hash, { after, old, next, at }: Handover): string =>
  `${next.name}\nhandover ${after}\n${verifierKeyText(hash, old)}\n${verifierKeyText(hash, next)}\ntime ${at.toISOString()}\n`;

/** Reads a handover that the key of before and the next one signed; undefined for any other text. */
export function readHandover(crypto: NoteCrypto, text: string): Handover | undefined {
  const note = readNote(text);
  const match = /^\S+\nhandover (0|[1-9]\d{0,15})\n(\S+)\n(\S+)\ntime (\S{24})\n$/.exec(note?.text ?? '');
  const old = readVerifierKey(crypto.hash, match?.[2] ?? '');
  const next = readVerifierKey(crypto.hash, match?.[3] ?? '');
  const at = new Date(match?.[4] ?? '');
  if (!note || !match || !old || !next || Number.isNaN(at.getTime()) || old.name !== next.name)
    return undefined;
  const handover = { after: Number(match[1]), old, next, at };
  if (handoverText(crypto.hash, handover) !== note.text) return undefined;
  return [old, next].every(key => isSignedBy(crypto, key, note)) ? handover : undefined;
}

/** A key of the log with the sizes of heads that it may sign: more than `after`, up to and with `until`. */
export interface KeyPeriod {
  readonly key: VerifierKey;
  readonly after: number;
  readonly until: number;
}

const sameKey = (one: VerifierKey, other: VerifierKey): boolean =>
  one.name === other.name && sameBytes(one.publicKey, other.publicKey);

/**
 * Which key may sign which heads: trusted keys, and those that a trusted one handed over to. A key hands over once:
 * of two statements of one key the first in the list counts, so what is trusted more stands first.
 */
export function keyPeriods(
  crypto: NoteCrypto,
  trusted: readonly VerifierKey[],
  handovers: readonly string[],
): KeyPeriod[] {
  const read = handovers.flatMap(text => readHandover(crypto, text) ?? []);
  const periods: KeyPeriod[] = trusted.map(key => ({ key, after: 0, until: Number.POSITIVE_INFINITY }));
  // Each may be what makes the key of another one trusted.
  for (let found = true; found; ) {
    found = false;
    for (const { old, next, after } of read) {
      const at = periods.findIndex(
        ({ key, until }) => sameKey(key, old) && until === Number.POSITIVE_INFINITY,
      );
      const before = periods[at];
      if (!before || after < before.after || sameKey(old, next)) continue;
      periods[at] = { ...before, until: after };
      const known = periods.findIndex(({ key }) => sameKey(key, next));
      const following = { key: next, after, until: periods[known]?.until ?? Number.POSITIVE_INFINITY };
      periods.splice(known < 0 ? periods.length : known, known < 0 ? 0 : 1, following);
      found = true;
    }
  }
  return periods;
}

/** Who signed a head: `null` when the key had been handed over before it; undefined when no key of the log did. */
export function signerOf(
  crypto: NoteCrypto,
  periods: readonly KeyPeriod[],
  note: SignedNote,
  { origin, size }: Checkpoint,
): VerifierKey | null | undefined {
  const signed = periods.filter(({ key }) => key.name === origin && isSignedBy(crypto, key, note));
  const inTime = signed.find(({ after, until }) => size > after && size <= until);
  return inTime?.key ?? (signed.length > 0 ? null : undefined);
}
