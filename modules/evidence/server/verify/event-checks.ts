import type { Bundle, BundledEvent } from '../../model/bundle.ts';
import { fromHex } from '../../model/bytes.ts';
import type { Checkpoint } from '../../model/note.ts';
import { leafHash, verifyInclusion } from '../../model/tree.ts';
import { checkLinks, erasureIn, type Link } from '../chain.ts';
import { sm3Bytes } from '../note-crypto.ts';
import { type BundleCheck, check } from './bundle-check.ts';

/** A head is signed by the same clock as the event; this is for the length of a transaction. */
const EARLY_MS = 60_000;

const linksOf = ({ stream, events }: Bundle): Link[] =>
  events.map(({ at, proof: _proof, ...event }) => ({ ...event, stream, at: new Date(at) }));

/** Checks each event: its link, its content, its leaf, its time. */
export function eventChecks(
  bundle: Bundle,
  heads: ReadonlyMap<number, Checkpoint>,
  maxSealDelaySeconds: number,
): BundleCheck[] {
  const links = linksOf(bundle);
  const erasure = erasureIn(links);
  const found = checkLinks(links);
  return bundle.events.flatMap((event, index) => {
    const { chain = false, content = false } = found[index] ?? {};
    const head = event.proof ? heads.get(event.proof.size) : undefined;
    return [
      linkCheck(event, chain),
      contentCheck(event, content, erasure),
      inclusionCheck(event, head),
      timeCheck(event, head, maxSealDelaySeconds),
    ];
  });
}

const linkCheck = ({ seq, hash }: BundledEvent, holds: boolean): BundleCheck =>
  check(
    'chain',
    holds,
    holds
      ? {
          zh: `链：接在前一个事件之后，${hash.slice(0, 16)}…`,
          en: `Link: follows the one before, ${hash.slice(0, 16)}…`,
        }
      : {
          zh: '链：接不上。事件的类型、时间或顺序改动过，或者中间少了事件',
          en: 'Link: does not fit. Type, time or order was changed, or an event is missing before it',
        },
    seq,
  );

function contentCheck(
  { seq }: BundledEvent,
  holds: boolean | null,
  erasure: ReturnType<typeof erasureIn>,
): BundleCheck {
  if (holds === null)
    return check(
      'content',
      null,
      {
        zh: `内容：已于 ${erasure?.at.toISOString()} 依法删除，${erasure?.legalBasis}；承诺值还在`,
        en: `Content: erased by law on ${erasure?.at.toISOString()}, ${erasure?.legalBasis}; its commitment stands`,
      },
      seq,
    );
  return check(
    'content',
    holds,
    holds
      ? { zh: '内容：与承诺值一致', en: 'Content: as it was committed to' }
      : {
          zh: '内容：改动过，或者没有依法删除的记录就不见了',
          en: 'Content: changed, or gone without a record of an erasure by law',
        },
    seq,
  );
}

function inclusionCheck({ seq, hash, proof }: BundledEvent, head: Checkpoint | undefined): BundleCheck {
  if (!proof || !head)
    return check(
      'inclusion',
      false,
      {
        zh: '日志：没有树头包含它。还没有封存，或者封存后改动过',
        en: 'Log: in no head. It is not sealed yet, or was changed after it was',
      },
      seq,
    );
  const claim = {
    leaf: proof.leaf,
    size: head.size,
    leafHash: leafHash(sm3Bytes, fromHex(hash)),
    root: head.root,
  };
  const holds = verifyInclusion(sm3Bytes, claim, proof.hashes.map(fromHex));
  return check(
    'inclusion',
    holds,
    holds
      ? {
          zh: `日志：第 ${proof.leaf} 号叶子，在 ${head.size} 片叶子的树里`,
          en: `Log: leaf ${proof.leaf} of the tree of ${head.size}`,
        }
      : {
          zh: `日志：不在 ${head.size} 片叶子的树里，事件封存后改动过`,
          en: `Log: not in the tree of ${head.size}: the event was changed after it was sealed`,
        },
    seq,
  );
}

function timeCheck({ seq, at }: BundledEvent, head: Checkpoint | undefined, seconds: number): BundleCheck {
  if (!head)
    return check('time', null, { zh: '时间：没有树头，无从判断', en: 'Time: no head to judge by' }, seq);
  const delay = head.at.getTime() - Date.parse(at);
  const holds = delay >= -EARLY_MS && delay <= seconds * 1000;
  const sealed = head.at.toISOString();
  return check(
    'time',
    holds,
    holds
      ? { zh: `时间：记为 ${at}，${sealed} 封存`, en: `Time: says ${at}, sealed ${sealed}` }
      : {
          zh: `时间：记为 ${at}，${sealed} 才封存。时间倒填过，或者当时封存中断`,
          en: `Time: says ${at}, sealed only ${sealed}. It was back-dated, or sealing stood still`,
        },
    seq,
  );
}
