import type { Bilingual } from '@zhiban/kernel';
import type { CompiledDecision, FeelContext, RowTrace } from '@zhiban/rules';
import type { Vocabulary } from './context.ts';
import { factAt, factsUsed, type Place } from './facts-used.ts';
import { OUTPUT, type ReviewRow } from './review-row.ts';
import type { DecisionInput, Outcome, Reason } from './types.ts';

/** A review table with its prepared rows. */
export interface ReviewTable {
  readonly table: CompiledDecision;
  readonly rows: ReadonlyMap<string, ReviewRow>;
}

/** What became of the rows of the review tables. */
export interface Review {
  /** Rows that fired on known facts. */
  readonly findings: readonly { readonly row: ReviewRow; readonly reason: Reason }[];
  /** Rows that apply, could be judged on known facts, and did not fire. */
  readonly passed: readonly ReviewRow[];
  /** Rows that apply and could not be judged, with the facts that were missing. */
  readonly unjudged: readonly { readonly row: ReviewRow; readonly missing: readonly Place[] }[];
  readonly trace: readonly RowTrace[];
}

/** Evaluates the review tables row by row. */
export function review(
  tables: readonly ReviewTable[],
  vocabulary: Vocabulary,
  context: FeelContext,
  input: DecisionInput,
): Review {
  const findings: { row: ReviewRow; reason: Reason }[] = [];
  const passed: ReviewRow[] = [];
  const unjudged: { row: ReviewRow; missing: readonly Place[] }[] = [];
  const trace: RowTrace[] = [];
  for (const { table, rows } of tables) {
    const result = table.evaluate(context, { trace: true });
    const fired = new Map(result.matched.map(({ row, outputs }) => [row.id, outputs]));
    for (const traced of result.trace ?? []) {
      trace.push(traced);
      const row = rows.get(traced.row.id);
      if (!row) continue;
      const verdict = judge(row, traced, input);
      const outputs = fired.get(row.row.id);
      if (verdict === 'passed') passed.push(row);
      else if (verdict === 'fired' && outputs)
        findings.push({ row, reason: rowReason(row, outputs, vocabulary, input) });
      else if (typeof verdict === 'object') unjudged.push({ row, missing: verdict.missing });
    }
  }
  return { findings, passed, unjudged, trace };
}

type Verdict = 'fired' | 'passed' | 'not-applicable' | { readonly missing: readonly Place[] };

/**
 * A row is judged only on what is known: FEEL lets `not("存续")` hold for a register that did not answer, and
 * such a row proves nothing. A cell that names `null` asks for the absence itself.
 */
function judge({ conditions }: ReviewRow, traced: RowTrace, input: DecisionInput): Verdict {
  const missing: Place[] = [];
  let fails = false;
  for (const [index, { isScope, asksForAbsence, places }] of conditions.entries()) {
    const holds = traced.conditions[index]?.holds;
    if (isScope) {
      if (holds !== true) return 'not-applicable';
      continue;
    }
    const unknown = asksForAbsence ? [] : places.filter(place => !factAt(input, place));
    missing.push(...unknown);
    if (unknown.length === 0 && holds === false) fails = true;
  }
  if (fails) return 'passed';
  return missing.length === 0 && traced.matched ? 'fired' : { missing };
}

const OUTCOMES: readonly string[] = ['approve', 'refuse', 'correct', 'refer'] satisfies Outcome[];
export const isOutcome = (value: unknown): value is Outcome =>
  typeof value === 'string' && OUTCOMES.includes(value);

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** The reason that a row gives. Without words of its own it says that its review point does not hold. */
export function rowReason(
  { decision, row, point, places }: ReviewRow,
  outputs: FeelContext,
  vocabulary: Vocabulary,
  input: DecisionInput,
): Reason {
  const zh = text(outputs[OUTPUT.text]) ?? `没有通过审查：${point.text.zh}。`;
  const remedyZh = text(outputs[OUTPUT.remedy]);
  const remedy: Bilingual | null =
    remedyZh === undefined ? null : { zh: remedyZh, en: text(outputs[OUTPUT.remedyEn]) ?? remedyZh };
  const [carrier = '', name = ''] = (text(outputs[OUTPUT.field]) ?? '').split('.');
  const element = vocabulary.codeOf(carrier, name);
  const outcome = outputs[OUTPUT.outcome];
  return {
    id: row.id,
    // A row without a valid outcome is a defect of the package; a person looks at it.
    outcome: isOutcome(outcome) ? outcome : 'refer',
    text: { zh, en: text(outputs[OUTPUT.textEn]) ?? zh },
    remedy,
    legalBasis: point.legalBasis,
    ...(element === undefined ? {} : { field: { carrier, element } }),
    row: { decision, index: row.index },
    facts: factsUsed(input, places),
  };
}
