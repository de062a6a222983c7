import type { ApplicationView } from '../../../model/view.ts';

type Decision = NonNullable<ApplicationView['decision']>;
type Reason = Decision['reasons'][number];
export type UsedFact = Reason['facts'][number];

/**
 * The reasons that carry the decision. An officer who approves has cleared the doubts that the machine named;
 * they are no reasons of his.
 */
export function decidingReasons(
  { reasons }: Pick<Decision, 'reasons'>,
  status: 'approved' | 'refused',
): Reason[] {
  const outcome = status === 'approved' ? 'approve' : 'refuse';
  return reasons.filter(reason => reason.outcome === outcome);
}

/** The facts that these reasons used, each once, in the order of their first use. */
export function factsBehind(reasons: readonly Pick<Reason, 'facts'>[]): UsedFact[] {
  const facts = reasons.flatMap(reason => reason.facts);
  const first = new Map(facts.toReversed().map(fact => [`${fact.carrier}.${fact.element}`, fact]));
  return facts.filter(fact => first.get(`${fact.carrier}.${fact.element}`) === fact);
}
