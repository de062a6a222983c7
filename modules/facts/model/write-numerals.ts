const SMALL = { digits: '零一二三四五六七八九', units: ['', '十', '百', '千'] } as const;
const CAPITAL = { digits: '零壹贰叁肆伍陆柒捌玖', units: ['', '拾', '佰', '仟'] } as const;
type Signs = typeof SMALL | typeof CAPITAL;
const LARGE_UNITS = ['', '万', '亿', '万亿'] as const;
const LIMIT = 10n ** 16n;

/** Four digits as thousands, hundreds, tens and ones, with one 零 for any run of noughts inside. */
function section(value: number, { digits, units }: Signs): string {
  let text = '';
  let nought = false;
  for (const [position, sign] of [...String(value)].entries()) {
    if (sign === '0') {
      nought = true;
      continue;
    }
    if (nought) text += digits[0];
    nought = false;
    text += `${digits[Number(sign)]}${units[String(value).length - 1 - position]}`;
  }
  return text;
}

function written(value: bigint, signs: Signs): string {
  if (value < 0n || value >= LIMIT) throw new RangeError('a numeral is from 0 to below 10^16');
  if (value === 0n) return signs.digits[0] ?? '';
  const sections: number[] = [];
  for (let rest = value; rest > 0n; rest /= 10_000n) sections.unshift(Number(rest % 10_000n));
  let text = '';
  let gap = false;
  for (const [index, part] of sections.entries()) {
    const unit = LARGE_UNITS[sections.length - 1 - index] ?? '';
    if (part === 0) {
      gap = true;
      continue;
    }
    if (text && (gap || part < 1000)) text += signs.digits[0];
    gap = false;
    // 万亿 is one unit only where no 亿 follows with a number of its own.
    const lead = unit === '万亿' && sections[index + 1] !== 0 ? '万' : unit;
    text += `${section(part, signs)}${lead}`;
  }
  return text;
}

/**
 * A whole number in Chinese numerals, from 0 to below 10^16: 二十一, 一百零五, 一万二千 (GB/T 15835-2011, 5.2).
 * A leading 一十 is 十.
 */
export const chineseNumber = (value: number | bigint): string =>
  written(BigInt(value), SMALL).replace(/^一十/, '十');

/** Digits one by one, as years are written: 2026 is 二〇二六 (GB/T 15835-2011, 5.2.2). */
export const chineseDigits = (digits: string): string =>
  digits.replace(/\d/g, digit => '〇一二三四五六七八九'.charAt(Number(digit)));

/**
 * An amount in capitals, as cheques, orders to pay and fines state it: 人民币壹仟贰佰叁拾肆元伍角陆分. 整 closes an
 * amount without 分 (中国人民银行《正确填写票据和结算凭证的基本规定》).
 * @param cents whole cents, from 0 to below 10^18
 * @throws RangeError outside of that
 */
export function amountInCapitals(cents: bigint): string {
  const yuan = cents / 100n;
  const jiao = Number((cents / 10n) % 10n);
  const fen = Number(cents % 10n);
  const { digits } = CAPITAL;
  let text = yuan > 0n || cents === 0n ? `${written(yuan, CAPITAL)}元` : '';
  if (jiao > 0) text += `${digits[jiao]}角`;
  else if (fen > 0 && text) text += digits[0];
  if (fen > 0) text += `${digits[fen]}分`;
  else text += '整';
  return `人民币${text}`;
}
