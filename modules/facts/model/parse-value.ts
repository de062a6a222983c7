import { isRealDay } from './codes.ts';
import { chineseNumeral } from './numerals.ts';

/**
 * A day as people and certificates write it (2026-11-21, 2026/11/21, 20261121, 2026年11月21日,
 * 二〇二六年十一月二十一日), as `2026-11-21` (GB/T 7408.1, extended format). Null when it is no real day.
 */
export function parseDay(text: string): string | null {
  const compact = text.replace(/\s/g, '');
  const match =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(compact) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(compact) ??
    /^([〇零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日$/.exec(
      compact,
    );
  if (!match) return null;
  const [year, month, day] = match
    .slice(1)
    .map(part => (/^\d+$/.test(part) ? Number(part) : chineseNumeral(part)));
  if (!year || !month || !day || year < 1000 || !isRealDay(year, month, day)) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** A decimal number without exponent; `1,200.50` may be grouped. Null when it is none or not exact. */
export function parseNumber(text: string): number | null {
  const plain = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text;
  if (!/^-?\d+(?:\.\d+)?$/.test(plain)) return null;
  if (plain.replace(/[-.]/g, '').replace(/^0+/, '').length > 15) return null;
  return Number(plain) + 0;
}

const FOREIGN = /美元|欧元|港元|港币|日元|英镑|澳元|加元|韩元|USD|EUR|HKD|JPY|GBP/;

/**
 * An amount of money in yuan with at most two decimals: `100万元人民币`, `人民币壹佰万元整`, `￥1,200.50`, `5000000`.
 */
export function parseMoney(text: string): { yuan: number } | { fault: 'foreign' | 'format' } {
  const compact = text.replace(/\s/g, '').toUpperCase();
  if (FOREIGN.test(compact)) return { fault: 'foreign' };
  const bare = compact.replace(/人民币|CNY|RMB|[¥￥()]/g, '').replace(/[圆元]?整?$/, '');
  const match = /^(-?[\d,.]+)(万|亿)?$/.exec(bare);
  const unit = match?.[2] === '亿' ? 100_000_000 : match?.[2] === '万' ? 10_000 : 1;
  const amount = match?.[1] === undefined ? chineseNumeral(bare) : parseNumber(match[1]);
  if (amount === null || amount < 0) return { fault: 'format' };
  const yuan = Math.round(amount * unit * 100) / 100;
  const exact =
    Math.abs(yuan - amount * unit) < 1e-6 * Math.max(1, unit / 10_000) &&
    Number.isSafeInteger(Math.round(yuan * 100));
  return exact ? { yuan } : { fault: 'format' };
}
