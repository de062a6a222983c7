import type { Picture } from '../picture.ts';
import type { Patch } from './patches.ts';

export interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The grain of paper: the deviation of its pixels, in grey levels of 255, once a slope of light is taken off. */
interface Grain {
  readonly deviation: number;
  readonly mean: number;
  /** How many pixels of paper were seen. */
  readonly pixels: number;
}

/** Paper begins so many pixels from print. */
const clearance = 3;
/** Below the lightest by more than this share of the contrast, a pixel is print. */
const printShare = 0.3;

/** Which pixels of an area are paper: neither print nor beside it. */
export function paperOf(
  { data, width }: Picture,
  { left, top, width: wide, height: high }: Area,
): Uint8Array {
  const values = new Uint8Array(wide * high);
  for (let y = 0; y < high; y += 1)
    for (let x = 0; x < wide; x += 1) values[y * wide + x] = data[(top + y) * width + left + x] ?? 0;
  const sorted = values.toSorted();
  const at = (share: number): number => sorted[Math.floor(share * sorted.length)] ?? 0;
  const [dark, light] = [at(0.03), at(0.8)];
  const paper = new Uint8Array(wide * high).fill(1);
  // Without print the contrast is grain.
  if (light - dark < 36) return paper;
  const limit = light - printShare * (light - dark);
  for (let y = 0; y < high; y += 1) {
    const isPrint = (x: number): boolean => x < wide && (values[y * wide + x] ?? 0) < limit;
    const [above, below] = [Math.max(0, y - clearance), Math.min(high - 1, y + clearance)];
    for (let x = 0; x < wide; x += 1) {
      if (!isPrint(x)) continue;
      const from = Math.max(0, x - clearance);
      while (isPrint(x + 1)) x += 1;
      const to = Math.min(wide, x + clearance + 1);
      for (let row = above; row <= below; row += 1) paper.fill(0, row * wide + from, row * wide + to);
    }
  }
  return paper;
}

/** Measures the grain of the paper in an area, less the plane that fits it best. */
function grainOf(picture: Picture, area: Area, paper = paperOf(picture, area)): Grain {
  const { left, top, width: wide, height: high } = area;
  let [n, sx, sy, sv] = [0, 0, 0, 0];
  const each = (visit: (x: number, y: number, value: number) => void): void => {
    for (let y = 0; y < high; y += 1)
      for (let x = 0; x < wide; x += 1)
        if (paper[y * wide + x] === 1) visit(x, y, picture.data[(top + y) * picture.width + left + x] ?? 0);
  };
  each((x, y, value) => {
    n += 1;
    sx += x;
    sy += y;
    sv += value;
  });
  if (n < 12) return { deviation: 0, mean: 0, pixels: n };
  const [mx, my, mv] = [sx / n, sy / n, sv / n];
  let [xx, xy, yy, xv, yv, vv] = [0, 0, 0, 0, 0, 0];
  each((x, y, value) => {
    const [dx, dy, dv] = [x - mx, y - my, value - mv];
    xx += dx * dx;
    xy += dx * dy;
    yy += dy * dy;
    xv += dx * dv;
    yv += dy * dv;
    vv += dv * dv;
  });
  const determinant = xx * yy - xy * xy || 1;
  const [gx, gy] = [(xv * yy - yv * xy) / determinant, (yv * xx - xv * xy) / determinant];
  const deviation = Math.sqrt(Math.max(0, (vv - gx * xv - gy * yv) / n));
  return { deviation, mean: mv, pixels: n };
}

/** Less grain than this, in grey levels, tells nothing: a drawing on a screen has none, compression takes it. */
const leastGrain = 2;
/** So much of a page's median the least tenth of its patches must have, or the grain is not the paper's. */
const leastEvenness = 0.7;
/** Least deviation from pixel to pixel over the whole page: a printed pattern has none between its lines. */
const leastFine = 0.8;

const leastPixels = 40;
/** Narrow characters leave little paper of their own. */
const margin = 4;

/**
 * Deviation of the grain from pixel to pixel: the median of the diagonal differences of two by two pixels, which
 * print and patterns on less than half of the page do not move (Donoho and Johnstone 1994).
 */
const fineGrain = ({ data, width, height }: Picture): number => {
  const counts = new Uint32Array(512);
  let n = 0;
  for (let y = 0; y + 1 < height; y += 4) {
    for (let x = 0; x + 1 < width; x += 3) {
      const at = y * width + x;
      const row = (from: number): number => (data[from] ?? 0) - (data[from + 1] ?? 0);
      const index = Math.min(511, Math.abs(row(at) - row(at + width)));
      counts[index] = (counts[index] ?? 0) + 1;
      n += 1;
    }
  }
  let [below, median] = [0, 0];
  while (median < 511 && below + (counts[median] ?? 0) <= n / 2) {
    below += counts[median] ?? 0;
    median += 1;
  }
  // Whole numbers: the share of the median's own count tells where between two of them it lies.
  const share = (n / 2 - below) / Math.max(1, counts[median] ?? 0);
  return Math.max(0, median - 0.5 + share) / 2 / 0.6745;
};

export interface PageGrain {
  /** Of each patch; null where there is too little paper to tell. */
  readonly grains: readonly (Grain | null)[];
  /** Deviation of the middle one. */
  readonly median: number;
}

/**
 * The grain around the characters of a page.
 * @returns null when the page as a whole has none that could be missed: a drawing, or a picture compressed until
 * it has patches with grain and patches without.
 */
export function grainOfPage(picture: Picture, patches: readonly Patch[]): PageGrain | null {
  const grains = patches.map(patch => {
    const grain = grainOf(picture, {
      left: patch.left - margin,
      top: patch.top - margin,
      width: patch.width + 2 * margin,
      height: patch.height + 2 * margin,
    });
    return grain.pixels >= leastPixels && grain.mean > 20 && grain.mean < 248 ? grain : null;
  });
  const sorted = grains.flatMap(grain => grain?.deviation ?? []).toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(share * sorted.length)] ?? 0;
  const median = at(0.5);
  if (fineGrain(picture) < leastFine) return null;
  return median < leastGrain || at(0.1) < leastEvenness * median ? null : { grains, median };
}
