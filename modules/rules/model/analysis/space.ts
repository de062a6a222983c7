import { typeOf } from '../feel/infer.ts';
import type { CellTree, CompareOperator, FeelType, TableShape, Tree } from '../feel/tree.ts';
import { type Axis, axisOf, baseOf } from './axis.ts';
import { bits, members } from './bits.ts';
import { breakpointsOf } from './breakpoints.ts';
import { keyOf } from './key.ts';

/** One way in which situations differ: the value of an input, or the truth of a condition that is computed. */
export interface Dimension {
  /** Every region, unknown values and both truths of a condition included. */
  readonly all: bigint;
  /** Where examples may lie. */
  readonly known: bigint;
  /** The input's axis; null for a computed condition. */
  readonly axis: Axis | null;
  readonly label: string;
  /** The expression of the input. */
  readonly value: Tree;
}

/** How many regions a dimension has. */
export const sizeOf = ({ all }: Dimension): number => members(all).length;

/** A product of regions, one set for each dimension: what a row accepts, or a part of all situations. */
export type Box = readonly bigint[];

/** A table as boxes. */
export interface Space {
  readonly dimensions: readonly Dimension[];
  readonly rows: readonly Box[];
  /** Whether a cell is a computed condition. */
  readonly hasComputed: boolean;
}

interface Atom {
  readonly key: string;
  readonly size: number;
  readonly set: bigint;
}

// Which of below, equal, above a comparison accepts; the fourth truth is that the two have no order.
const ORDERS: Partial<Record<CompareOperator, bigint>> = {
  '<': 0b001n,
  '<=': 0b011n,
  '>': 0b100n,
  '>=': 0b110n,
};
const ORDERED = 0b111n;

/**
 * A computed condition. Two that are written alike hold together; one and its `not(...)` never do; both may fail
 * to hold, when something is unknown.
 */
function atomOf(column: string, { tests, negated }: CellTree): Atom {
  const [only] = tests;
  const orders = only?.kind === 'compare' && tests.length === 1 ? ORDERS[only.operator] : undefined;
  if (only?.kind === 'compare' && orders !== undefined)
    return { key: `${column} ~ ${keyOf(only.end)}`, size: 4, set: negated ? ORDERED ^ orders : orders };
  return { key: `${column} ? ${keyOf(tests)}`, size: 3, set: negated ? 0b010n : 0b001n };
}

const COUNTS = new Set(['count', 'string length']);
const isCount = (tree: Tree): boolean =>
  tree.kind === 'call' && tree.callee.kind === 'builtin' && COUNTS.has(tree.callee.name);

const COMPOSITE = new Set<FeelType['kind']>(['list', 'range', 'context', 'function']);

/** Cuts the inputs of a table into regions and writes its rows as boxes of them. */
export function spaceOf(table: TableShape, inputs: ReadonlyMap<string, FeelType>): Space {
  const columns = table.inputs.map(({ label, value }) => {
    const type = typeOf(value, { inputs, locals: [] });
    return { label, value, type, key: keyOf(value), isScalar: !COMPOSITE.has(baseOf(type).kind) };
  });
  const isExact = (cell: CellTree, column: number): boolean =>
    (columns[column]?.isScalar ?? false) && breakpointsOf(cell) !== null;

  const exact = new Map<string, CellTree[]>();
  const atoms = new Map<string, { readonly size: number; readonly column: (typeof columns)[number] }>();
  for (const { cells } of table.rows)
    for (const [i, cell] of cells.entries()) {
      const column = columns[i];
      if (!cell || !column) continue;
      if (isExact(cell, i)) exact.set(column.key, [...(exact.get(column.key) ?? []), cell]);
      else {
        const { key, size } = atomOf(column.key, cell);
        atoms.set(key, { size, column });
      }
    }

  const places = new Map<string, number>();
  const dimensions: Dimension[] = [];
  for (const { key, label, value, type } of columns) {
    const cells = exact.get(key);
    if (!cells || places.has(key)) continue;
    const axis = axisOf(cells, { type, isCount: isCount(value) });
    places.set(key, dimensions.length);
    dimensions.push({ all: axis.all, known: axis.known, axis, label, value });
  }
  for (const [key, { size, column }] of atoms) {
    places.set(key, dimensions.length);
    dimensions.push({
      all: bits(size),
      known: bits(size),
      axis: null,
      label: column.label,
      value: column.value,
    });
  }

  const rows = table.rows.map(({ cells }): Box => {
    const box = dimensions.map(({ all }) => all);
    for (const [i, cell] of cells.entries()) {
      const column = columns[i];
      if (!cell || !column) continue;
      const atom = isExact(cell, i) ? null : atomOf(column.key, cell);
      const place = places.get(atom?.key ?? column.key) ?? 0;
      const set = atom ? atom.set : (dimensions[place]?.axis?.where(cell) ?? 0n);
      box[place] = (box[place] ?? 0n) & set;
    }
    return box;
  });
  return { dimensions, rows, hasComputed: atoms.size > 0 };
}
