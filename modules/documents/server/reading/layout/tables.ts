import type { PageBox, ReadTable } from '../../../model/reading.ts';
import { type Skew, toPage } from '../deskew.ts';
import { boxWithin, type TextLine } from '../lines.ts';
import { type Glyph, type Row, rowsOf } from '../rows.ts';
import type { Grid, GridCell } from './grid.ts';

/** A part of the layout as a box of the page. */
const boxOf = (skew: Skew, { left, top, right, bottom }: Omit<GridCell, 'row' | 'column'>): PageBox => {
  const corners = [left, right].flatMap(x => [top, bottom].map(y => toPage(skew, { x, y })));
  const xs = corners.map(({ x }) => x / skew.width);
  const ys = corners.map(({ y }) => y / skew.height);
  return boxWithin(Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys));
};

const cellOf = (grid: Grid, glyph: Glyph): GridCell | undefined => {
  const x = (glyph.left + glyph.right) / 2;
  const y = glyph.line.slot.middle;
  return grid.cells.find(cell => cell.left <= x && x < cell.right && cell.top <= y && y < cell.bottom);
};

const tableOf = (grid: Grid, rows: readonly Row[], skew: Skew, page: number): ReadTable => {
  const texts = new Map<GridCell, string>();
  for (const glyph of rows.flatMap(row => row.glyphs)) {
    const cell = cellOf(grid, glyph);
    if (cell) texts.set(cell, (texts.get(cell) ?? '') + glyph.character);
  }
  const { cells } = grid;
  const whole = {
    left: Math.min(...cells.map(cell => cell.left)),
    top: Math.min(...cells.map(cell => cell.top)),
    right: Math.max(...cells.map(cell => cell.right)),
    bottom: Math.max(...cells.map(cell => cell.bottom)),
    rowSpan: 1,
    colSpan: 1,
  };
  return {
    page,
    box: boxOf(skew, whole),
    rows: Array.from({ length: grid.rows }, (_, row) =>
      cells
        .filter(cell => cell.row === row)
        .map(cell => {
          const { rowSpan, colSpan } = cell;
          return { text: texts.get(cell) ?? '', box: boxOf(skew, cell), rowSpan, colSpan };
        }),
    ),
  };
};

/** Whether some print stands in a cell. */
export function holdsText(grid: Grid, lines: readonly TextLine[]): (cell: GridCell) => boolean {
  const held = new Set(
    rowsOf(lines)
      .flatMap(row => row.glyphs)
      .map(glyph => cellOf(grid, glyph)),
  );
  return cell => held.has(cell);
}

/**
 * The ruled tables of a page with the text of each cell, and the lines of text that stand in none.
 * @param page number of the page, from 1.
 */
export function findTables(
  lines: readonly TextLine[],
  grids: readonly Grid[],
  skew: Skew,
  page: number,
): { readonly tables: ReadTable[]; readonly rest: TextLine[] } {
  const rows = rowsOf(lines);
  const inside = new Set<TextLine>();
  const tables: ReadTable[] = [];
  for (const grid of grids) {
    const held = rows.flatMap(row => row.glyphs).filter(glyph => cellOf(grid, glyph));
    // A pattern of lines without text is an ornament.
    if (new Set(held.map(glyph => cellOf(grid, glyph))).size < 3) continue;
    for (const { line } of held) inside.add(line);
    tables.push(tableOf(grid, rows, skew, page));
  }
  return { tables, rest: lines.filter(line => !inside.has(line)) };
}
