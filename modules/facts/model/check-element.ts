import type { Bilingual } from '@zhiban/kernel';
import { type CodeFault, residentIdFault, usccFault } from './codes.ts';
import { PROVINCES } from './divisions.ts';
import { type Element, UNLIMITED } from './elements/element.ts';
import { element } from './elements/index.ts';
import { parseDay, parseMoney, parseNumber } from './parse-value.ts';
import { tidy, tidyCode, toHalfWidth } from './text.ts';

/** A fact's value. Dates as `2026-11-21`, money in yuan, choices by their Chinese word; null: known to be absent. */
export type FactValue = string | number | boolean | null;

interface Fault {
  readonly ok: false;
  /** What is wrong, in plain words, naming the element. */
  readonly problem: Bilingual;
  /** What the reader can do now. */
  readonly remedy: Bilingual;
}
export type Checked = { readonly ok: true; readonly value: string | number | boolean } | Fault;

const good = (value: string | number | boolean): Checked => ({ ok: true, value });

function fault({ name }: Element, problem: Bilingual, remedy: Bilingual): Fault {
  return { ok: false, problem: { zh: name.zh + problem.zh, en: `${name.en} ${problem.en}` }, remedy };
}

const again = (what: Bilingual): Bilingual => ({ zh: `请填写${what.zh}。`, en: `Enter ${what.en}.` });

const CODE_PROBLEMS: Readonly<Record<CodeFault, Bilingual>> = {
  length: { zh: '应当是 18 位。', en: 'must have 18 characters.' },
  characters: { zh: '里有不该出现的字符。', en: 'has a character that does not occur in it.' },
  division: { zh: '里的行政区划代码不对。', en: 'has a wrong division code.' },
  date: { zh: '里的出生日期不存在。', en: 'has a date of birth that does not exist.' },
  check: {
    zh: '的校验位对不上，可能有一位写错或看错了。',
    en: 'fails its check digit: one character is probably wrong.',
  },
};
const USCC_REMEDY: Bilingual = {
  zh: '请对照营业执照逐位核对；代码里没有字母 I、O、S、V、Z，多半是数字 1、0、5、2。',
  en: 'Compare it with the business licence; I, O, S, V and Z never occur, they are mostly 1, 0, 5 and 2.',
};
const ID_REMEDY: Bilingual = {
  zh: '请对照身份证逐位核对；15 位的旧号码已停用，请用现在的 18 位号码，最后一位可能是 X。',
  en: 'Compare it with the ID card; 15-digit numbers are no longer valid, and the last of the 18 may be X.',
};

