import { describe, expect, it } from 'vitest';
import { penAdvances, textWidth } from './fonts.ts';
import { breakLines } from './lines.ts';
import { mayBreakBetween, squeezed } from './marks.ts';
import { measureIn } from './text-box.ts';

describe('squeezed', () => {
  it.each([
    ['。', '”', 0.5],
    ['》', '，', 0.5],
    ['》', '《', 0.5],
    ['：', '“', 0.5],
    ['（', '《', 0.5],
    ['）', '。', 0.5],
    ['（', '一', 0],
    ['一', '（', 0],
    ['（', '）', 0],
    ['。', undefined, 0],
  ] as const)('%s before %s stands %d of a square closer', (mark, next, share) => {
    expect(squeezed(mark, next)).toBe(share);
  });
});

describe('a line of text', () => {
  it('is narrower where marks meet', () => {
    expect(penAdvances('《甲》，《乙》。', 'regular', 10)).toEqual([10, 10, 5, 5, 10, 10, 5, 10]);
    expect(textWidth('（《甲》）', 'regular', 10)).toBe(40);
  });

  it('lets the air of its last mark hang over the edge', () => {
    const measure = measureIn({ weight: 'regular', size: 10 });
    expect(measure('不予许可。')).toBe(45);
    expect(breakLines('本局不予许可。特此告知', { width: 65, measure })).toEqual([
      '本局不予许可。',
      '特此告知',
    ]);
  });
});

describe('mayBreakBetween', () => {
  it.each([
    ['甲', '～乙'],
    ['甲', '·乙'],
    ['甲', '／'],
    ['￥', '12'],
    ['№', '3'],
    ['甲', '℃'],
    ['“', '甲'],
    ['甲', '……'],
  ])('not between %s and %s', (before, after) => expect(mayBreakBetween(before, after)).toBe(false));
});
