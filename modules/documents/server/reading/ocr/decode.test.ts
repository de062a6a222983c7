import { expect, it } from 'vitest';
import { decode } from './decode.ts';

/** Rows of probabilities over nothing, A, B, 8. */
const scores = (rows: readonly (readonly number[])[]) => ({
  data: Float32Array.from(rows.flat()),
  steps: rows.length,
  classes: 4,
});
const read = (rows: readonly (readonly number[])[]) => decode(scores(rows), ['A', 'B', '8']);

it('reads the best path: a run is one character, the same one again only after a gap', () => {
  const { text, confidence } = read([
    [0.1, 0.9, 0, 0],
    [0.2, 0.8, 0, 0],
    [1, 0, 0, 0],
    [0, 0.7, 0.2, 0.1],
    [0, 0, 0.9, 0.1],
  ]);
  expect(text).toBe('AAB');
  expect(confidence).toBeCloseTo((0.9 + 0.7 + 0.9) / 3, 5);
});

it('keeps what else a character may be, and a character that was nearly seen', () => {
  const { text, characters } = read([
    [0, 0, 0.6, 0.4],
    [0.7, 0.3, 0, 0],
  ]);
  expect(text).toBe('B');
  expect(characters.map(({ options }) => options.map(option => option.text))).toEqual([
    ['B', '8'],
    ['', 'A'],
  ]);
  expect(characters.map(({ at }) => at)).toEqual([0.25, 0.75]);
});
