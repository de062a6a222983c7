import type { z } from 'zod';
import type { ApplicationView, correctionPoint, ReasonView } from '../../../model/view.ts';
import type { FactEntry } from '../case/fact-groups.ts';

export type Point = z.infer<typeof correctionPoint>;

type Decided = Pick<ApplicationView, 'decision'>;

const reasonsOf = ({ decision }: Decided): readonly ReasonView[] => decision?.reasons ?? [];
/** Chinese because letters are. */
const withBasis = (text: string, legalBasis: string): string =>
  legalBasis ? `${text}（依据：${legalBasis}）` : text;

interface RefusalDraft {
  readonly id: string;
  readonly text: string;
}

const GRAVITY = { refuse: 0, refer: 1, correct: 2, approve: 3 } as const satisfies Record<
  ReasonView['outcome'],
  number
>;

/** Sentences that a refusal may use, from the machine's reasons with their legal basis, the gravest first. */
export function refusalDrafts(view: Decided): RefusalDraft[] {
  return reasonsOf(view)
    .filter(({ outcome }) => outcome !== 'approve')
    .toSorted((a, b) => GRAVITY[a.outcome] - GRAVITY[b.outcome])
    .map(({ id, text, legalBasis }) => ({ id, text: withBasis(text.zh, legalBasis) }));
}

/** A reason as a point that the applicant is asked to mend. */
export function pointOf({ field, material, text, remedy, legalBasis }: ReasonView): Point {
  return {
    field: field ?? null,
    material: material ?? null,
    reason: text.zh,
    remedy: remedy?.zh ?? '',
    legalBasis,
  };
}

/** The points that the machine would ask for. */
export function correctionDrafts(view: Decided): Point[] {
  return reasonsOf(view)
    .filter(({ outcome }) => outcome === 'correct')
    .map(pointOf);
}

/** A point about a fact that the officer selected; the reason is his to write. */
export function pointAbout({ carrier, element, answer }: FactEntry): Point {
  return {
    field: { carrier, element },
    material: answer?.read?.material ?? null,
    reason: '',
    remedy: '',
    legalBasis: '',
  };
}

/** Where a point still says too little; the contract wants two characters at least. */
export function gapsOf({ reason, remedy }: Pick<Point, 'reason' | 'remedy'>): ('reason' | 'remedy')[] {
  return [
    ...(reason.trim().length < 2 ? (['reason'] as const) : []),
    ...(remedy.trim().length < 2 ? (['remedy'] as const) : []),
  ];
}

/** Adds a draft to what is written, on a line of its own, once. */
export function addDraft(written: string, draft: string): string {
  if (written.includes(draft)) return written;
  return written.trim() === '' ? draft : `${written.trimEnd()}\n${draft}`;
}