const PATTERNS = {
  division: /^\d{6}$/,
  mobile: /^1[3-9]\d{9}$/,
  postcode: /^\d{6}$/,
  email: /^[^\s@<>(),;:"]+@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}$/,
} as const;
const PATTERN_REMEDIES: Readonly<Record<keyof typeof PATTERNS, Bilingual>> = {
  division: { zh: '6 位行政区划代码，如 330199', en: 'the 6 digits of a division, such as 330199' },
  mobile: {
    zh: '11 位手机号码，如 13800000000',
    en: 'the 11 digits of a mobile number, such as 13800000000',
  },
  postcode: { zh: '6 位邮政编码', en: 'the 6 digits of a postcode' },
  email: { zh: '完整的邮箱地址，如 name@example.cn', en: 'a full address such as name@example.cn' },
};
function tooLong(def: Element, limit: number): Fault {
  return fault(
    def,
    { zh: `超过 ${limit} 个字。`, en: `has more than ${limit} characters.` },
    { zh: '请写得短一些。', en: 'Make it shorter.' },
  );
}

const WRONG: Bilingual = { zh: '的格式不对。', en: 'is not well-formed.' };

function checkCode(def: Element, check: NonNullable<Element['check']>, raw: string): Checked {
  const text = check === 'email' ? toHalfWidth(tidy(raw)) : tidyCode(raw);
  if (check === 'uscc' || check === 'residentId') {
    const found = check === 'uscc' ? usccFault(text) : residentIdFault(text);
    return found ? fault(def, CODE_PROBLEMS[found], check === 'uscc' ? USCC_REMEDY : ID_REMEDY) : good(text);
  }
  const plain = check === 'mobile' ? text.replace(/-/g, '').replace(/^(?:\+|00)?86(?=1\d{10}$)/, '') : text;
  const holds = PATTERNS[check].test(plain) && (check !== 'division' || plain.slice(0, 2) in PROVINCES);
  return holds ? good(plain) : fault(def, WRONG, again(PATTERN_REMEDIES[check]));
}

function checkChoice(def: Element, raw: string): Checked {
  const wanted = toHalfWidth(tidy(raw));
  const choices = def.choices ?? [];
  const found = choices.find(({ value, name, aliases = [] }) =>
    [value, name.zh, name.en, ...aliases].some(
      word => toHalfWidth(word).toLowerCase() === wanted.toLowerCase(),
    ),
  );
  if (found) return good(found.value);
  const some = choices.slice(0, 8);
  return fault(
    def,
    { zh: '不在可选的范围里。', en: 'is none of the choices.' },
    {
      zh: `请选择：${some.map(choice => choice.name.zh).join('、')}${some.length < choices.length ? ' 等' : ''}。`,
      en: `Choose one of: ${some.map(choice => choice.name.en).join(', ')}${some.length < choices.length ? ' ...' : ''}.`,
    },
  );
}

function checkDate(def: Element, raw: string): Checked {
  const text = toHalfWidth(tidy(raw));
  if (def.openEnded && /^(?:长期|永久|长期有效|无固定期限)$/.test(text)) return good(UNLIMITED);
  const day = parseDay(text);
  if (day) return good(day);
  const orUnlimited = def.openEnded
    ? { zh: '；没有期限的写“长期”', en: '; write 长期 when there is no end' }
    : { zh: '', en: '' };
  return fault(
    def,
    { zh: '不是一个真实的日期。', en: 'is not a real date.' },
    {
      zh: `请按“2026年11月21日”的样子填写${orUnlimited.zh}。`,
      en: `Write it like 2026-11-21${orUnlimited.en}.`,
    },
  );
}

function checkNumber(def: Element, raw: string): Checked {
  const unit = def.unit ? [def.unit.zh, def.unit.en] : [];
  const text = unit.reduce(
    (rest, word) => (rest.endsWith(word) ? rest.slice(0, -word.length) : rest),
    toHalfWidth(tidy(raw)),
  );
  if (def.type === 'money') {
    const parsed = parseMoney(toHalfWidth(tidy(raw)));
    if ('yuan' in parsed) return good(parsed.yuan);
    return parsed.fault === 'foreign'
      ? fault(
          def,
          { zh: '不是人民币金额。', en: 'is not in yuan.' },
          { zh: '请折合成人民币填写；拿不准请找工作人员。', en: 'Convert it to yuan, or ask the staff.' },
        )
      : fault(
          def,
          { zh: '不是一个金额。', en: 'is not an amount of money.' },
          {
            zh: '请写成“500000”或“50万元”，最多两位小数。',
            en: 'Write 500000 or 50万元, with two decimals at most.',
          },
        );
  }
  const number = parseNumber(text.trim());
  const holds = number !== null && number >= 0 && (def.type === 'decimal' || Number.isInteger(number));
  const kind =
    def.type === 'integer'
      ? { zh: '不小于 0 的整数', en: 'a whole number from 0' }
      : { zh: '不小于 0 的数', en: 'a number from 0' };
  return holds
    ? good(number)
    : fault(
        def,
        { zh: `应当是${kind.zh}。`, en: `must be ${kind.en}.` },
        again({ zh: '阿拉伯数字，如 12', en: 'digits, such as 12' }),
      );
}

function checkBoolean(def: Element, raw: string): Checked {
  const text = toHalfWidth(tidy(raw)).toLowerCase();
  if (['true', '是', '有', 'yes', '1'].includes(text)) return good(true);
  if (['false', '否', '无', 'no', '0'].includes(text)) return good(false);
  return fault(
    def,
    { zh: '只能是“是”或“否”。', en: 'must be yes or no.' },
    { zh: '请选择“是”或“否”。', en: 'Choose yes or no.' },
  );
}

function checkText(def: Element, raw: string): Checked {
  const tidied = toHalfWidth(tidy(raw), 'letters-digits');
  const text = def.format
    ? tidyCode(raw)
    : def.type === 'longtext'
      ? tidied
      : tidied.replace(/\s*\n\s*/g, '');
  if (def.format && !new RegExp(`^(?:${def.format})$`, 'u').test(text))
    return fault(
      def,
      WRONG,
      def.hint
        ? { zh: `${def.hint.zh}。`, en: `${def.hint.en}.` }
        : { zh: '请对照证件核对。', en: 'Compare it with the document.' },
    );
  return good(text);
}

/**
 * Checks one value against the registry and normalises it: full-width to half-width, outer blanks away, codes in
 * upper case without blanks, days as `2026-11-21`, 长期 as `UNLIMITED`, money in yuan, choices by their Chinese word.
 * Normalising twice changes nothing.
 * @throws FACTS_UNKNOWN_ELEMENT
 */
export function checkElement(code: string, value: string | number | boolean): Checked {
  const def = element(code);
  const raw = String(value);
  const limit = def.maxLength ?? (def.type === 'longtext' ? 4000 : 200);
  // Blanks may go, but nothing far too long is parsed at all.
  if (raw.length > 4 * limit + 100) return tooLong(def, limit);
  const checked = check(def, raw);
  return checked.ok && [...String(checked.value)].length > limit ? tooLong(def, limit) : checked;
}

function check(def: Element, raw: string): Checked {
  if (tidy(raw) === '') return fault(def, { zh: '还没有填写。', en: 'is empty.' }, again(def.name));
  if (def.check) return checkCode(def, def.check, raw);
  switch (def.type) {
    case 'date':
      return checkDate(def, raw);
    case 'integer':
    case 'decimal':
    case 'money':
      return checkNumber(def, raw);
    case 'boolean':
      return checkBoolean(def, raw);
    case 'choice':
      return checkChoice(def, raw);
    default:
      return checkText(def, raw);
  }
}
