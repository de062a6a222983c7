import { expect, it } from 'vitest';
import { withinOf } from './usual-words.ts';

it.each([
  [10, { unit: 'seconds', count: 10 }],
  [60, { unit: 'minutes', count: 1 }],
  [600, { unit: 'minutes', count: 10 }],
  [14_400, { unit: 'hours', count: 4 }],
  [259_200, { unit: 'days', count: 3 }],
])('%d s', (seconds, expected) => {
  expect(withinOf(seconds)).toEqual(expected);
});
