import { documentErrors } from '../../../model/errors.ts';
import type { BlockCell } from './blocks.ts';

interface Position {
  /** From 1. */
  readonly row: number;
  readonly column: number;
}

interface Merge {
  readonly from: Position;
  readonly to: Position;
}

/** Cells with something in them, by row and column, however far apart they stand. */
export interface Grid {
  readonly rows: Map<number, Map<number, string>>;
  readonly merges: Merge[];
}

/**
 * `C12` as row 12, column 3.
 * @throws DOCUMENTS_BROKEN_FILE
 */
export function positionOf(cell: string): Position {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/.exec(cell) ?? [];
  if (!letters || !digits) throw documentErrors.BROKEN_FILE();
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { row: Number(digits), column };
}

/** @throws DOCUMENTS_BROKEN_FILE */
export function mergeFrom(range: string): Merge {
  const [from = '', to = from] = range.split(':');
  return { from: positionOf(from), to: positionOf(to) };
}

/** Places in one table; what has more is no material that a person could look through. */
const mostPlaces = 200_000;

/**
 * The rows and columns that hold something, in their order, as one table; a range that is merged is one cell.
 * @throws DOCUMENTS_UNSAFE_ARCHIVE when they stand too far apart
 */
export function tableOf({ rows, merges }: Grid): BlockCell[][] {
  const rowNumbers = [...rows.keys()].sort((a, b) => a - b);
  const columns = [...new Set([...rows.values()].flatMap(row => [...row.keys()]))].sort((a, b) => a - b);
  if (rowNumbers.length * columns.length > mostPlaces) throw documentErrors.UNSAFE_ARCHIVE();
  const key = (row: number, column: number): string => `${row}:${column}`;
  const spans = new Map<string, { rowSpan: number; colSpan: number }>();
  const covered = new Set<string>();
  for (const { from, to } of merges) {
    const rowsWithin = rowNumbers.filter(row => row >= from.row && row <= to.row);
    const columnsWithin = columns.filter(column => column >= from.column && column <= to.column);
    const [row, column] = [rowsWithin[0], columnsWithin[0]];
    if (row !== from.row || column !== from.column || covered.has(key(row, column))) continue;
    spans.set(key(row, column), { rowSpan: rowsWithin.length, colSpan: columnsWithin.length });
    for (const r of rowsWithin) for (const c of columnsWithin) covered.add(key(r, c));
  }
  return rowNumbers.map(row =>
    columns.flatMap(column => {
      const at = key(row, column);
      const span = spans.get(at);
      if (covered.has(at) && !span) return [];
      return [{ text: rows.get(row)?.get(column) ?? '', ...(span ?? { rowSpan: 1, colSpan: 1 }) }];
    }),
  );
}
