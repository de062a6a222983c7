import { breakText, type Sheet, type TextStyle, writeText } from './paint.ts';

export interface TableCell {
  readonly text: string;
  readonly colSpan?: number;
  readonly bold?: boolean;
}

/** Where a table stands, how wide its columns are, and how it is printed; in pixels. */
export interface TableStyle {
  readonly x: number;
  readonly y: number;
  readonly columns: readonly number[];
  readonly rowHeight: number;
  readonly size: number;
  readonly line: string;
}

/** Draws a ruled table; a row grows with its text. Returns the y of its lower edge. */
export function drawTable(
  sheet: Sheet,
  rows: readonly (readonly TableCell[])[],
  { x, y, columns, rowHeight, size, line }: TableStyle,
): number {
  const { context } = sheet;
  let top = y;
  for (const row of rows) {
    let column = 0;
    const placed = row.map(cell => {
      const span = cell.colSpan ?? 1;
      const before = columns.slice(0, column).reduce((sum, width) => sum + width, x);
      const width = columns.slice(column, column + span).reduce((sum, one) => sum + one, 0);
      column += span;
      const style: TextStyle = { size, weight: cell.bold ? 'bold' : 'regular' };
      return { cell, left: before, width, style, lines: breakText(sheet, cell.text, width - size, style) };
    });
    const most = Math.max(...placed.map(({ lines }) => lines.length));
    const height = Math.max(rowHeight, (most + 0.6) * size * 1.4);
    for (const { left, width, style, lines } of placed) {
      context.strokeStyle = line;
      context.lineWidth = 2;
      context.strokeRect(left, top, width, height);
      const first = top + height / 2 - ((lines.length - 1) * size * 1.4) / 2;
      lines.forEach((text, index) => {
        writeText(sheet, text, left + size / 2, first + index * size * 1.4, style);
      });
    }
    top += height;
  }
  return top;
}
