import fc from 'fast-check';
import { expect, test } from 'vitest';
import { feelDate } from '../values/convert.ts';
import { Decimal } from '../values/numbers.ts';
import type { FeelValue } from '../values/values.ts';
import { Comparison, type Judgement } from './comparison.ts';

const judged = (value: FeelValue, ...rows: string[]): Judgement => ({ value, rows });

test('who changes, by how much, and which rows decide', () => {
  const comparison = new Comparison();
  comparison.add('甲', judged('approve', 'r1'), judged('approve', 'r1'));
  comparison.add('乙', judged('approve', 'r1'), judged('refer', 'r2', 'r3'));
  comparison.add('丙', judged('refer', 'r2'), judged('refer', 'r3'));
  expect(comparison.result()).toEqual({
    subjects: 3,
    changed: 1,
    shifted: 1,
    coarse: false,
    cells: [
      { before: '"approve"', after: '"approve"', count: 1 },
      { before: '"approve"', after: '"refer"', count: 1 },
      { before: '"refer"', after: '"refer"', count: 1 },
    ],
    rows: [
      { row: 'r1', before: 2, after: 1, started: 0, stopped: 1 },
      { row: 'r2', before: 1, after: 1, started: 1, stopped: 1 },
      { row: 'r3', before: 0, after: 2, started: 2, stopped: 0 },
    ],
    amounts: null,
    changes: [{ key: '乙', before: '"approve"', after: '"refer"', stopped: ['r1'], started: ['r2', 'r3'] }],
    shifts: [{ key: '丙', before: '"refer"', after: '"refer"', stopped: ['r2'], started: ['r3'] }],
  });
});

test('amounts are summed as decimals; one that comes or goes counts on its side alone', () => {
  const comparison = new Comparison();
  comparison.add('甲', judged(0.1), judged(0.3));
  comparison.add('乙', judged(0.2), judged(0.1));
  comparison.add('丙', judged(null), judged(5000));
  comparison.count(judged(1000), judged(1000.5), 3);
  expect(comparison.result().amounts).toEqual({
    before: { count: 5, sum: '3000.3' },
    after: { count: 6, sum: '8001.9' },
    difference: { count: 5, sum: '1.6', mean: '0.32', min: '-0.1', max: '0.5' },
  });
});

test('a day and a long number are told as they are written', () => {
  const comparison = new Comparison();
  comparison.add('甲', judged(feelDate('2026-11-21')), judged(new Decimal('0.1234567890123456789')));
  expect(comparison.result().cells).toEqual([
    { before: '"2026-11-21"', after: '0.1234567890123456789', count: 1 },
  ]);
});

test('too many different values are told by their kind, all are counted, the first are listed', () => {
  const comparison = new Comparison();
  for (let i = 0; i < 1000; i++) comparison.add(`${i}`, judged(i), judged(i % 2 === 0 ? i : null));
  const { cells, coarse, changed, changes } = comparison.result();
  expect([coarse, changed, changes.length, changes[199]?.key]).toEqual([true, 500, 200, '399']);
  expect(cells).toEqual([
    { before: 'number', after: 'number', count: 500 },
    { before: 'number', after: 'null', count: 500 },
  ]);
});

const value: fc.Arbitrary<FeelValue> = fc.oneof(
  fc.constantFrom('approve', 'refer', null, true, false),
  fc.integer({ min: -50, max: 50 }).map(n => n / 10),
  fc.integer(),
);
const judgement = fc.record({
  value,
  rows: fc.uniqueArray(fc.constantFrom('r1', 'r2', 'r3', 'r4'), { maxLength: 3 }),
});

test('the merged comparisons of the parts are the comparison of the whole', () => {
  const pairs = fc.array(fc.tuple(fc.string(), judgement, judgement), { maxLength: 500, size: 'max' });
  fc.assert(
    fc.property(pairs, fc.array(fc.nat(500), { maxLength: 5 }), (subjects, cuts) => {
      const whole = new Comparison();
      for (const [key, before, after] of subjects) whole.add(key, before, after);
      const merged = new Comparison();
      const ends = [0, ...cuts.toSorted((a, b) => a - b), subjects.length];
      for (const [i, end] of ends.slice(1).entries()) {
        const part = new Comparison();
        for (const [key, before, after] of subjects.slice(ends[i], end)) part.add(key, before, after);
        merged.merge(part.result());
      }
      expect(merged.result()).toEqual(whole.result());
    }),
    { numRuns: 60 },
  );
});
