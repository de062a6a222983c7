import { describe, expect, it } from 'vitest';
import { formatBytes, formatDate, formatDateTime, formatDay, formatMoney, formatTime } from './format.ts';

describe('dates are in the civil time of China', () => {
  it.each([
    ['2026-11-21', '2026年11月21日', '21 November 2026'],
    ['2026-01-05', '2026年1月5日', '5 January 2026'],
    ['2026-11-20T16:00:00.000Z', '2026年11月21日', '21 November 2026'],
    ['2026-11-20T15:59:59.999Z', '2026年11月20日', '20 November 2026'],
  ])('%s', (value, chinese, english) => {
    expect(formatDate(value)).toBe(chinese);
    expect(formatDate(value, 'en')).toBe(english);
  });

  it('keeps times to the minute', () => {
    const instant = new Date('2026-11-21T06:05:59.000Z');
    expect(formatDateTime(instant)).toBe('2026-11-21 14:05');
    expect(formatTime(instant)).toBe('14:05');
    expect(formatDay('2026-12-31T23:30:00.000Z')).toBe('2027-01-01');
    expect(formatTime('2026-11-20T16:00:00.000Z')).toBe('00:00');
  });

  it('refuses what is no date', () => {
    expect(() => formatDate('yesterday')).toThrow(RangeError);
  });
});

describe('money', () => {
  it.each([
    [123456n, '1,234.56 元'],
    [5, '0.05 元'],
    [0, '0.00 元'],
    [100000000000n, '1,000,000,000.00 元'],
    [-99950n, '-999.50 元'],
    [9007199254740993n, '90,071,992,547,409.93 元'],
  ])('%s cents', (cents, expected) => {
    expect(formatMoney(cents)).toBe(expected);
  });

  it('names the currency in English', () => {
    expect(formatMoney(123456n, 'en')).toBe('CNY 1,234.56');
  });
});

it.each([
  [1, '1 KB'],
  [348_160, '340 KB'],
  [2_516_582, '2.4 MB'],
  [10_485_760, '10 MB'],
])('%d bytes', (bytes, expected) => {
  expect(formatBytes(bytes)).toBe(expected);
});
