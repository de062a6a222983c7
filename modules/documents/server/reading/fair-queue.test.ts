import { expect, it } from 'vitest';
import { createFairQueue } from './fair-queue.ts';

it('lets owners take turns, and what is urgent go first', () => {
  const queue = createFairQueue<string>();
  for (const item of ['a1', 'a2', 'a3', 'a4']) queue.push(item, 'a');
  expect(queue.next()).toBe('a1');
  queue.push('b1', 'b');
  queue.push('c1', 'c');
  queue.push('b2', 'b');
  queue.push('picture', 'a', true);
  expect(queue.size).toBe(7);
  const order = Array.from({ length: 8 }, () => queue.next());
  expect(order).toEqual(['picture', 'a2', 'b1', 'c1', 'a3', 'b2', 'a4', undefined]);
  expect(queue.size).toBe(0);
});
