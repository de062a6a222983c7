import { compareValues } from '../../values/compare.ts';
import { FeelRange, type FeelValue } from '../../values/values.ts';
import { define } from './define.ts';

// DMN 1.5, table 78. A point counts as the range [point..point]; where the ends cannot be ordered the answer
// is null, and so it is where a relation needs an end that is open to infinity.

type Relation = (a: FeelRange, b: FeelRange) => boolean | null;

const rangeOf = (value: FeelValue): FeelRange =>
  value instanceof FeelRange ? value : new FeelRange(value, value, true, true);

class Unordered extends Error {}

function order(a: FeelValue, b: FeelValue): number {
  const result = compareValues(a, b);
  if (result === null) throw new Unordered();
  return result;
}

const starts = (a: FeelRange, b: FeelRange): number =>
  order(a.start, b.start) || Number(b.startIncluded) - Number(a.startIncluded);
const ends = (a: FeelRange, b: FeelRange): number =>
  order(a.end, b.end) || Number(a.endIncluded) - Number(b.endIncluded);

/** Whether a ends before b starts, leaving no common point. */
const isBefore: Relation = (a, b) => {
  const gap = order(a.end, b.start);
  return gap < 0 || (gap === 0 && !(a.endIncluded && b.startIncluded));
};

const meets: Relation = (a, b) => a.endIncluded && b.startIncluded && order(a.end, b.start) === 0;
const includes: Relation = (a, b) => starts(a, b) <= 0 && ends(a, b) >= 0;
const overlaps: Relation = (a, b) => !isBefore(a, b) && !isBefore(b, a);
const overlapsBefore: Relation = (a, b) => starts(a, b) < 0 && ends(a, b) <= 0 && overlaps(a, b);
const overlapsAfter: Relation = (a, b) => starts(a, b) >= 0 && ends(a, b) > 0 && overlaps(a, b);
const finishes: Relation = (a, b) => ends(a, b) === 0 && starts(a, b) >= 0;
const startsWith: Relation = (a, b) => starts(a, b) === 0 && ends(a, b) <= 0;
const coincides: Relation = (a, b) => starts(a, b) === 0 && ends(a, b) === 0;

const flipped =
  (relation: Relation): Relation =>
  (a, b) =>
    relation(b, a);

const relation = (name: string, signatures: readonly string[], holds: Relation) =>
  define(name, signatures, ([a = null, b = null]) => {
    try {
      return holds(rangeOf(a), rangeOf(b));
    } catch (error) {
      if (error instanceof Unordered) return null;
      throw error;
    }
  });

const RANGES = 'range1, range2';
const POINT_RANGE = 'point, range';
const RANGE_POINT = 'range, point';
const POINTS = 'point1, point2';

export const rangeFunctions = [
  relation('before', [POINTS, POINT_RANGE, RANGE_POINT, RANGES], isBefore),
  relation('after', [POINTS, POINT_RANGE, RANGE_POINT, RANGES], flipped(isBefore)),
  relation('meets', [RANGES], meets),
  relation('met by', [RANGES], flipped(meets)),
  relation('overlaps', [RANGES], overlaps),
  relation('overlaps before', [RANGES], overlapsBefore),
  relation('overlaps after', [RANGES], overlapsAfter),
  relation('finishes', [POINT_RANGE, RANGES], finishes),
  relation('finished by', [RANGE_POINT, RANGES], flipped(finishes)),
  relation('includes', [RANGE_POINT, RANGES], includes),
  relation('during', [POINT_RANGE, RANGES], flipped(includes)),
  relation('starts', [POINT_RANGE, RANGES], startsWith),
  relation('started by', [RANGE_POINT, RANGES], flipped(startsWith)),
  relation('coincides', [POINTS, RANGES], coincides),
];
