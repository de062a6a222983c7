import { expect, test } from 'vitest';
import { AnswerCache } from './answer-cache.ts';

test('is bounded: the answer that was written longest ago goes first', () => {
  const cache = new AnswerCache({ now: () => new Date(0) }, 2);
  cache.set('a', { kind: 'not-found' });
  cache.set('b', { kind: 'not-found' });
  cache.set('a', { kind: 'not-found' });
  cache.set('c', { kind: 'not-found' });
  expect(['a', 'b', 'c'].map(code => cache.get(code) !== undefined)).toEqual([true, false, true]);
});
