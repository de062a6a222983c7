import type { Clock } from '@zhiban/kernel';
import { fromHex, sameBytes } from '../../model/bytes.ts';
import {
  type Checkpoint,
  isSignedBy,
  readCheckpoint,
  readNote,
  type SignedNote,
  type VerifierKey,
} from '../../model/note.ts';
import { verifyConsistency } from '../../model/tree.ts';
import { noteCrypto, sm3Bytes } from '../note-crypto.ts';
import { cosign, type WitnessKey } from './key.ts';
import { type LogClient, LogUnreachable } from './log-client.ts';
import { type Alarm, readState, type WitnessState, writeState } from './state.ts';

/** A head may be signed so much before the log was last seen without it: the two clocks differ. */
const CLOCKS_DIFFER_MS = 120_000;

export interface WitnessOptions {
  readonly log: LogClient;
  /** The log's key, got from its operator and not over this network. */
  readonly logKey: VerifierKey;
  readonly key: WitnessKey;
  readonly statePath: string;
  readonly clock: Clock;
}

export type Look =
  | { readonly kind: 'signed'; readonly size: number; readonly taken: boolean }
  | { readonly kind: 'unreachable' | 'unsigned'; readonly why: string }
  | { readonly kind: 'alarm'; readonly alarm: Alarm };

interface SeenHead {
  readonly note: SignedNote;
  readonly head: Checkpoint;
}

/** A head that the log itself signed; whatever else stands below it is nothing to this witness. */
function readHead(text: string, logKey: VerifierKey): SeenHead | undefined {
  const note = readNote(text);
  const head = note && readCheckpoint(note.text);
  return note && head?.origin === logKey.name && isSignedBy(noteCrypto, logKey, note)
    ? { note, head }
    : undefined;
}

/**
 * Looks at the log once: takes its newest head, sees that what was signed before is its beginning, keeps it, and
 * only then countersigns. After an alarm it signs nothing more; a person has to look.
 */
export async function lookOnce(options: WitnessOptions): Promise<Look> {
  const { log, logKey, statePath, clock } = options;
  const state = await readState(statePath);
  if (state.alarm) return { kind: 'alarm', alarm: state.alarm };
  try {
    const text = await log.checkpoint();
    const shown = readHead(text, logKey);
    if (!shown) return { kind: 'unsigned', why: 'the head does not bear the signature of the log' };
    const alarm = await alarmOf(options, state, text, shown);
    if (alarm) {
      await writeState(statePath, { ...state, alarm });
      return { kind: 'alarm', alarm };
    }
    await writeState(statePath, { seen: text, checkedAt: clock.now().toISOString(), alarm: null });
    const line = cosign(options.key, shown.note.text, clock.now());
    return { kind: 'signed', size: shown.head.size, taken: await log.submit(shown.head.size, line) };
  } catch (error) {
    if (!(error instanceof LogUnreachable)) throw error;
    return { kind: 'unreachable', why: error.message };
  }
}

async function alarmOf(
  { log, logKey, clock }: WitnessOptions,
  { seen: kept, checkedAt }: WitnessState,
  text: string,
  { head }: SeenHead,
): Promise<Alarm | null> {
  const seen = kept === null ? undefined : readHead(kept, logKey);
  if (kept === null || checkedAt === null) return null;
  if (!seen)
    throw new Error('The state file holds a head that the log did not sign: is the log key the right one?');
  const alarm = (kind: Alarm['kind'], proof: string[] | null = null): Alarm => ({
    kind,
    at: clock.now().toISOString(),
    seen: kept,
    shown: text,
    proof,
  });
  if (head.size < seen.head.size) return alarm('shrunk');
  if (head.size === seen.head.size) return sameBytes(head.root, seen.head.root) ? null : alarm('fork');
  const proof = await log.consistency(seen.head.size, head.size);
  if (!proof || !verifyConsistency(sm3Bytes, seen.head, head, proof.map(fromHex)))
    return alarm('fork', proof);
  // The log was seen without this head at `checkedAt`: it cannot have been signed long before.
  return head.at.getTime() < Date.parse(checkedAt) - CLOCKS_DIFFER_MS ? alarm('back-dated', proof) : null;
}
