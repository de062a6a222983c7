import { expect, it } from 'vitest';
import { trafficLight } from './traffic-light.ts';

it.each([
  [-3, 'danger', 'overdue', 3],
  [-1, 'danger', 'overdue', 1],
  [0, 'warning', 'today', 0],
  [1, 'warning', 'tomorrow', 1],
  [2, 'success', 'left', 2],
  [20, 'success', 'left', 20],
] as const)('%d workdays left is %s, %s', (left, state, word, days) => {
  expect(trafficLight(left)).toEqual({ state, word, days });
});

it('shows no light where nothing is due', () => {
  expect(trafficLight(null)).toBeNull();
});
