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
/** Stretches of other lines that a stretch is held against, the nearest: light and focus differ over a page. */
const neighbours = 40;

interface Stretch {
  readonly patches: readonly Patch[];
  readonly fine: number;
  /** In pixels of the page. */
  readonly x: number;
  readonly y: number;
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
    if (!whole || first.height > limit) return [];
    const area = areaOf(some, picture);
    return [{ patches: some, fine: fineOf(picture, area), x: area.left + area.width / 2, y: area.top }];
  });
};

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** The share that a stretch has of what its neighbours have. */
const shareOf = (stretch: Stretch, all: readonly Stretch[]): number => {
  const line = stretch.patches[0]?.line;
  const near = all
    .filter(({ patches }) => patches[0]?.line !== line)
    .map(({ x, y, fine }) => ({ far: Math.hypot(x - stretch.x, y - stretch.y), fine }))
    .toSorted((a, b) => a.far - b.far)
    .slice(0, neighbours);
  return near.length < together ? 1 : stretch.fine / (median(near.map(({ fine }) => fine)) || 1);
};

interface Judged extends Stretch {
  readonly share: number;
}

const follows = (one: Stretch, next: Stretch): boolean => one.patches[1] === next.patches[0];

/**
 * Finds stretches of print whose paper is smoother than that around them: compression and drawing take what
 * changes from pixel to pixel, so a part that went another way than the photograph lacks it.
 */
export function findSmooth(picture: Picture, patches: readonly Patch[]): Patch[][] {
  const all = stretchesOf(picture, patches);
  const runs: Judged[][] = [];
  for (const stretch of all) {
    const share = shareOf(stretch, all);
    if (share >= stepLong) continue;
    const last = runs.at(-1)?.at(-1);
    if (last && follows(last, stretch)) runs.at(-1)?.push({ ...stretch, share });
    else runs.push([{ ...stretch, share }]);
  }
  return runs.flatMap(run => {
    const mean = run.reduce((sum, { share }) => sum + share, 0) / run.length;
    const found = run.length >= long && mean < leastLong ? run : run.filter(({ share }) => share < least);
    return found.length ? [[...new Set(found.flatMap(stretch => stretch.patches))]] : [];
  });
}
