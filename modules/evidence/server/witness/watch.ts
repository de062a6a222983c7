import type { Clock } from '@zhiban/kernel';
import { fromHex, sameBytes } from '../../model/bytes.ts';
import { type KeyPeriod, keyPeriods, readHandover, signerOf } from '../../model/handover.ts';
import {
  type Checkpoint,
  readCheckpoint,
  readNote,
  type SignedNote,
  type VerifierKey,
} from '../../model/note.ts';
import { verifyConsistency } from '../../model/tree.ts';
import { noteCrypto, sm3Bytes } from '../note-crypto.ts';
import { cosign, type WitnessKey } from './key.ts';
import { type LogClient, LogUnreachable } from './log-client.ts';
import type { PeerClient } from './peer-client.ts';
import { type Alarm, readState, type WitnessState, writeState } from './state.ts';

/** A head may be signed so much before the log was last seen without it: the two clocks differ. */
const CLOCKS_DIFFER_MS = 120_000;

export interface WitnessOptions {
  readonly log: LogClient;
  /** The log's keys, got from its operator and not over this network; what they hand over to is followed. */
  readonly logKeys: readonly VerifierKey[];
  readonly key: WitnessKey;
  readonly statePath: string;
  readonly clock: Clock;
  /** Other witnesses, asked at each look what the log showed them. */
  readonly peers?: readonly PeerClient[];
}

export type Look =
  | {
      readonly kind: 'signed';
      readonly size: number;
      readonly taken: boolean;
      /** The peers that did not answer, if any. */
      readonly silent?: readonly string[];
    }
  | { readonly kind: 'unreachable' | 'unsigned'; readonly why: string }
  | { readonly kind: 'alarm'; readonly alarm: Alarm };

interface SeenHead {
  readonly text: string;
  readonly note: SignedNote;
  readonly head: Checkpoint;
  /** Null: a key of the log signed that had handed over before. */
  readonly signer: VerifierKey | null;
}

/** A head that the log itself signed; whatever else stands below it is nothing to this witness. */
function readHead(text: string, periods: readonly KeyPeriod[]): SeenHead | undefined {
  const note = readNote(text);
  const head = note && readCheckpoint(note.text);
  const signer = note && head && signerOf(noteCrypto, periods, note, head);
  return note && head && signer !== undefined ? { text, note, head, signer } : undefined;
}

/** What a peer told, if anything. */
interface PeerHead {
  readonly url: string;
  readonly text: string | null;
}

/**
 * Looks at the log once: takes its newest head, sees that what was signed before is its beginning and that what peers
 * were shown is, too, keeps it, and only then countersigns. After an alarm it signs nothing more; a person has to look.
 */
export async function lookOnce(options: WitnessOptions): Promise<Look> {
  const { log, logKeys, statePath, clock, peers = [] } = options;
  const state = await readState(statePath);
  if (state.alarm) return { kind: 'alarm', alarm: state.alarm };
  try {
    // Before the log: what a peer has seen by now, the log must have when it is asked.
    const told = await Promise.all(peers.map(async peer => ({ url: peer.url, text: await peer.head() })));
    const handovers = merged(state.handovers, await log.handovers());
    const periods = keyPeriods(noteCrypto, logKeys, handovers);
    const text = await log.checkpoint();
    const shown = readHead(text, periods);
    if (!shown) return { kind: 'unsigned', why: 'the head does not bear the signature of the log' };
    const alarm =
      (await ownAlarm(options, state, periods, shown)) ?? (await peerAlarm(options, told, periods, shown));
    if (alarm) {
      await writeState(statePath, { ...state, alarm });
      return { kind: 'alarm', alarm };
    }
    await writeState(statePath, {
      seen: text,
      checkedAt: clock.now().toISOString(),
      alarm: null,
      handovers,
    });
    const line = cosign(options.key, shown.note.text, clock.now());
    const silent = told.flatMap(({ url, text: answer }) => (answer === null ? [url] : []));
    return {
      kind: 'signed',
      size: shown.head.size,
      taken: await log.submit(shown.head.size, line),
      ...(silent.length > 0 ? { silent } : {}),
    };
  } catch (error) {
    if (!(error instanceof LogUnreachable)) throw error;
    return { kind: 'unreachable', why: error.message };
  }
}

/** What is known stays first; what no key signed is not kept. */
const merged = (known: readonly string[], told: readonly string[]): string[] => [
  ...known,
  ...told.filter(text => !known.includes(text) && readHandover(noteCrypto, text)),
];

const alarmOf = (
  { clock }: WitnessOptions,
  kind: Alarm['kind'],
  heads: { seen: string; shown: SeenHead; peer?: string; proof?: string[] | null },
): Alarm => ({
  kind,
  at: clock.now().toISOString(),
  peer: heads.peer ?? null,
  seen: heads.seen,
  shown: heads.shown.text,
  proof: heads.proof ?? null,
});

/** Compares with what this witness signed before. */
async function ownAlarm(
  options: WitnessOptions,
  { seen: kept, checkedAt }: WitnessState,
  periods: readonly KeyPeriod[],
  shown: SeenHead,
): Promise<Alarm | null> {
  if (shown.signer === null) return alarmOf(options, 'retired-key', { seen: kept ?? shown.text, shown });
  if (kept === null || checkedAt === null) return null;
  const seen = readHead(kept, periods);
  if (!seen)
    throw new Error('The state file holds a head that the log did not sign: is the log key the right one?');
  if (seen.signer === null) return alarmOf(options, 'retired-key', { seen: kept, shown });
  if (shown.head.size < seen.head.size) return alarmOf(options, 'shrunk', { seen: kept, shown });
  const proof = await proofBetween(options, seen, shown);
  if (!proof.holds) return alarmOf(options, 'fork', { seen: kept, shown, proof: proof.hashes });
  // The log was seen without this head at `checkedAt`: it cannot have been signed long before.
  const backDated =
    shown.head.size > seen.head.size && shown.head.at.getTime() < Date.parse(checkedAt) - CLOCKS_DIFFER_MS;
  return backDated ? alarmOf(options, 'back-dated', { seen: kept, shown, proof: proof.hashes }) : null;
}

/** Compares with what the log showed to others; a peer can lie about itself, not about what the log signed. */
async function peerAlarm(
  options: WitnessOptions,
  told: readonly PeerHead[],
  periods: readonly KeyPeriod[],
  shown: SeenHead,
): Promise<Alarm | null> {
  for (const { url, text } of told) {
    const seen = text === null ? undefined : readHead(text, periods);
    if (!seen) continue;
    const heads = { seen: seen.text, shown, peer: url };
    if (seen.signer === null) return alarmOf(options, 'retired-key', heads);
    if (seen.head.size > shown.head.size) return alarmOf(options, 'split', heads);
    const proof = await proofBetween(options, seen, shown);
    if (!proof.holds) return alarmOf(options, 'split', { ...heads, proof: proof.hashes });
  }
  return null;
}

/** Whether the log proves that one head is the beginning of another, or the same. */
async function proofBetween(
  { log }: WitnessOptions,
  { head: from }: SeenHead,
  { head: to }: SeenHead,
): Promise<{ holds: boolean; hashes: string[] | null }> {
  if (from.size === to.size) return { holds: sameBytes(from.root, to.root), hashes: null };
  const hashes = await log.consistency(from.size, to.size);
  const holds = hashes !== null && verifyConsistency(sm3Bytes, from, to, hashes.map(fromHex));
  return { holds, hashes };
}
