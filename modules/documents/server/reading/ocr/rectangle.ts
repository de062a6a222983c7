import type { Point, Quad } from '../lines.ts';

const cross = (o: Point, a: Point, b: Point): number => (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);

/** Half of a convex hull, of points in the order of x (Andrew 1979). */
const chain = (sorted: readonly Point[]): Point[] => {
  const hull: Point[] = [];
  for (const point of sorted) {
    for (;;) {
      const [before, last] = [hull.at(-2), hull.at(-1)];
      if (!before || !last || cross(before, last, point) > 0) break;
      hull.pop();
    }
    hull.push(point);
  }
  hull.pop();
  return hull;
};

const hullOf = (points: readonly Point[]): Point[] => {
  const sorted = points.toSorted((a, b) => a.x - b.x || a.y - b.y);
  return [...chain(sorted), ...chain(sorted.toReversed())];
};

/** Corners from the upper left clockwise. */
const ordered = (points: readonly Point[]): Quad | null => {
  const [a, b, c, d] = points.toSorted((one, other) => one.x - other.x);
  if (!a || !b || !c || !d) return null;
  const [upperLeft, lowerLeft] = b.y > a.y ? [a, b] : [b, a];
  const [upperRight, lowerRight] = d.y > c.y ? [c, d] : [d, c];
  return [upperLeft, upperRight, lowerRight, lowerLeft];
};

/** A rectangle that may stand askew: its corners and the lengths of its sides. */
export interface Rectangle {
  readonly quad: Quad;
  readonly short: number;
  readonly long: number;
}

/**
 * The smallest rectangle around points, widened by a share of its own area over its circumference
 * (the detector marks the core of a line; Liao et al. 2020, section 3.4).
 *
 * @param widen 0 for the rectangle itself.
 * @returns null when the points enclose nothing.
 */
export function rectangleAround(points: readonly Point[], widen = 0): Rectangle | null {
  const hull = hullOf(points);
  let best: { area: number; angle: number; box: [number, number, number, number] } | null = null;
  for (const [index, point] of hull.entries()) {
    const next = hull[(index + 1) % hull.length] ?? point;
    const angle = Math.atan2(next.y - point.y, next.x - point.x);
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const along = hull.map(({ x, y }) => x * cos + y * sin);
    const across = hull.map(({ x, y }) => y * cos - x * sin);
    const box: [number, number, number, number] = [
      Math.min(...along),
      Math.min(...across),
      Math.max(...along),
      Math.max(...across),
    ];
    const area = (box[2] - box[0]) * (box[3] - box[1]);
    if (!best || area < best.area) best = { area, angle, box };
  }
  if (!best || best.area === 0) return null;
  const [left, top, right, bottom] = best.box;
  const by = (widen * best.area) / (2 * (right - left + bottom - top));
  const [cos, sin] = [Math.cos(best.angle), Math.sin(best.angle)];
  const corner = (u: number, v: number): Point => ({ x: u * cos - v * sin, y: u * sin + v * cos });
  const quad = ordered([
    corner(left - by, top - by),
    corner(right + by, top - by),
    corner(right + by, bottom + by),
    corner(left - by, bottom + by),
  ]);
  const sides = [right - left + 2 * by, bottom - top + 2 * by];
  return quad && { quad, short: Math.min(...sides), long: Math.max(...sides) };
}
