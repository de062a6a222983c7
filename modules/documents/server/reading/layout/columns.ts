import type { ReadTable } from '../../../model/reading.ts';
import type { TextLine } from '../lines.ts';
import { boxAround, type Row, rowsOf } from '../rows.ts';

const leastColumns = 3;
const leastRows = 3;

/** Whether two rows stand in the same columns: as many pieces, each beginning, ending or centred alike. */
const alike = (one: Row, other: Row): boolean =>
  one.lines.length === other.lines.length &&
  one.lines.every(({ slot }, index) => {
    const partner = other.lines[index]?.slot;
    if (!partner) return false;
    const near = 0.8 * Math.min(slot.height, partner.height);
    const centre = (slot.left + slot.right - partner.left - partner.right) / 2;
    return [slot.left - partner.left, slot.right - partner.right, centre].some(gap => Math.abs(gap) < near);
  });

const close = (above: Row, below: Row): boolean =>
  below.middle - above.middle < 4 * Math.max(...above.lines.map(line => line.slot.height));

const tableOf = (rows: readonly Row[], page: number): ReadTable => ({
  page,
  box: boxAround(rows.flatMap(row => row.lines.map(line => line.box))),
  rows: rows.map(row => row.lines.map(({ text, box }) => ({ text, box, rowSpan: 1, colSpan: 1 }))),
});

/**
 * Tables without rules: at least three rows one below the other that stand in the same columns, three or more.
 * @param page number of the page, from 1.
 */
export function findColumns(
  lines: readonly TextLine[],
  page: number,
): { readonly tables: ReadTable[]; readonly rest: TextLine[] } {
  const groups: Row[][] = [];
  for (const row of rowsOf(lines)) {
    const last = groups.at(-1);
    const above = last?.at(-1);
    if (last && above && row.lines.length >= leastColumns && alike(above, row) && close(above, row))
      last.push(row);
    else groups.push([row]);
  }
  const tabular = groups.filter(group => group.length >= leastRows);
  const inside = new Set(tabular.flatMap(group => group.flatMap(row => row.lines)));
  return {
    tables: tabular.map(group => tableOf(group, page)),
    rest: lines.filter(line => !inside.has(line)),
  };
}
