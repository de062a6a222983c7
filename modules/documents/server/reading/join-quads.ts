import type { Point, Quad } from './lines.ts';

const height = (quad: Quad): number => Math.hypot(quad[3].x - quad[0].x, quad[3].y - quad[0].y);
const between = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });

/** Whether `right` continues `left`: the same height, the same level, and the two touch. */
const continues = (left: Quad, right: Quad): boolean => {
  const [tall, low] = [Math.max(height(left), height(right)), Math.min(height(left), height(right))];
  if (tall > 1.5 * low) return false;
  const run = { x: left[1].x - left[0].x, y: left[1].y - left[0].y };
  const length = Math.hypot(run.x, run.y) || 1;
  const from = between(left[1], left[2]);
  const to = between(right[0], right[3]);
  const end = between(right[1], right[2]);
  const along = (point: Point): number => ((point.x - from.x) * run.x + (point.y - from.y) * run.y) / length;
  const across = ((to.y - from.y) * run.x - (to.x - from.x) * run.y) / length;
  return along(to) < 0 && along(to) > -low && along(end) > 0 && Math.abs(across) < 0.3 * low;
};

/**
 * Joins boxes that overlap within a printed line: a detector that cuts through a character leaves halves at
 * both sides, which would be read as characters that are not there.
 */
export function joinQuads(quads: readonly Quad[]): Quad[] {
  const joined: Quad[] = [];
  for (const quad of quads.toSorted((a, b) => a[0].x - b[0].x)) {
    const index = joined.findIndex(left => continues(left, quad));
    const left = joined[index];
    if (left) joined[index] = [left[0], quad[1], quad[2], left[3]];
    else joined.push(quad);
  }
  return joined;
}
