import { describe, expect, it } from 'vitest';
import { workdaysAfter, workdaysUntil } from './deadline.ts';

describe('periods of workdays', () => {
  it.each([
    ['2026-11-20', 1, '2026-11-23', 'Friday to Monday'],
    ['2026-11-21', 3, '2026-11-25', 'from a Saturday'],
    ['2026-09-30', 1, '2026-10-08', 'over National Day'],
    ['2026-11-23', 0, '2026-11-23', 'the same day'],
    ['2026-10-09', 1, '2026-10-10', 'into a make-up Saturday'],
  ])('%s and %i workdays give %s: %s', (from, days, expected) => {
    expect(workdaysAfter(from, days)).toBe(expected);
  });

  it.each([
    ['2026-11-25', '2026-11-21', 3],
    ['2026-11-23', '2026-11-23', 0],
    ['2026-11-20', '2026-11-23', -1],
    ['2026-11-20', '2026-11-21', -1],
    ['2026-11-16', '2026-11-20', -4],
  ])('until %s, on %s: %i', (day, today, expected) => {
    expect(workdaysUntil(day, today)).toBe(expected);
  });
});
