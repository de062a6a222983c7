import { deskew, type Skew, toPage } from '../deskew.ts';
import type { Quad, TextLine } from '../lines.ts';
import type { RecognisedLine } from '../ocr/decode.ts';
import type { Picture } from '../picture.ts';
import type { Grid, GridCell } from './grid.ts';
import { holdsText } from './tables.ts';

/** The detector passes over a character that stands alone, as numbers in a list do. */
export type ReadQuad = (quad: Quad) => Promise<RecognisedLine>;

/** What is left out along a cell's rules, and how dark print is at least below the cell's paper, of 255. */
const inset = 0.004;
const ink = 70;
/** Higher, as a share of the cell, is no print but a stroke or a seal. */
const tallest = 0.75;
const leastHeight = 0.006;
const leastConfidence = 0.6;

interface Edges {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** The edges of what is printed in a cell, in page widths of the layout; null when it is empty. */
const printIn = (cell: GridCell, { data, width, height }: Picture, skew: Skew): Edges | null => {
  const step = 1 / width;
  const pixel = (x: number, y: number): number => {
    const place = toPage(skew, { x, y });
    const [px, py] = [Math.round(place.x), Math.round(place.y)];
    return px < 0 || py < 0 || px >= width || py >= height ? 255 : (data[py * width + px] ?? 255);
  };
  const seen: { x: number; y: number; value: number }[] = [];
  for (let y = cell.top + inset; y < cell.bottom - inset; y += 2 * step)
    for (let x = cell.left + inset; x < cell.right - inset; x += 2 * step)
      seen.push({ x, y, value: pixel(x, y) });
  const paper =
    seen.map(({ value }) => value).toSorted((a, b) => a - b)[Math.floor(seen.length * 0.8)] ?? 255;
  const dark = seen.filter(({ value }) => value < paper - ink);
  if (dark.length < 6) return null;
  const xs = dark.map(({ x }) => x);
  const ys = dark.map(({ y }) => y);
  const bound = (values: readonly number[], pick: (...all: number[]) => number): number =>
    values.reduce((best, value) => pick(best, value));
  return {
    left: bound(xs, Math.min),
    top: bound(ys, Math.min),
    right: bound(xs, Math.max),
    bottom: bound(ys, Math.max),
  };
};

const quadAround = (edges: Edges, skew: Skew): Quad => {
  const margin = 0.3 * (edges.bottom - edges.top);
  const at = (x: number, y: number) => toPage(skew, { x, y });
  const [left, right] = [edges.left - margin, edges.right + margin];
  const [top, bottom] = [edges.top - margin, edges.bottom + margin];
  return [at(left, top), at(right, top), at(right, bottom), at(left, bottom)];
};

/** Reads the cells that hold print but no line. */
export async function readCells(
  grids: readonly Grid[],
  lines: readonly TextLine[],
  picture: Picture,
  skew: Skew,
  read: ReadQuad,
): Promise<TextLine[]> {
  const found: (RecognisedLine & { quad: Quad })[] = [];
  const empty = grids.flatMap(grid => {
    const filled = holdsText(grid, lines);
    return grid.cells.filter(cell => !filled(cell));
  });
  for (const cell of empty) {
    const print = printIn(cell, picture, skew);
    const high = print ? print.bottom - print.top : 0;
    if (!print || high < leastHeight || high > tallest * (cell.bottom - cell.top)) continue;
    const quad = quadAround(print, skew);
    const line = await read(quad);
    const text = line.text.trim();
    if (text && line.confidence >= leastConfidence) found.push({ ...line, text, quad });
  }
  return deskew(found, skew);
}
