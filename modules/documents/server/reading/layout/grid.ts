import type { Rule, Rules } from './rules.ts';

/** A cell of a ruled table, in page widths of the layout. */
export interface GridCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Grid {
  readonly cells: readonly GridCell[];
  readonly rows: number;
}

/** Rules closer than this are one; what meets need not meet exactly. In page widths. */
const tolerance = 0.011;
/** Share of a cell's side that a rule must cover to close it. */
const enough = 0.6;

const meets = (across: Rule, down: Rule): boolean =>
  across.from - tolerance < down.at &&
  down.at < across.to + tolerance &&
  down.from - tolerance < across.at &&
  across.at < down.to + tolerance;

/** Groups of rules that hang together. */
const groupsOf = ({ horizontal, vertical }: Rules): Rules[] => {
  const left = new Set(horizontal);
  const groups: Rules[] = [];
  for (const start of horizontal) {
    if (!left.delete(start)) continue;
    const across = [start];
    const down = new Set<Rule>();
    for (const one of across) {
      for (const rule of vertical) {
        if (down.has(rule) || !meets(one, rule)) continue;
        down.add(rule);
        for (const other of left) {
          if (meets(other, rule)) {
            left.delete(other);
            across.push(other);
          }
        }
      }
    }
    groups.push({ horizontal: across, vertical: [...down] });
  }
  return groups;
};

/** Places of rules, those that are close together as one. */
const places = (rules: readonly Rule[]): number[] => {
  const clusters: number[][] = [];
  for (const { at } of rules.toSorted((a, b) => a.at - b.at)) {
    const last = clusters.at(-1);
    if (last && at - (last.at(-1) ?? 0) < tolerance) last.push(at);
    else clusters.push([at]);
  }
  return clusters.map(cluster => cluster.reduce((sum, at) => sum + at, 0) / cluster.length);
};

const covers = (rules: readonly Rule[], at: number, from: number, to: number): boolean => {
  const covered = rules
    .filter(rule => Math.abs(rule.at - at) < tolerance)
    .reduce((sum, rule) => sum + Math.max(0, Math.min(to, rule.to) - Math.max(from, rule.from)), 0);
  return covered > enough * (to - from);
};

const gridOf = ({ horizontal, vertical }: Rules): Grid | null => {
  const [xs, ys] = [places(vertical), places(horizontal)];
  const [columns, rows] = [xs.length - 1, ys.length - 1];
  if (columns < 2 || rows < 2) return null;
  const x = (index: number): number => xs[index] ?? 0;
  const y = (index: number): number => ys[index] ?? 0;
  const taken = new Set<number>();
  const cells: GridCell[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      if (taken.has(row * columns + column)) continue;
      let [right, bottom] = [column + 1, row + 1];
      const closedRight = (): boolean => covers(vertical, x(right), y(row), y(row + 1));
      while (right < columns && !taken.has(row * columns + right) && !closedRight()) right += 1;
      while (bottom < rows && !covers(horizontal, y(bottom), x(column), x(right))) bottom += 1;
      for (let r = row; r < bottom; r += 1)
        for (let c = column; c < right; c += 1) taken.add(r * columns + c);
      const edges = { left: x(column), top: y(row), right: x(right), bottom: y(bottom) };
      cells.push({ row, column, rowSpan: bottom - row, colSpan: right - column, ...edges });
    }
  }
  return cells.length >= 4 ? { cells, rows } : null;
};

/** The tables that rules make: at least two rows and two columns. A frame around a page is none. */
export function gridsOf(rules: Rules): Grid[] {
  return groupsOf(rules).flatMap(group => gridOf(group) ?? []);
}
