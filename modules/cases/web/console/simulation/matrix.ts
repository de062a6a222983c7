import type { ComparisonResult } from '@zhiban/rules';

/** A table of before and after: a row for each value before, a column for each value after. */
export interface Matrix {
  readonly before: readonly string[];
  readonly after: readonly string[];
  count(before: string, after: string): number;
}

/** @param rank where a value stands among the others; equal ones keep their order */
export function matrixOf(cells: ComparisonResult['cells'], rank: (value: string) => number): Matrix {
  const counts = new Map<string, Map<string, number>>();
  const after = new Set<string>();
  for (const cell of cells) {
    const row = counts.get(cell.before) ?? new Map<string, number>();
    row.set(cell.after, (row.get(cell.after) ?? 0) + cell.count);
    counts.set(cell.before, row);
    after.add(cell.after);
  }
  const ranked = (values: Iterable<string>): string[] => [...values].sort((a, b) => rank(a) - rank(b));
  return {
    before: ranked(counts.keys()),
    after: ranked(after),
    count: (b, a) => counts.get(b)?.get(a) ?? 0,
  };
}
