import type { Finding } from '../../../model/finding.ts';

/** What stands beside a row's number. */
export interface RowMark {
  readonly errors: number;
  readonly warnings: number;
  /** How many example cases fire it; null where that is not counted. */
  readonly fired: number | null;
}

/** The table and the row, from 1, in whose text a finding says that it stands: `主体审查/rule 3/input 2`. */
const PLACE = /^(.+?)\/rule (\d+)\b/;

/** A decision table's rows, as the editor has them. */
export interface TableRows {
  readonly name: string;
  readonly rowIds: readonly string[];
}

/** The id of the row that a finding is about; undefined where it is about none. */
export function rowOfFinding(
  { file, row, message }: Finding,
  tables: readonly TableRows[],
): string | undefined {
  if (row !== undefined || file !== 'decision.dmn') return row;
  const [, name, index] = PLACE.exec(message.zh) ?? [];
  return tables.find(table => table.name === name)?.rowIds[Number(index) - 1];
}

/** The marks of all rows that have one. */
export function rowMarks(
  findings: readonly Finding[],
  coverage: readonly { readonly id: string; readonly fired: number }[],
  tables: readonly TableRows[],
): ReadonlyMap<string, RowMark> {
  const marks = new Map<string, RowMark>(
    coverage.map(({ id, fired }) => [id, { errors: 0, warnings: 0, fired }]),
  );
  for (const finding of findings) {
    const id = rowOfFinding(finding, tables);
    if (id === undefined) continue;
    const mark = marks.get(id) ?? { errors: 0, warnings: 0, fired: null };
    const counted =
      finding.severity === 'error' ? { errors: mark.errors + 1 } : { warnings: mark.warnings + 1 };
    marks.set(id, { ...mark, ...counted });
  }
  return marks;
}
