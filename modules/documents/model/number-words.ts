import { amountInCapitals, chineseDigits, chineseNumber } from '@zhiban/facts';

/** How a template may ask for a number: an amount in capitals, or in small Chinese numerals. */
const NUMBER_WORDS = ['大写', '汉字'] as const;
export type NumberWord = (typeof NUMBER_WORDS)[number];

export const isNumberWord = (word: string): word is NumberWord => NUMBER_WORDS.some(known => known === word);

const MOST_CENTS = 10n ** 18n;
const AMOUNT = /^(\d{1,3}(?:,\d{3})+|\d{1,14})(?:\.(\d{1,2}))?\s*(元|万元)?$/;
const WHOLE = /^\d{1,15}$/;
const DAY = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/;

/**
 * A number, an amount in yuan or a day as Chinese words: `1,234.56 元` in 大写 is 人民币壹仟贰佰叁拾肆元伍角陆分
 * (中国人民银行《正确填写票据和结算凭证的基本规定》), `21` in 汉字 is 二十一, `2026年11月21日` is 二〇二六年十一月二十一日
 * (GB/T 15835-2011). What is none of them stays as it is.
 */
export function inNumberWords(text: string, word: NumberWord): string {
  if (word === '大写') {
    const [, yuan = '', decimals = '', unit] = AMOUNT.exec(text.trim()) ?? [];
    if (!yuan) return text;
    const amount = BigInt(yuan.replaceAll(',', '')) * 100n + BigInt(decimals.padEnd(2, '0'));
    const cents = unit === '万元' ? amount * 10_000n : amount;
    return cents < MOST_CENTS ? amountInCapitals(cents) : text;
  }
  const [, year, month, day] = DAY.exec(text) ?? [];
  if (year) return `${chineseDigits(year)}年${chineseNumber(Number(month))}月${chineseNumber(Number(day))}日`;
  return WHOLE.test(text) ? chineseNumber(Number(text)) : text;
}
