import { textWidth } from './fonts.ts';
import { breakLines } from './lines.ts';
import { hangs } from './marks.ts';
import { fitted, type PlacedLine, type TextStyle } from './sheet.ts';

/** Share of the type size that stands over the baseline; the rest is below. */
const ASCENT = 0.88;

/** Where a text may stand, points. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface BoxOptions {
  readonly align?: 'left' | 'centre' | 'right';
  readonly vertical?: 'top' | 'middle' | 'bottom';
  /** In sizes of the type. */
  readonly lineHeight?: number;
  readonly overflow?: 'wrap' | 'shrink';
}

/** Width that a text needs on a line in this style: what only hangs over the edge as air does not count. */
export function measureIn({ weight, size, spacing = 0 }: TextStyle): (text: string) => number {
  return text => {
    const air = hangs(text.slice(-1)) ? size / 2 : 0;
    return textWidth(text, weight, size) + spacing * Math.max(0, [...text].length - 1) - air;
  };
}

/** The baseline of the first line whose line box begins at `top`. */
export const baselineUnder = (top: number, size: number, lineHeight: number): number =>
  top + ((lineHeight - 1) / 2 + ASCENT) * size;

const SHARE = { left: 0, top: 0, centre: 0.5, middle: 0.5, right: 1, bottom: 1 } as const;

/** Sets a text into a box; undefined when it needs more lines than there is room for. */
export function setText(
  text: string,
  box: Box,
  style: TextStyle,
  { align = 'left', vertical = 'top', lineHeight = 1.45, overflow = 'wrap' }: BoxOptions = {},
): PlacedLine[] | undefined {
  const kept = text.split('\n').filter(line => line.trim() !== '');
  if (kept.length === 0) return [];
  const used = overflow === 'wrap' ? style : narrowest(kept, style, box.width);
  const measure = measureIn(used);
  const lines =
    overflow === 'wrap' ? kept.flatMap(line => breakLines(line, { width: box.width, measure })) : kept;
  const height = lines.length * lineHeight * used.size;
  if (height > box.height + 0.01) return undefined;
  const top = box.y + (box.height - height) * SHARE[vertical];
  return lines.map((line, index) => {
    const slack = box.width - textWidth(line, used.weight, used.size) - spaces(line, used);
    const y = baselineUnder(top + index * lineHeight * used.size, used.size, lineHeight);
    return { text: line, at: { x: box.x + slack * SHARE[align], y }, style: used };
  });
}

const spaces = (line: string, { spacing = 0 }: TextStyle) => spacing * Math.max(0, [...line].length - 1);

/** The style at which the widest line fits. */
function narrowest(lines: readonly string[], style: TextStyle, width: number): TextStyle {
  return lines
    .map(line => fitted(line, style, width))
    .reduce((smallest, each) => (each.size < smallest.size ? each : smallest), style);
}
