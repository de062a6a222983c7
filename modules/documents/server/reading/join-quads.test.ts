import { expect, it } from 'vitest';
import { joinQuads } from './join-quads.ts';
import type { Quad } from './lines.ts';

const box = (x: number, y: number, width: number, height: number): Quad => [
  { x, y },
  { x: x + width, y },
  { x: x + width, y: y + height },
  { x, y: y + height },
];

it('joins boxes that overlap within a line', () => {
  expect(joinQuads([box(100, 10, 200, 30), box(290, 12, 300, 30)])).toEqual([
    [
      { x: 100, y: 10 },
      { x: 590, y: 12 },
      { x: 590, y: 42 },
      { x: 100, y: 40 },
    ],
  ]);
});

it.each([
  ['apart', box(310, 10, 100, 30)],
  ['on another line', box(290, 45, 100, 30)],
  ['of another size', box(290, 0, 100, 60)],
])('keeps a box that is %s', (_, other) => {
  expect(joinQuads([box(100, 10, 200, 30), other])).toHaveLength(2);
});
