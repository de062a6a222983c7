import { expect, test } from 'vitest';
import { matrixOf } from './matrix.ts';

test('values in their order, and how many went from which to which', () => {
  const order = ['approve', 'correct', 'refer'];
  const matrix = matrixOf(
    [
      { before: 'refer', after: 'correct', count: 2 },
      { before: 'approve', after: 'approve', count: 7 },
      { before: 'refer', after: 'correct', count: 1 },
    ],
    value => order.indexOf(value),
  );
  expect([matrix.before, matrix.after]).toEqual([
    ['approve', 'refer'],
    ['approve', 'correct'],
  ]);
  expect([matrix.count('refer', 'correct'), matrix.count('approve', 'correct')]).toEqual([3, 0]);
});
