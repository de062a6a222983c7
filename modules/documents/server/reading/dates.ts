const digits: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  '○': 0,
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

const smallNumber = (text: string): number => {
  const [tens, ones] = text.replace('廿', '二十').replace('卅', '三十').split('十');
  if (ones === undefined) return digits[text] ?? 0;
  return (tens ? (digits[tens] ?? 0) : 1) * 10 + (ones ? (digits[ones] ?? 0) : 0);
};

const isoDate = (year: number, month: number, day: number): string | null => {
  const time = new Date(Date.UTC(year, month - 1, day));
  const real = time.getUTCMonth() === month - 1 && time.getUTCDate() === day;
  return real && year >= 1900 && year < 2200 ? time.toISOString().slice(0, 10) : null;
};

/** A date in a text: its ISO form and the characters that it took, from `start` to before `end`. */
export interface FoundDate {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

const arabic = /([12OoIl][\dOoIl]{3})[^\dOoIl至]{1,2}([\dOoIl]{1,2})[^\dOoIl至]{1,2}([\dOoIl]{1,2})日?/g;
const chinese =
  /([〇零○一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十廿卅]{1,3})日/g;
const plain = (text: string): number => Number(text.replace(/[Oo]/g, '0').replace(/[Il]/g, '1'));

/**
 * Every date in a text, in its order: 2020年03月05日, 2020-3-5, 2020.03.05, 二〇二〇年三月五日. A separator
 * that was misread still separates; a day that the calendar does not have is no date.
 */
export function findDates(text: string): FoundDate[] {
  const found: FoundDate[] = [];
  const add = (match: RegExpExecArray, value: string | null): void => {
    if (value) found.push({ value, start: match.index, end: match.index + match[0].length });
  };
  for (const match of text.matchAll(arabic)) {
    add(match, isoDate(plain(match[1] ?? ''), plain(match[2] ?? ''), plain(match[3] ?? '')));
  }
  for (const match of text.matchAll(chinese)) {
    const year = [...(match[1] ?? '')].reduce((sum, digit) => sum * 10 + (digits[digit] ?? 0), 0);
    add(match, isoDate(year, smallNumber(match[2] ?? ''), smallNumber(match[3] ?? '')));
  }
  return found.toSorted((a, b) => a.start - b.start);
}

const unlimited = /长期|永久|无固定期限|无期限|不约定期限/;

/** The two ends of a period; 长期 for an unlimited end. A single date after 至 is the end. */
export function findPeriod(text: string): { readonly from: string | null; readonly to: string | null } {
  const [first, second] = findDates(text);
  if (first && second) return { from: first.value, to: second.value };
  if (unlimited.test(text)) return { from: first?.value ?? null, to: '长期' };
  if (!first) return { from: null, to: null };
  const opens =
    /^[日]?(至|起|—|-|到)/.test(text.slice(first.end)) || text.slice(0, first.start).endsWith('自');
  return opens ? { from: first.value, to: null } : { from: null, to: first.value };
}
