import type { Bilingual } from '@zhiban/kernel';
import type { CompiledDecision, FeelContext, RowTrace, RuleRow } from '@zhiban/rules';
import { SCOPE_NAMES, type Vocabulary } from './context.ts';
import { factAt, factsUsed, type Place, placeKey, placesOf } from './facts-used.ts';
import type { DecisionInput, Outcome, Reason, ReviewPoint } from './types.ts';

/** Columns of a review table. */
export const OUTPUT = { outcome: '结论', text: '原因', textEn: '原因英文', remedy: '补救', remedyEn: '补救英文', field: '字段' } as const;
export const ANNOTATION = { legalBasis: '法律依据', point: '审查要点', pointEn: '审查要点英文' } as const;

/** What became of the rows of the review tables. */
export interface Review {
  /** Rows that fired on known facts. */
  readonly findings: readonly { readonly row: RuleRow; readonly reason: Reason }[];
  /** Rows that apply, could be judged on known facts, and did not fire. */
  readonly passed: readonly RuleRow[];
  /** Rows that apply and could not be judged, with the facts that were missing. */
  readonly unjudged: readonly { readonly row: RuleRow; readonly missing: readonly Place[] }[];
  readonly trace: readonly RowTrace[];
}

/** Evaluates the review tables row by row. */
export function review(
  tables: readonly CompiledDecision[],
  vocabulary: Vocabulary,
  context: FeelContext,
  input: DecisionInput,
): Review {
  const findings: { row: RuleRow; reason: Reason }[] = [];
  const passed: RuleRow[] = [];
  const unjudged: { row: RuleRow; missing: readonly Place[] }[] = [];
  const trace: RowTrace[] = [];
  for (const table of tables) {
    const result = table.evaluate(context, { trace: true });
    const fired = new Map(result.matched.map(({ row, outputs }) => [row.id, outputs]));
    for (const traced of result.trace ?? []) {
      trace.push(traced);
      const { row } = traced;
      const verdict = judge(traced, vocabulary, input);
      const outputs = fired.get(row.id);
      if (verdict === 'passed') passed.push(row);
      else if (verdict === 'fired' && outputs)
        findings.push({ row, reason: rowReason(table.name, row, outputs, vocabulary, input) });
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
function judge({ row, conditions, matched }: RowTrace, vocabulary: Vocabulary, input: DecisionInput): Verdict {
  const missing: Place[] = [];
  let fails = false;
  for (const [index, { reads, text, input: label }] of row.conditions.entries()) {
    const holds = conditions[index]?.holds;
    const isScope = reads.length > 0 && reads.every(([root = '']) => SCOPE_NAMES.has(root));
    if (isScope && holds !== true) return 'not-applicable';
    const unknown = /\bnull\b/.test(text + label) ? [] : placesOf(vocabulary, reads).filter(place => !factAt(input, place));
    if (unknown.length > 0) missing.push(...unknown);
    else if (!isScope && holds === false) fails = true;
  }
  if (fails) return 'passed';
  return missing.length === 0 && matched ? 'fired' : { missing };
}

const OUTCOMES: readonly string[] = ['approve', 'refuse', 'correct', 'refer'] satisfies Outcome[];
export const isOutcome = (value: unknown): value is Outcome => typeof value === 'string' && OUTCOMES.includes(value);

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** The review point of a row in words that hold when the row does not fire. */
export function reviewPoint(row: RuleRow): ReviewPoint {
  const zh = row.annotations[ANNOTATION.point] ?? row.id;
  return { text: { zh, en: row.annotations[ANNOTATION.pointEn] ?? zh }, legalBasis: legalBasisOf(row) };
}

export const legalBasisOf = (row: RuleRow): string => row.annotations[ANNOTATION.legalBasis] ?? '';

/** The reason that a row gives. Without words of its own it says that its review point does not hold. */
export function rowReason(
  decision: string,
  row: RuleRow,
  outputs: FeelContext,
  vocabulary: Vocabulary,
  input: DecisionInput,
): Reason {
  const zh = text(outputs[OUTPUT.text]) ?? `没有通过审查：${reviewPoint(row).text.zh}。`;
  const remedyZh = text(outputs[OUTPUT.remedy]);
  const remedy: Bilingual | null = remedyZh === undefined ? null : { zh: remedyZh, en: text(outputs[OUTPUT.remedyEn]) ?? remedyZh };
  const [carrier = '', name = ''] = (text(outputs[OUTPUT.field]) ?? '').split('.');
  const element = vocabulary.codeOf(carrier, name);
  const outcome = outputs[OUTPUT.outcome];
  return {
    id: row.id,
    // A row without a valid outcome is a defect of the package; a person looks at it.
    outcome: isOutcome(outcome) ? outcome : 'refer',
    text: { zh, en: text(outputs[OUTPUT.textEn]) ?? zh },
    remedy,
    legalBasis: legalBasisOf(row),
    ...(element === undefined ? {} : { field: { carrier, element } }),
    row: { decision, index: row.index },
    facts: factsUsed(input, placesOf(vocabulary, row.reads)),
  };
}

/** Distinct places in the order of their first appearance. */
export function distinctPlaces(places: readonly Place[]): Place[] {
  return [...new Map(places.map(place => [placeKey(place), place])).values()];
}
