import { chineseDigits, chineseNumber } from '@zhiban/facts';

const parts = (isoDate: string): [string, number, number] => {
  const [year = '', month, day] = isoDate.split('-');
  return [year, Number(month), Number(day)];
};

/** `2026-11-21` as official papers write it: 2026年11月21日, no leading zeros (GB/T 9704-2012, 7.3.5.4). */
export function chineseDate(isoDate: string): string {
  const [year, month, day] = parts(isoDate);
  return `${year}年${month}月${day}日`;
}

/** `2026-11-21` in Chinese numerals: 二〇二六年十一月二十一日, with 〇 for nought (GB/T 15835-2011, 4.2, 5.2.2). */
export function chineseDateInNumerals(isoDate: string): string {
  const [year, month, day] = parts(isoDate);
  return `${chineseDigits(year)}年${chineseNumber(month)}月${chineseNumber(day)}日`;
}
