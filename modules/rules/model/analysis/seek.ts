import type { HitPolicy } from '../feel/tree.ts';
import { isEmpty } from './boxes.ts';
import { Cover } from './cover.ts';
import type { TableFinding } from './finding.ts';
import { gaps } from './gaps.ts';
import { byPreference, masked } from './masked.ts';
import { neverFires } from './never-fires.ts';
import { overlap, repeated } from './pairs.ts';
import { sizeOf } from './space.ts';
import type { Row, Table } from './table.ts';

/** Hit policies that give one answer. */
export const SINGLE: ReadonlySet<HitPolicy> = new Set(['U', 'A', 'P', 'F']);

/** What is looked for in a table of its hit policy, one sort of finding after the other; lazily, as each is dear. */
export function* seek(table: Table, agreeOn: readonly string[] | undefined): Generator<Findings> {
  const { rows, policy, shape } = table;
  yield rows.map(row => neverFires(table, row));
  const live = rows.filter(({ box }) => !isEmpty(box));
  const order = byPreference({ ...table, rows: live });
  if (order) yield allMasked(table, order);
  else if (policy === 'U') yield pairs(table, live, (row, other) => overlap(table, { row, other }));
  else {
    if (policy === 'A') yield pairs(table, live, (row, other) => overlap(table, { row, other }));
    const columns = SINGLE.has(policy) ? undefined : agreeOn;
    const places = columns?.map(name => shape.outputs.findIndex(output => output.name === name)) ?? null;
    yield pairs(table, live, (row, other) => repeated(table, { row, other }, places));
  }
  const hasFallback = shape.outputs.some(({ fallback }) => fallback !== null);
  if (SINGLE.has(policy) && !hasFallback) yield gaps(table);
}

type Findings = Iterable<TableFinding | null>;

function* allMasked(table: Table, order: readonly Row[]): Generator<TableFinding | null> {
  const boxes = order.map(({ box }) => box);
  const cover = new Cover(table.space.dimensions.map(sizeOf), boxes, table.budget);
  for (const place of order.keys()) yield masked(table, order, place, cover);
}

/** Every pair of rows, the later one first. */
function* pairs(
  { budget }: Table,
  rows: readonly Row[],
  look: (row: Row, other: Row) => TableFinding | null,
): Generator<TableFinding | null> {
  for (const [i, row] of rows.entries()) {
    if (!budget.spend(i)) return;
    for (const other of rows.slice(0, i)) yield look(row, other);
  }
}
