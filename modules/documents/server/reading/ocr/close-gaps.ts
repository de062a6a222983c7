import { lineHeight } from './line-image.ts';

/** Wider gaps between characters, in pixels at `lineHeight`, are narrowed to this. */
const widest = 34;
const narrowed = 18;
/** How much of the contrast between paper and print a column without print may show. */
const faint = 0.3;

const share = (values: readonly number[], at: number): number =>
  values[Math.min(values.length - 1, Math.floor(values.length * at))] ?? 0;

/**
 * Which columns of a line to look at. Gaps between characters that stand far apart (名　　称) are narrowed: the
 * recogniser sees things in an empty stretch, and its cost goes by width.
 *
 * @param plane the line in one channel, rows of `stride`.
 * @returns columns from left to right.
 */
export function columnsWithoutGaps(plane: Float32Array, width: number, stride: number): number[] {
  const darkest = Array.from({ length: width }, (_, x) => {
    let least = 1;
    for (let y = 0; y < lineHeight; y += 1) least = Math.min(least, plane[y * stride + x] ?? 1);
    return least;
  });
  const sorted = darkest.toSorted((a, b) => a - b);
  const [print, paper] = [share(sorted, 0.05), share(sorted, 0.97)];
  const limit = paper - faint * (paper - print);
  const kept: number[] = [];
  let gap: number[] = [];
  const closeGap = (): void => {
    const half = narrowed / 2;
    kept.push(...(gap.length > widest ? [...gap.slice(0, half), ...gap.slice(-half)] : gap));
    gap = [];
  };
  for (const [x, value] of darkest.entries()) {
    if (value > limit) gap.push(x);
    else {
      closeGap();
      kept.push(x);
    }
  }
  closeGap();
  return kept;
}
