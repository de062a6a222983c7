import { analyseTable, type CompiledDecision, type TableFindingKind } from '@zhiban/rules';
import type { Finding } from '../finding.ts';
import { OUTPUT } from '../review-row.ts';
import { ruleTypes } from '../rule-types.ts';
import { type Check, inRow } from './context.ts';

// In a review table, that no row fires is good news; of the table of outcomes another check says that it must
// end with a row for all cases.
const LEFT_OUT: ReadonlySet<TableFindingKind> = new Set(['gap']);

/** Rows that can never fire, that others decide for, that contradict or repeat one another. */
export const analysisChecks: Check = context => {
  const inputs = ruleTypes(context.definition);
  const findingsOf = (table: CompiledDecision): Finding[] =>
    analyseTable(table, { inputs, agreeOn: [OUTPUT.outcome] })
      .findings.filter(({ kind }) => !LEFT_OUT.has(kind))
      .flatMap(({ rows, message, remedy, severity }) => {
        const row = table.rules?.find(({ id }) => id === rows[0]);
        return row ? [inRow(context, row, message, remedy, severity)] : [];
      });
  return [...context.reviewTables, context.outcomeTable].flatMap(findingsOf);
};
