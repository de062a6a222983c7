import type { Bilingual } from '@zhiban/kernel';
import type { DecisionModel } from '../dmn/compile-dmn.ts';
import type { CompiledDecision } from '../dmn/decision.ts';
import type { FeelType } from '../feel/tree.ts';
import { Budget, covers } from './boxes.ts';
import type { AnalysisOptions, TableAnalysis, TableFinding } from './finding.ts';
import { SINGLE, seek } from './seek.ts';
import { openTable, type Table } from './table.ts';

const BUDGET = 5_000_000;
/** A table with more rows is not analysed: seconds would become minutes. */
const ROWS = 1000;
/** So many findings of one sort are told of one table. */
const SHOWN = 20;

const REASONS = {
  rows: {
    zh: `表超过 ${ROWS} 行，没有分析。`,
    en: `The table has more than ${ROWS} rows and was not analysed.`,
  },
  budget: { zh: '表太大，没有全部查完。', en: 'The table is too large to be searched to the end.' },
  shown: {
    zh: `同类问题超过 ${SHOWN} 个，只列出前面的。`,
    en: `More than ${SHOWN} findings of one sort; the first are shown.`,
  },
  computed: {
    zh: '有的条件要算出来才知道（如“< 今天”），相关的空缺和重叠没有判断。',
    en: 'Some conditions are computed (such as "< today"); gaps and overlaps that depend on them were not judged.',
  },
} satisfies Record<string, Bilingual>;

/**
 * Looks for gaps, overlaps, contradictions and rows that can never fire in a decision table.
 *
 * Cells of constants are judged exactly, for known values. A computed condition (`< 今天`) is compared with
 * others by its text: what depends on its truth is not reported. An example of a finding that is `certain` was
 * evaluated by the decision itself. A decision that is no table has no findings.
 */
export function analyseTable(decision: CompiledDecision, options: AnalysisOptions = {}): TableAnalysis {
  const { tree } = decision;
  if (tree.kind !== 'table') return { findings: [], complete: true };
  if (tree.rows.length > ROWS) return { findings: [], complete: false, reason: REASONS.rows };
  const budget = new Budget(options.budget ?? BUDGET);
  const table = openTable(decision, tree, typesOf(decision, options), budget);
  const findings: TableFinding[] = [];
  let isCut = false;
  for (const sort of seek(table, options.agreeOn)) {
    let left = SHOWN;
    for (const finding of sort) {
      if (!finding) continue;
      isCut ||= left === 0;
      if (left-- === 0) break;
      findings.push(finding);
    }
  }
  const reason = budget.isSpent
    ? REASONS.budget
    : isCut
      ? REASONS.shown
      : dependsOnComputed(table)
        ? REASONS.computed
        : null;
  return reason ? { findings, complete: false, reason } : { findings, complete: true };
}

/** Whether the truth of computed conditions matters to gaps or overlaps. */
function dependsOnComputed({ space, rows, policy }: Table): boolean {
  const all = space.dimensions.map(dimension => dimension.all);
  const isCaught = (policy === 'F' || policy === 'P') && rows.some(({ box }) => covers(box, all));
  return space.hasComputed && SINGLE.has(policy) && !isCaught;
}

/** The types of what the table reads: inputs and required decisions. */
function typesOf({ source }: CompiledDecision, { inputs }: AnalysisOptions): Map<string, FeelType> {
  const types = new Map<string, FeelType>(source.inputs.map(({ name, type }) => [name, type]));
  for (const { name, types: own } of source.decision.requires) {
    const type = own.at(-1);
    if (type) types.set(name, type);
  }
  return new Map([...types, ...(inputs ?? [])]);
}

/** Analyses every decision table of a model. */
export const analyseModel = (
  model: DecisionModel,
  options: AnalysisOptions = {},
): readonly (TableAnalysis & { readonly decision: string })[] =>
  model.decisions
    .filter(({ kind }) => kind === 'table')
    .map(decision => ({ decision: decision.name, ...analyseTable(decision, options) }));
