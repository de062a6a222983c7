import type { Eraser, ErasurePlan, Tx } from '@zhiban/kernel/server';
import type { ErasurePlanView } from '../../model/erasure-operations.ts';
import { evidenceErrors } from '../../model/errors.ts';
import { ERASED } from '../../model/event.ts';
import type { EvidenceContext } from '../context.ts';

/** The stream of a code, if it still holds a content. @throws EVIDENCE_UNKNOWN_CODE, EVIDENCE_NOTHING_TO_ERASE */
export async function erasableStream(
  { streams }: EvidenceContext,
  code: string,
): Promise<{ stream: string; contents: number }> {
  const found = await streams.byCode(code);
  if (!found) throw evidenceErrors.UNKNOWN_CODE();
  const { stream } = found.event;
  const contents = (await streams.events(stream)).filter(
    ({ type, content }) => type !== ERASED && content !== null,
  ).length;
  if (contents === 0) throw evidenceErrors.NOTHING_TO_ERASE();
  return { stream, contents };
}

/** The modules that hold something about a stream's subject, and the subject's id. */
export function erasersOf({ erasers }: EvidenceContext, stream: string): { id: string; all: Eraser[] } {
  const [prefix = '', id = ''] = stream.split('/');
  return { id, all: erasers.filter(({ of }) => of === prefix) };
}

/** What other modules would lose and keep. @throws EVIDENCE_STILL_NEEDED */
export async function plansOf(context: EvidenceContext, tx: Tx, stream: string): Promise<ErasurePlan> {
  const { id, all } = erasersOf(context, stream);
  const plans = [];
  for (const eraser of all) plans.push(await eraser.plan(tx, id));
  return { gone: plans.flatMap(({ gone }) => gone), kept: plans.flatMap(({ kept }) => kept) };
}

/**
 * What an erasure would take and leave, before anybody proposes or approves it.
 * @throws EVIDENCE_UNKNOWN_CODE, EVIDENCE_NOTHING_TO_ERASE, EVIDENCE_STILL_NEEDED
 */
export async function planErasure(context: EvidenceContext, code: string): Promise<ErasurePlanView> {
  const { stream, contents } = await erasableStream(context, code);
  const { gone, kept } = await context.kernel.transaction(tx => plansOf(context, tx, stream));
  return {
    code,
    gone: [
      { what: { zh: '存证里每个事件的内容', en: 'contents of the events on record' }, count: contents },
      ...gone,
    ],
    kept: [
      {
        what: {
          zh: '每个事件的类型、时间、先后和指纹',
          en: 'type, time, order and fingerprint of each event',
        },
        count: contents,
        why: {
          zh: '没有个人信息；以后仍能证明这件事发生过、没有改动',
          en: 'no personal data; that it happened unchanged can still be proven',
        },
      },
      ...kept,
    ],
  };
}
