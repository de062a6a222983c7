import { members } from './bits.ts';
import { grow, isEmpty } from './boxes.ts';
import { Cover } from './cover.ts';
import { boundOf } from './example.ts';
import type { TableFinding } from './finding.ts';
import { type Box, type Space, sizeOf } from './space.ts';
import type { Table } from './table.ts';
import { exampleWords, setWords } from './words.ts';

const SOUGHT = 10;
const SHOWN = 5;

/** The share of all situations that a box has, as a logarithm. */
const share = ({ dimensions }: Space, box: Box): number =>
  dimensions.reduce(
    (sum, { known }, d) => sum + Math.log(members(box[d] ?? 0n).length / Math.max(1, members(known).length)),
    0,
  );

/** Situations of known values in which no row fires: the largest boxes of them. Computed conditions count as met. */
export function gaps(table: Table): TableFinding[] {
  const { space, known, rows, budget, decision, examples } = table;
  if (isEmpty(known)) return [];
  // Whether a computed condition holds is not known here: a gap must be one in any case.
  const boxes = rows.map(({ box }) =>
    box.map((set, d) => (space.dimensions[d]?.axis ? set : (known[d] ?? 0n))),
  );
  const found: Box[] = [];
  const cover = new Cover(space.dimensions.map(sizeOf), boxes, budget);
  while (found.length < SOUGHT) {
    const point = cover.leavesOut(known);
    if (!point) break;
    const gap = grow(point, known, [...boxes, ...found]);
    found.push(gap);
    cover.add(gap);
  }
  const largest = found.toSorted((a, b) => share(space, b) - share(space, a)).slice(0, SHOWN);
  return largest.flatMap((box): TableFinding[] => {
    const bound = boundOf(space, box);
    const example = examples.of(box, bound, ({ matched }) => matched.length === 0);
    if (!example) return [];
    const where = bound.flatMap(d => {
      const dimension = space.dimensions[d];
      return dimension ? [{ dimension, set: box[d] ?? 0n }] : [];
    });
    const words = exampleWords(example, new Set(where.map(({ dimension }) => dimension.label)));
    return [
      {
        kind: 'gap',
        severity: 'warning',
        decision: decision.name,
        rows: [],
        ...example,
        message: {
          zh: `没有一行管到这种情况：${where.map(({ dimension, set }) => `${dimension.label} 是 ${setWords(dimension, set, 'zh')}`).join('，且')}。${words.zh}`,
          en: `No row covers this: ${where.map(({ dimension, set }) => `${dimension.label} is ${setWords(dimension, set, 'en')}`).join(' and ')}.${words.en}`,
        },
        remedy: {
          zh: '请为它补一行，或在最后加一行条件都是“-”的；确实不会发生的，请在数据类型里写明允许的值。',
          en: 'Add a row for it, or a last row with "-" throughout; if it cannot occur, declare the allowed values of the inputs.',
        },
      },
    ];
  });
}
