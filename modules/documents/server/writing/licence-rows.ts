import { textWidth } from './fonts.ts';
import { breakLines } from './lines.ts';
import type { Block, TextStyle } from './sheet.ts';
import { type Box, measureIn } from './text-box.ts';

export interface LicenceRow {
  readonly label: string;
  readonly value: string;
}

interface RowOptions {
  readonly sizes: { readonly largest: number; readonly smallest: number };
  /** In sizes of the type. */
  readonly lineHeight: number;
  readonly colour: string;
}

/** The rows with their lines broken at a size; undefined when they do not fit. */
function atSize(rows: readonly LicenceRow[], box: Box, size: number, lineHeight: number) {
  const labelWidth = Math.max(...rows.map(row => textWidth(`${row.label}：`, 'bold', size)));
  const measure = measureIn({ weight: 'regular', size });
  const width = box.width - labelWidth;
  if (width < 4 * size) return undefined;
  const broken = rows.map(({ label, value }) => ({ label, lines: breakLines(value, { width, measure }) }));
  const count = broken.reduce((sum, row) => sum + row.lines.length, 0);
  const step = size * lineHeight;
  const gap = Math.min(size, (box.height - count * step) / Math.max(1, rows.length - 1));
  if (gap < size * 0.25) return undefined;
  return { size, labelWidth, step, gap, rows: broken, height: count * step + gap * (rows.length - 1) };
}

/** Label and value side by side, the labels ending on one line, as large as the box allows; undefined if too long. */
export function rowBlocks(
  rows: readonly LicenceRow[],
  box: Box,
  { sizes, lineHeight, colour }: RowOptions,
): Block[] | undefined {
  if (rows.length === 0) return [];
  let size = sizes.largest;
  let set = atSize(rows, box, size, lineHeight);
  while (!set && size > sizes.smallest) {
    size = Math.max(sizes.smallest, size - 1);
    set = atSize(rows, box, size, lineHeight);
  }
  if (!set) return undefined;
  const { labelWidth, step, gap, height } = set;
  const value: TextStyle = { weight: 'regular', size, colour };
  const heading: TextStyle = { weight: 'bold', size, colour };
  let y = box.y + (box.height - height) / 2 + size;
  return set.rows.map(row => {
    const label = `${row.label}：`;
    const at = { x: box.x + labelWidth - textWidth(label, 'bold', size), y };
    const lines = row.lines.map((text, index) => ({
      text,
      at: { x: box.x + labelWidth, y: y + index * step },
      style: value,
    }));
    y += lines.length * step + gap;
    return { tag: 'P', lines: [{ text: label, at, style: heading }, ...lines] };
  });
}
