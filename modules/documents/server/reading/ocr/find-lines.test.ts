import { expect, it } from 'vitest';
import { findLines } from './find-lines.ts';

const map = (
  marks: readonly (readonly [x: number, y: number, width: number, height: number])[],
  value = 0.9,
) => {
  const data = new Float32Array(200 * 100);
  for (const [left, top, width, height] of marks)
    for (let y = top; y < top + height; y += 1) data.fill(value, y * 200 + left, y * 200 + left + width);
  return { data, width: 200, height: 100 };
};

it('widens the core of a line by its area over its circumference, times 1.7', () => {
  const [quad, ...others] = findLines(map([[40, 30, 100, 10]]));
  const by = (1.7 * 1000) / 220;
  expect(others).toEqual([]);
  expect(quad?.map(({ x, y }) => [x, y])).toEqual([
    [expect.closeTo(40 - by, 3), expect.closeTo(30 - by, 3)],
    [expect.closeTo(140 + by, 3), expect.closeTo(30 - by, 3)],
    [expect.closeTo(140 + by, 3), expect.closeTo(40 + by, 3)],
    [expect.closeTo(40 - by, 3), expect.closeTo(40 + by, 3)],
  ]);
});

it('follows a line that rises', () => {
  const steps = Array.from(
    { length: 100 },
    (_, index) => [40 + index, 60 - Math.round(index * 0.2), 1, 8] as const,
  );
  const [quad] = findLines(map(steps));
  const [a, b] = [quad?.[0] ?? { x: 0, y: 0 }, quad?.[1] ?? { x: 1, y: 0 }];
  expect((b.y - a.y) / (b.x - a.x)).toBeCloseTo(-0.2, 1);
});

it('leaves specks and what is hardly likely', () => {
  expect(findLines(map([[40, 30, 3, 2]]))).toEqual([]);
  expect(findLines(map([[40, 30, 100, 10]], 0.4))).toEqual([]);
});
