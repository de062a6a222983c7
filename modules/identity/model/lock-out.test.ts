import { expect, it } from 'vitest';
import { pauseSeconds } from './lock-out.ts';

it.each([
  [0, 0],
  [4, 0],
  [5, 60],
  [6, 120],
  [7, 240],
  [10, 1920],
  [11, 3600],
  [5000, 3600],
])('after %i failures: %i seconds', (failures, seconds) => {
  expect(pauseSeconds(failures)).toBe(seconds);
});
