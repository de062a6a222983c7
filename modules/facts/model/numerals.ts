const DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  壹: 1,
  贰: 2,
  叁: 3,
  肆: 4,
  伍: 5,
  陆: 6,
  柒: 7,
  捌: 8,
  玖: 9,
};
const SMALL_UNITS: Readonly<Record<string, number>> = {
  十: 10,
  拾: 10,
  百: 100,
  佰: 100,
  千: 1000,
  仟: 1000,
};
const LARGE_UNITS: Readonly<Record<string, number>> = {
  万: 10_000,
  萬: 10_000,
  亿: 100_000_000,
  億: 100_000_000,
};

// 一万二 is said for 12000, and would count as 10002: on a document it must have its unit or a 零.
const CUT_SHORT = /[百佰千仟万萬亿億][^〇零十拾百佰千仟万萬亿億]$/;

/** A Chinese numeral as on certificates, small or capital form: 一百二十, 壹佰万, 二〇二〇. Null when it is none. */
export function chineseNumeral(text: string): number | null {
  if (text === '' || CUT_SHORT.test(text)) return null;
  if ([...text].every(sign => sign in DIGITS)) return Number([...text].map(sign => DIGITS[sign]).join(''));
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  for (const sign of text) {
    const small = SMALL_UNITS[sign];
    const large = LARGE_UNITS[sign];
    if (sign in DIGITS) {
      if (digit) return null;
      digit = DIGITS[sign] ?? null;
    } else if (small) {
      section += (digit ?? (section === 0 ? 1 : 0)) * small;
      digit = null;
    } else if (large) {
      if (total + section + (digit ?? 0) === 0) return null;
      total =
        large === 100_000_000
          ? (total + section + (digit ?? 0)) * large
          : total + (section + (digit ?? 0)) * large;
      section = 0;
      digit = null;
    } else return null;
  }
  return total + section + (digit ?? 0);
}
