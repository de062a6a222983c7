import { type Bundle, bundleSchema } from '../../model/bundle.ts';
import { keyPeriods, signerOf } from '../../model/handover.ts';
import {
  type Checkpoint,
  readCheckpoint,
  readNote,
  readVerifierKey,
  type VerifierKey,
} from '../../model/note.ts';
import { cosignedBy, type EvidenceKeys, witnessKeys } from '../../model/policy.ts';
import { noteCrypto } from '../note-crypto.ts';
import { type BundleCheck, check } from './bundle-check.ts';
import { eventChecks } from './event-checks.ts';

export { type BundleCheck, check } from './bundle-check.ts';

export interface BundleVerification {
  /** Absent when the file is no bundle. */
  readonly bundle?: Bundle;
  readonly checks: readonly BundleCheck[];
}

/** Whether nothing failed. */
export const isValid = ({ checks }: Pick<BundleVerification, 'checks'>): boolean =>
  checks.every(({ holds }) => holds !== false);

/** Reads a bundle from its text; undefined for anything else. */
export function readBundle(text: string): Bundle | undefined {
  try {
    return bundleSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/**
 * Checks a bundle without server or database: each link of the stream, each content, that each event is a leaf of a
 * head, and that the log and enough witnesses signed that head.
 */
export function verifyBundle(text: string, keys: Omit<EvidenceKeys, 'roots'>): BundleVerification {
  const bundle = readBundle(text);
  if (!bundle)
    return {
      checks: [check('format', false, { zh: '格式：不是存证包', en: 'Format: not an evidence bundle' })],
    };
  const { checks, heads } = headChecks(bundle, keys);
  return {
    bundle,
    checks: [
      check('format', true, {
        zh: `格式：存证包，${bundle.events.length} 个事件，${bundle.stream}`,
        en: `Format: evidence bundle of ${bundle.events.length} events, ${bundle.stream}`,
      }),
      ...eventChecks(bundle, heads, keys.policy.maxSealDelaySeconds),
      ...checks,
    ],
  };
}

function headChecks(
  bundle: Bundle,
  { log, handovers, policy }: Omit<EvidenceKeys, 'roots'>,
): { checks: BundleCheck[]; heads: Map<number, Checkpoint> } {
  const trusted = log.flatMap(word => readVerifierKey(noteCrypto.hash, word) ?? []);
  // Those of the folder first: what the bundle says cannot contradict them.
  const periods = keyPeriods(noteCrypto, trusted, [...handovers, ...bundle.handovers]);
  const witnesses = witnessKeys(noteCrypto, policy);
  const heads = new Map<number, Checkpoint>();
  const checks = bundle.heads.flatMap(text => {
    const note = readNote(text);
    const head = note && readCheckpoint(note.text);
    if (!note || !head) return [check('head', false, { zh: '树头：读不出来', en: 'Head: cannot be read' })];
    heads.set(head.size, head);
    const signer = signerOf(noteCrypto, periods, note, head);
    const signed = cosignedBy(noteCrypto, witnesses, note);
    const names = signed.map(({ name }) => name).join(', ');
    const count = `${signed.length}/${policy.threshold}`;
    return [
      check(
        'head',
        !!signer,
        signer
          ? {
              zh: `树头 ${head.size}：日志 ${signer.name} 签名`,
              en: `Head ${head.size}: signed by the log ${signer.name}`,
            }
          : signer === null
            ? {
                zh: `树头 ${head.size}：签名的密钥当时不在使用期内，已经移交或还没有启用`,
                en: `Head ${head.size}: signed with a key that was not in charge: handed over before, or not begun yet`,
              }
            : {
                zh: `树头 ${head.size}：不是已知日志的签名`,
                en: `Head ${head.size}: not signed by a known log`,
              },
      ),
      policy.threshold === 0
        ? check('witnesses', null, {
            zh: `树头 ${head.size}：策略没有要求见证方`,
            en: `Head ${head.size}: the policy asks for no witness`,
          })
        : check('witnesses', signed.length >= policy.threshold, {
            zh: `树头 ${head.size}：见证方联署 ${count}${names && `（${names}）`}`,
            en: `Head ${head.size}: countersigned by ${count}${names && ` (${names})`}`,
          }),
    ];
  });
  return { checks, heads };
}

/** A public key from its word; undefined for any other text. */
export const readVerifierWord = (word: string): VerifierKey | undefined =>
  readVerifierKey(noteCrypto.hash, word);
