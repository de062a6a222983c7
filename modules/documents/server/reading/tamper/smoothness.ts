import type { Picture } from '../picture.ts';
import { type Area, paperOf } from './grain.ts';
import type { Patch } from './patches.ts';

/** Characters that are looked at together: one alone leaves too little paper. */
const together = 4;
const margin = 3;
/** Larger differences are edges of print. */
const edge = 40;
/** Share of the page's middle that a stretch may have at least, and one that goes on for so many steps. */
const least = 0.5;
const leastLong = 0.62;
const stepLong = 0.66;
const long = 6;

interface Stretch {
  readonly patches: readonly Patch[];
  readonly fine: number;
}

const areaOf = (patches: readonly Patch[], picture: Picture): Area => {
  const left = Math.min(...patches.map(patch => patch.left)) - margin;
  const top = Math.min(...patches.map(patch => patch.top)) - margin;
  const right = Math.max(...patches.map(patch => patch.left + patch.width)) + margin;
  const bottom = Math.max(...patches.map(patch => patch.top + patch.height)) + margin;
  return {
    left,
    top,
    width: Math.min(right, picture.width) - left,
    height: Math.min(bottom, picture.height) - top,
  };
};

/** Mean diagonal difference of two by two pixels of paper: what changes from pixel to pixel. */
const fineOf = (picture: Picture, area: Area): number => {
  const { data, width } = picture;
  const paper = paperOf(picture, area);
  let [sum, n] = [0, 0];
  for (let y = 0; y + 1 < area.height; y += 1) {
    for (let x = 0; x + 1 < area.width; x += 1) {
      if (paper[y * area.width + x] === 0) continue;
      const at = (area.top + y) * width + area.left + x;
      const above = (data[at] ?? 0) - (data[at + 1] ?? 0);
      const below = (data[at + width] ?? 0) - (data[at + width + 1] ?? 0);
      sum += Math.min(edge, Math.abs(above - below));
      n += 1;
    }
  }
  return n === 0 ? 0 : sum / n;
};

/** The edges of print reach into the paper, of large print less: a title is no measure, nor measured. */
const largest = 1.5;

const stretchesOf = (picture: Picture, patches: readonly Patch[]): Stretch[] => {
  const heights = patches.map(({ height }) => height).toSorted((a, b) => a - b);
  const limit = largest * (heights[Math.floor(heights.length / 2)] ?? 0);
  return patches.flatMap((first, index) => {
    const some = patches.slice(index, index + together);
    const whole = some.length === together && some.every(({ line }) => line === first.line);
    return whole && first.height <= limit
      ? [{ patches: some, fine: fineOf(picture, areaOf(some, picture)) }]
      : [];
  });
};

const follows = (one: Stretch, next: Stretch): boolean => one.patches[1] === next.patches[0];

/**
 * Finds stretches of print whose paper is smoother than the page's: compression and drawing take what changes
 * from pixel to pixel, so a part that went another way than the photograph lacks it.
 */
export function findSmooth(picture: Picture, patches: readonly Patch[]): Patch[][] {
  const all = stretchesOf(picture, patches);
  const middle = all.map(({ fine }) => fine).toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
  const runs: Stretch[][] = [];
  for (const stretch of all.filter(({ fine }) => fine < stepLong * middle)) {
    const last = runs.at(-1)?.at(-1);
    if (last && follows(last, stretch)) runs.at(-1)?.push(stretch);
    else runs.push([stretch]);
  }
  return runs.flatMap(run => {
    const mean = run.reduce((sum, { fine }) => sum + fine, 0) / run.length;
    const clear = run.filter(({ fine }) => fine < least * middle);
    const found = run.length >= long && mean < leastLong * middle ? run : clear;
    return found.length ? [[...new Set(found.flatMap(stretch => stretch.patches))]] : [];
  });
}
