import type { Picture } from '../picture.ts';
import type { PageGrain } from './grain.ts';
import type { Patch } from './patches.ts';

/** Patches of one character that are held against each other, and pairs on a page. */
const mostAlike = 30;
const mostPairs = 5000;
/** How far, in pixels, the places of two characters may be off. */
const reach = 6;
/** Below this share of what two places of one paper differ by, they are one place. */
const leastApart = 0.7;

/** Sum of squared differences of two patches, one of them moved; every `step`-th pixel. */
const difference = (
  { data, width }: Picture,
  one: Patch,
  other: Patch,
  [dx, dy]: readonly [number, number],
  step: number,
): number => {
  const [wide, high] = [Math.min(one.width, other.width), Math.min(one.height, other.height)];
  let sum = 0;
  for (let y = 0; y < high; y += step) {
    const from = (one.top + y) * width + one.left;
    const to = (other.top + y + dy) * width + other.left + dx;
    for (let x = 0; x < wide; x += step) sum += ((data[from + x] ?? 0) - (data[to + x] ?? 0)) ** 2;
  }
  return sum;
};

const bestShift = (picture: Picture, one: Patch, other: Patch): readonly [number, number] => {
  const search = (
    [cx, cy]: readonly [number, number],
    radius: number,
    stride: number,
    step: number,
  ): readonly [number, number] => {
    let best: readonly [number, number] = [cx, cy];
    let least = Number.POSITIVE_INFINITY;
    for (let dy = cy - radius; dy <= cy + radius; dy += stride) {
      for (let dx = cx - radius; dx <= cx + radius; dx += stride) {
        const sum = difference(picture, one, other, [dx, dy], step);
        if (sum < least) [least, best] = [sum, [dx, dy]];
      }
    }
    return best;
  };
  return search(search([0, 0], reach, 2, 2), 1, 1, 1);
};

/** Mean squared difference of two patches where they match best. */
const apart = (picture: Picture, one: Patch, other: Patch): number => {
  const shift = bestShift(picture, one, other);
  const pixels = Math.min(one.width, other.width) * Math.min(one.height, other.height);
  return difference(picture, one, other, shift, 1) / pixels;
};

const near = (one: Patch, other: Patch): boolean =>
  Math.abs(one.left - other.left) < one.width && Math.abs(one.top - other.top) < one.height;

const pairsOf = (patches: readonly Patch[]): (readonly [Patch, Patch])[] => {
  const groups = new Map<string, Patch[]>();
  for (const patch of patches) groups.set(patch.text, [...(groups.get(patch.text) ?? []), patch]);
  return [...groups.values()]
    .flatMap(group => {
      const some = group.slice(0, mostAlike);
      return some.flatMap((one, at) => some.slice(at + 1).map(other => [one, other] as const));
    })
    .filter(([one, other]) => Math.abs(one.height - other.height) < 4 && !near(one, other))
    .slice(0, mostPairs);
};

/**
 * Finds characters that were copied from one place of a photograph to another. The same character twice looks
 * alike, but the grain of the paper and of the sensor beneath it never does: two places differ by twice its
 * variance at least, a copy by what compression added.
 *
 * @returns pairs of patches.
 */
export function findCopies(
  picture: Picture,
  patches: readonly Patch[],
  { grains, median }: PageGrain,
): (readonly [Patch, Patch])[] {
  const deviation = new Map(patches.map((patch, index) => [patch, grains[index]?.deviation ?? median]));
  return pairsOf(patches).filter(([one, other]) => {
    const own = Math.min(median, deviation.get(one) ?? median, deviation.get(other) ?? median);
    return apart(picture, one, other) < leastApart * 2 * own ** 2;
  });
}
