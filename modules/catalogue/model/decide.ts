import type { FeelContext } from '@zhiban/rules';
import { incomplete } from './completeness.ts';
import { FINDINGS, type Vocabulary } from './context.ts';
import { silentRegisters, unjudgedPoints } from './doubts.ts';
import { catalogueErrors } from './errors.ts';
import { factsUsed } from './facts-used.ts';
import { isOutcome, type Review, type ReviewTable, review, rowReason } from './review.ts';
import { OUTPUT, type ReviewRow } from './review-row.ts';
import { isSampled } from './sample.ts';
import type { ServiceDefinition } from './service.ts';
import { demandsOf, trustLacks } from './trust.ts';
import type { Band, Decision, DecisionInput, FormView, Outcome, Reason } from './types.ts';

/** The parts of a compiled service that a decision needs. */
interface Judge {
  readonly definition: ServiceDefinition;
  readonly vocabulary: Vocabulary;
  readonly reviewTables: readonly ReviewTable[];
  readonly outcomeTable: ReviewTable;
}

/** What the table of outcomes says. */
interface Ruling {
  readonly outcome: Outcome;
  readonly row: ReviewRow;
  readonly reason: Reason;
}

type Verdict = Pick<Decision, 'outcome' | 'band' | 'reasons'>;

/**
 * Decides one application; the semantics are in this module's README. The machine approves only on complete,
 * judged and trusted facts; refuses only where the service allows it; everything else goes to the applicant
 * with exactly named points, or to an officer with the exact reason.
 */
export function decideBy(
  judge: Judge,
  context: FeelContext,
  view: FormView,
  input: DecisionInput,
): Verdict & Pick<Decision, 'passed' | 'trace' | 'ruledBy'> {
  const found = review(judge.reviewTables, judge.vocabulary, context, input);
  const gaps = incomplete(view, input);
  const rest = { passed: found.passed.map(({ point }) => point), trace: found.trace };
  // Who leaves for another service is told that, and nothing else.
  if (view.redirect) return { outcome: 'correct', band: 'automatic', reasons: gaps, ...rest, ruledBy: null };
  const mendable = [...gaps, ...found.findings.map(({ reason }) => reason)];
  const ruling = ruled(judge, context, mendable, input);
  return { ...verdict(judge, input, found, mendable, ruling), ...rest, ruledBy: ruling.row.row.id };
}

function verdict(
  judge: Judge,
  input: DecisionInput,
  found: Review,
  mendable: readonly Reason[],
  { outcome, row, reason }: Ruling,
): Verdict {
  const findings = found.findings.map(finding => finding.reason);
  const doubts = (demanded: ReturnType<typeof demandsOf>) => [
    ...silentRegisters(judge.definition, input),
    ...unjudgedPoints(found, judge.definition, input),
    ...trustLacks(demanded, input),
  ];

  if (outcome === 'approve' && mendable.length === 0) {
    const reliedOn = demandsOf([row, ...found.passed]);
    const lacks = doubts(reliedOn);
    if (lacks.length > 0) return refer(lacks);
    const facts = factsUsed(
      input,
      reliedOn.map(({ place }) => place),
    );
    return { outcome, band: band(judge, input), reasons: [{ ...reason, facts }] };
  }
  const corrections = mendable.filter(isCorrection);
  // A table that approves in spite of findings is not believed.
  const mayCorrect =
    outcome === 'correct' || (outcome === 'approve' && corrections.length === mendable.length);
  if (mayCorrect && corrections.length > 0)
    return { outcome: 'correct', band: 'automatic', reasons: corrections };
  if (outcome === 'refuse') {
    const grounds = found.findings.filter(finding => finding.reason.outcome === 'refuse');
    const lacks = doubts(demandsOf([row, ...grounds.map(finding => finding.row)]));
    const mayRefuse =
      judge.definition.decision.automaticRefusal && lacks.length === 0 && !findings.some(isReferral);
    return mayRefuse && grounds.length > 0
      ? { outcome, band: 'automatic', reasons: grounds.map(ground => ground.reason) }
      : refer([...mendable, ...lacks]);
  }
  return refer([...(findings.some(isReferral) ? [] : [reason]), ...mendable, ...doubts([])]);
}

const refer = (reasons: readonly Reason[]): Verdict => ({
  outcome: 'refer',
  band: 'human',
  reasons: inOrder(reasons),
});

/** What the table of outcomes says to these findings. Its last row catches every case: lint demands that. */
function ruled(
  { outcomeTable, vocabulary }: Judge,
  context: FeelContext,
  reasons: readonly Reason[],
  input: DecisionInput,
): Ruling {
  const findings = reasons.map(reason => ({ 编号: reason.id, [OUTPUT.outcome]: reason.outcome }));
  const { table, rows } = outcomeTable;
  const [match] = table.evaluate({ ...context, [FINDINGS]: findings }).matched;
  const row = match && rows.get(match.row.id);
  if (!match || !row) throw catalogueErrors.NO_OUTCOME({ decision: table.name });
  const { outputs } = match;
  const value = outputs[OUTPUT.outcome];
  const outcome: Outcome = isOutcome(value) ? value : 'refer';
  return { outcome, row, reason: rowReason(row, outputs, vocabulary, input) };
}

const isReferral = ({ outcome }: Reason): boolean => outcome === 'refer';
const isCorrection = ({ outcome }: Reason): boolean => outcome === 'correct';

const ORDER: Readonly<Record<Outcome, number>> = { refuse: 0, refer: 1, correct: 2, approve: 3 };
const inOrder = (reasons: readonly Reason[]): Reason[] =>
  reasons.toSorted((a, b) => ORDER[a.outcome] - ORDER[b.outcome]);

function band({ definition }: Judge, { sampleKey }: DecisionInput): Band {
  return sampleKey !== undefined && isSampled(sampleKey, definition.decision.auditSample)
    ? 'audited'
    : 'automatic';
}
