import { describe, expect, it } from 'vitest';
import { afterLeaving, neighbour } from './order.ts';

describe('moving in the list', () => {
  it.each([
    ['a', 1, 'b'],
    ['b', 1, 'c'],
    ['c', 1, 'c'],
    ['b', -1, 'a'],
    ['a', -1, 'a'],
    [undefined, 1, 'a'],
    [undefined, -1, 'a'],
    ['gone', 1, 'a'],
  ] as const)('from %s by %d to %s', (current, step, expected) => {
    expect(neighbour(['a', 'b', 'c'], current, step)).toBe(expected);
  });

  it('finds nothing in an empty list', () => {
    expect(neighbour([], 'a', 1)).toBeUndefined();
  });
});

describe('after a decision the next case opens', () => {
  it.each([
    ['a', 'b'],
    ['b', 'c'],
    ['c', 'b'],
    ['gone', 'a'],
  ])('after %s comes %s', (left, expected) => {
    expect(afterLeaving(['a', 'b', 'c'], left)).toBe(expected);
  });

  it('is empty when the last one is done', () => {
    expect(afterLeaving(['a'], 'a')).toBeUndefined();
  });
});
