import { equalValues } from '../values/compare.ts';
import { bit, bits, members, setOf } from './bits.ts';
import { intersect, isEmpty } from './boxes.ts';
import { constantOf } from './constant.ts';
import type { Cover } from './cover.ts';
import { boundOf, type Example, WITHOUT_VALUES } from './example.ts';
import type { TableFinding } from './finding.ts';
import type { Box } from './space.ts';
import { fired, isComputed, type Row, type Table } from './table.ts';
import { exampleWords, rowsWords, rowWords } from './words.ts';

/** The rows in the order in which they are preferred, null where that depends on the values. */
export function byPreference({ policy, shape, rows }: Table): readonly Row[] | null {
  if (policy === 'F') return rows;
  if (policy !== 'P') return null;
  const orders = shape.outputs.map(({ priorities }) => priorities.map(constantOf));
  const ranked = rows.map(row => ({
    row,
    ranks: row.outputs.map(({ value }, column) =>
      (orders[column] ?? []).findIndex(
        known => value !== undefined && known !== undefined && equalValues(known, value) === true,
      ),
    ),
  }));
  // What has no priority comes last at run time; here it is not judged.
  if (ranked.some(({ ranks }) => ranks.includes(-1))) return null;
  const sorted = ranked.toSorted((a, b) => {
    const column = a.ranks.findIndex((rank, i) => rank !== b.ranks[i]);
    return column < 0 ? a.row.index - b.row.index : (a.ranks[column] ?? 0) - (b.ranks[column] ?? 0);
  });
  return sorted.map(({ row }) => row);
}

/**
 * A row whose every case another, preferred one decides.
 * @param order the rows, the preferred ones first; `place` is the row's place among them
 * @param cover the boxes of the rows in that order
 */
export function masked(
  table: Table,
  order: readonly Row[],
  place: number,
  cover: Cover,
): TableFinding | null {
  const row = order[place];
  const before = order.slice(0, place);
  if (!row || !holds(cover, row.box, bits(place), table)) return null;
  let needed = setOf(before, ({ box }) => !isEmpty(intersect(box, row.box)));
  for (const i of members(needed).toReversed())
    if (holds(cover, row.box, needed & ~bit(i), table)) needed &= ~bit(i);
  const causes = members(needed).flatMap(i => before[i] ?? []);
  const shown = example(table, row, before);
  if (!shown) return null;
  const { space, known, decision } = table;
  const labels = boundOf(space, intersect(row.box, known)).map(d => space.dimensions[d]?.label ?? '');
  const words = exampleWords(shown, new Set(labels));
  const [name, others] = [rowWords(row.rule), rowsWords(causes.map(({ rule }) => rule))];
  return {
    kind: 'masked',
    severity: 'error',
    decision: decision.name,
    rows: [row.rule.id, ...causes.map(({ rule }) => rule.id)],
    ...shown,
    message: {
      zh: `${name.zh}永远轮不到：它的每一种情况都已由${others.zh}决定。${words.zh}`,
      en: `${name.en} never decides: every case of it is decided by ${others.en}.${words.en}`,
    },
    remedy: {
      zh: '请把更具体的行放到前面，或收窄前面的行；用不着的行请删掉。',
      en: 'Put the more specific row first, narrow the rows before it, or delete it.',
    },
  };
}

/** Known values that meet the row's conditions, and what fires on them; null where that is no row before it. */
function example(table: Table, row: Row, before: readonly Row[]): Example | null {
  const { space, known, examples } = table;
  const box = intersect(row.box, known);
  if (isEmpty(box) || isComputed(table, row)) return WITHOUT_VALUES;
  const dimensions = space.dimensions.map((_, d) => d);
  const shown = examples.of(
    box,
    dimensions,
    result =>
      result.trace?.[row.index]?.conditions.every(({ holds }) => holds === true) === true &&
      before.some(other => fired(result, other)),
  );
  // The finding holds for all values; only an example of it may have values that cannot occur together.
  return shown && !shown.certain ? WITHOUT_VALUES : shown;
}

const holds = (cover: Cover, box: Box, among: bigint, { budget }: Table): boolean =>
  cover.leavesOut(box, among) === null && !budget.isSpent;
