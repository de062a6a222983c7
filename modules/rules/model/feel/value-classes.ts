import { isNumber } from '../values/numbers.ts';
import { FeelDate } from '../values/temporal.ts';
import type { FeelValue } from '../values/values.ts';
import { constantOf } from './tests.ts';
import type { CellTree, Test, Tree } from './tree.ts';

/** A number in the order of the days. */
const dayOrder = ({ year, month, day }: FeelDate): number => year * 512 + month * 32 + day;

/** Points of a line, and the stretches between them. */
class Line {
  private readonly points: Float64Array;
  readonly size: number;

  constructor(points: Iterable<number>) {
    this.points = Float64Array.from(new Set(points)).sort();
    this.size = 2 * this.points.length + 1;
  }

  /** Odd at a point, even between two. */
  positionOf(value: number): number {
    const { points } = this;
    let low = 0;
    let high = points.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((points[middle] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    return low < points.length && points[low] === value ? 2 * low + 1 : 2 * low;
  }
}

interface Constant {
  readonly value: FeelValue;
  /** Whether values are put in order with it, not only told to be equal. */
  readonly ordered: boolean;
}

/** The constants of a test, null where it computes something or compares with what no class knows. */
function constantsOf(test: Test): Constant[] | null {
  const found: Constant[] = [];
  const take = (tree: Tree | null, ordered: boolean): boolean => {
    if (tree === null) return true;
    const value = constantOf(tree);
    if (value === undefined || (isNumber(value) && typeof value !== 'number')) return false;
    found.push({ value, ordered });
    return true;
  };
  const takeValue = (tree: Tree): boolean => {
    if (tree.kind === 'range') return take(tree.start, true) && take(tree.end, true);
    return tree.kind === 'list' ? tree.items.every(item => take(item, false)) : take(tree, false);
  };
  switch (test.kind) {
    case 'compare':
      return take(test.end, test.operator !== '=' && test.operator !== '!=') ? found : null;
    case 'value':
      return takeValue(test.value) ? found : null;
    case 'condition':
      return null;
  }
}

/** Classes of values that no test of some cells tells apart. */
export interface ValueClasses {
  /** The cells that the classes serve; the others compute something. */
  readonly served: ReadonlySet<CellTree>;
  readonly size: number;
  /** The class of a value, from 0; negative where it belongs to none. */
  classOf(value: FeelValue): number;
}

const [NULL, TRUE, FALSE, TEXT] = [0, 1, 2, 3];

/**
 * The classes of a column: a text that the cells name, all other texts, a number that they name, the numbers
 * between two such, days likewise, true, false, null. Other kinds of values, and texts where cells put them in
 * order, have no class.
 */
export function classify(cells: Iterable<CellTree>): ValueClasses {
  const served = new Set<CellTree>();
  const constants: Constant[] = [];
  for (const cell of cells) {
    const found = cell.tests.map(constantsOf);
    if (found.includes(null)) continue;
    served.add(cell);
    constants.push(...found.flatMap(some => some ?? []));
  }
  const values = constants.map(({ value }) => value);
  const ordersTexts = constants.some(({ value, ordered }) => ordered && typeof value === 'string');
  const texts = new Map(
    [...new Set(values.filter(value => typeof value === 'string'))].map((text, i) => [text, TEXT + 1 + i]),
  );
  const numbers = new Line(values.filter(value => typeof value === 'number'));
  const days = new Line(values.filter(value => value instanceof FeelDate).map(dayOrder));
  const firstNumber = TEXT + 1 + texts.size;
  const firstDay = firstNumber + numbers.size;
  return {
    served,
    size: firstDay + days.size,
    classOf(value) {
      switch (typeof value) {
        case 'number':
          return Number.isNaN(value) ? -1 : firstNumber + numbers.positionOf(value);
        case 'string':
          return ordersTexts ? -1 : (texts.get(value) ?? TEXT);
        case 'boolean':
          return value ? TRUE : FALSE;
        default:
          if (value === null) return NULL;
          return value instanceof FeelDate ? firstDay + days.positionOf(dayOrder(value)) : -1;
      }
    },
  };
}
