import { bit, has, setOf } from './bits.ts';
import type { Box } from './space.ts';

/** What a search may still do. */
export class Budget {
  private left: number;

  constructor(steps: number) {
    this.left = steps;
  }

  /** Counts steps; false where they are used up. */
  spend(steps: number): boolean {
    this.left -= steps;
    return this.left >= 0;
  }

  get isSpent(): boolean {
    return this.left < 0;
  }
}

export const intersect = (a: Box, b: Box): Box => a.map((set, d) => set & (b[d] ?? 0n));

export const isEmpty = (box: Box): boolean => box.some(set => set === 0n);

export const covers = (outer: Box, inner: Box): boolean =>
  inner.every((set, d) => (set & (outer[d] ?? 0n)) === set);

/** The largest box around a point that no row touches, grown greedily; the fewest dimensions are bound. */
export function grow(point: readonly number[], box: Box, rows: readonly Box[]): Box {
  const excluded = rows.map(row => setOf(point, (region, d) => !has(row[d] ?? 0n, region)));
  const bound: number[] = [];
  for (let left = excluded; left.length > 0; ) {
    const counts = point.map((_, d) => left.filter(set => has(set, d)).length);
    const best = counts.indexOf(Math.max(...counts));
    if ((counts[best] ?? 0) === 0) break;
    bound.push(best);
    left = left.filter(set => !has(set, best));
  }
  const grown = box.map((set, d) => (bound.includes(d) ? bit(point[d] ?? 0) : set));
  for (const d of bound) {
    const touching = rows.filter(row => row.every((set, e) => e === d || (set & (grown[e] ?? 0n)) !== 0n));
    grown[d] = touching.reduce((set, row) => set & ~(row[d] ?? 0n), box[d] ?? 0n);
  }
  return grown;
}
