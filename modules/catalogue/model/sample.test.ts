import { expect, test } from 'vitest';
import { isSampled } from './sample.ts';

test('a share of the keys is drawn, the same ones every time', () => {
  const keys = Array.from({ length: 100_000 }, (_, i) => `0193${i.toString(16).padStart(8, '0')}`);
  const drawn = keys.filter(key => isSampled(key, 0.05));
  expect(drawn.length / keys.length).toBeCloseTo(0.05, 2);
  expect(drawn.every(key => isSampled(key, 0.05))).toBe(true);
  // A larger share holds the smaller one.
  expect(drawn.every(key => isSampled(key, 0.1))).toBe(true);
});

test('none of it and all of it', () => {
  expect(isSampled('a', 0)).toBe(false);
  expect(isSampled('a', 1)).toBe(true);
});
