import type { RuleTable } from '@zhiban/catalogue';
import {
  Comparison,
  type ComparisonResult,
  columnName,
  judge,
  type PopulationColumn,
  readPopulation,
} from '@zhiban/rules';

/** The column that tells one line of a list from another. */
export const KEY = '编号';
/** The output column of review tables that says what follows. */
const CONCLUSION = '结论';

/** A page that computes for longer at a stretch feels stuck. */
const STRETCH_MS = 20;
/** How often the result so far is shown. */
const SHOWN_MS = 300;
const MOST_LINES = 200_000;

/** The two versions of a table that are compared. */
export interface TablePair {
  readonly before: RuleTable;
  readonly after: RuleTable;
}

export interface PopulationResult {
  readonly seen: number;
  readonly total: number;
  readonly comparison: ComparisonResult;
}

/** Everything that one of the two versions reads. */
export function columnsOf({ before, after }: TablePair): PopulationColumn[] {
  const columns = [...before.columns, ...after.columns];
  return [...new Map(columns.map(column => [columnName(column.path), column])).values()];
}

/**
 * Compares the two versions on the lines of a CSV text, and gives what is known so far from time to time.
 * @param day the day on which they are judged where the list does not say, `2026-11-21`
 * @throws AggregateError of what is wrong with the list
 */
export async function* comparePopulation(
  text: string,
  pair: TablePair,
  day: string,
  signal: AbortSignal,
): AsyncGenerator<PopulationResult> {
  const comparison = new Comparison(MOST_LINES);
  const total = Math.max(0, text.trimEnd().split('\n').length - 1);
  let seen = 0;
  let rested = performance.now();
  let shown = rested;
  for (const subject of readPopulation(text, columnsOf(pair), KEY, MOST_LINES)) {
    const judged = ({ table, contextOf }: RuleTable) =>
      judge(table, contextOf(subject, day), { output: CONCLUSION });
    comparison.add(subject.key, judged(pair.before), judged(pair.after));
    seen += 1;
    const now = performance.now();
    if (now - rested < STRETCH_MS) continue;
    await new Promise(resolve => setTimeout(resolve));
    if (signal.aborted) break;
    rested = performance.now();
    if (now - shown < SHOWN_MS) continue;
    shown = now;
    yield { seen, total: Math.max(seen, total), comparison: comparison.result() };
  }
  yield { seen, total: signal.aborted ? Math.max(seen, total) : seen, comparison: comparison.result() };
}
