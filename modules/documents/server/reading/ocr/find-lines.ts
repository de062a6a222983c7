import type { Point, Quad } from '../lines.ts';
import { rectangleAround } from './rectangle.ts';

/** How likely each pixel of a page belongs to the core of a line of text; row by row. */
export interface TextMap {
  readonly data: Float32Array;
  readonly width: number;
  readonly height: number;
}

/** A pixel's, and a whole line's, least likelihood; sides and area of the smallest line in pixels. */
const leastPixel = 0.3;
const leastLine = 0.5;
const leastArea = 20;
const leastCore = 3;
const leastSide = 5;
const widen = 1.7;

/** The outermost pixels of each row of a region, as corners of pixels. */
const rim = (rows: Map<number, [number, number]>): Point[] =>
  [...rows].flatMap(([y, [left, right]]) => [
    { x: left, y },
    { x: right + 1, y },
    { x: left, y: y + 1 },
    { x: right + 1, y: y + 1 },
  ]);

const likelihood = ({ data, width, height }: TextMap, [a, b, , d]: Quad): number => {
  const [ux, uy, vx, vy] = [b.x - a.x, b.y - a.y, d.x - a.x, d.y - a.y];
  const [columns, rows] = [Math.ceil(Math.hypot(ux, uy)), Math.ceil(Math.hypot(vx, vy))];
  let sum = 0;
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const [u, v] = [(column + 0.5) / columns, (row + 0.5) / rows];
      const x = Math.floor(a.x + u * ux + v * vx);
      const y = Math.floor(a.y + u * uy + v * vy);
      if (x >= 0 && y >= 0 && x < width && y < height) sum += data[y * width + x] ?? 0;
    }
  }
  return sum / Math.max(1, columns * rows);
};

/** Takes a connected region out of the mask, beginning at a pixel. */
const takeRegion = (
  mask: Uint8Array,
  start: number,
  { width, height }: TextMap,
): { readonly area: number; readonly rows: Map<number, [number, number]> } => {
  const rows = new Map<number, [number, number]>();
  const stack = [start];
  mask[start] = 0;
  let area = 0;
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    area += 1;
    const [x, y] = [at % width, Math.floor(at / width)];
    const row = rows.get(y);
    if (!row) rows.set(y, [x, x]);
    else if (x < row[0]) row[0] = x;
    else if (x > row[1]) row[1] = x;
    for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny += 1) {
      for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx += 1) {
        const next = ny * width + nx;
        if (mask[next] === 0) continue;
        mask[next] = 0;
        stack.push(next);
      }
    }
  }
  return { area, rows };
};

/** The lines of text on a map, as rectangles in its own pixels (DBNet's postprocessing; Liao et al. 2020). */
export function findLines(map: TextMap): Quad[] {
  const mask = new Uint8Array(map.data.length);
  for (let at = 0; at < mask.length; at += 1) if ((map.data[at] ?? 0) > leastPixel) mask[at] = 1;
  const quads: Quad[] = [];
  for (let start = mask.indexOf(1); start >= 0; start = mask.indexOf(1, start + 1)) {
    const { area, rows } = takeRegion(mask, start, map);
    if (area < leastArea) continue;
    const points = rim(rows);
    const core = rectangleAround(points);
    if (!core || core.short < leastCore || likelihood(map, core.quad) < leastLine) continue;
    const whole = rectangleAround(points, widen);
    if (whole && whole.short >= leastSide) quads.push(whole.quad);
  }
  return quads;
}
