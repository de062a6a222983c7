import { describe, expect, it } from 'vitest';
import { chineseNumeral } from './numerals.ts';
import { amountInCapitals, chineseDigits, chineseNumber } from './write-numerals.ts';

describe('chineseNumber', () => {
  it.each([
    [0, '零'],
    [7, '七'],
    [10, '十'],
    [21, '二十一'],
    [105, '一百零五'],
    [110, '一百一十'],
    [1001, '一千零一'],
    [12_000, '一万二千'],
    [10_010, '一万零一十'],
    [100_000, '十万'],
    [10_0500, '十万零五百'],
    [100_000_000, '一亿'],
    [100_010_000, '一亿零一万'],
    [1_2345_6789, '一亿二千三百四十五万六千七百八十九'],
    [1_0000_0000_0000, '一万亿'],
    [1_0002_0000_0000, '一万零二亿'],
    [2_3000_0000_0000, '二万三千亿'],
    [1_0000_0000_0005, '一万亿零五'],
    [1_0000_0001_0000, '一万亿零一万'],
  ])('writes %d as %s', (value, text) => {
    expect(chineseNumber(value)).toBe(text);
  });

  it('is read back as the same number', () => {
    for (let value = 0; value < 200_000; value += 37)
      expect(chineseNumeral(chineseNumber(value))).toBe(value);
  });

  it('refuses what it cannot write', () => {
    expect(() => chineseNumber(-1)).toThrow(RangeError);
    expect(() => chineseNumber(10n ** 16n)).toThrow(RangeError);
  });
});

describe('chineseDigits', () => {
  it('writes digit by digit', () => expect(chineseDigits('2026')).toBe('二〇二六'));
});

describe('amountInCapitals', () => {
  it.each([
    [0n, '人民币零元整'],
    [5n, '人民币伍分'],
    [50n, '人民币伍角整'],
    [100n, '人民币壹元整'],
    [1000n, '人民币壹拾元整'],
    [10_905n, '人民币壹佰零玖元零伍分'],
    [123_456n, '人民币壹仟贰佰叁拾肆元伍角陆分'],
    [140_950n, '人民币壹仟肆佰零玖元伍角整'],
    [600_714n, '人民币陆仟零柒元壹角肆分'],
    [10_700_053n, '人民币壹拾万柒仟元伍角叁分'],
    [1_000_000_000_00n, '人民币壹拾亿元整'],
    [300_000_00n, '人民币叁拾万元整'],
  ])('writes %s cents as %s', (cents, text) => {
    expect(amountInCapitals(cents)).toBe(text);
  });
});
