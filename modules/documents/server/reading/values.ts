import type { TemplateField, ValueType } from '../../model/kinds/index.ts';
import { findDates, findPeriod } from './dates.ts';
import { chineseText, meantText } from './text.ts';

/** A value found in the text behind a label, and the text that it leaves for the label's other fields. */
export interface FoundValue {
  readonly value: string;
  readonly raw: string;
  readonly rest: string;
}

type Finder = (text: string) => FoundValue | null;

const longest = (matches: Iterable<RegExpMatchArray>): string | undefined =>
  [...matches].map(match => match[0]).toSorted((a, b) => b.length - a.length)[0];

const byPattern =
  (pattern: RegExp, normalise: (raw: string) => string = raw => raw): Finder =>
  text => {
    const raw = longest(text.matchAll(pattern));
    return raw ? { value: normalise(raw), raw, rest: text.replace(raw, '') } : null;
  };

const findText: Finder = text => {
  const value = chineseText(text);
  return value ? { value, raw: text, rest: '' } : null;
};

/** What a seal over the name of an authority leaves behind it: a few characters that are no further office. */
const behindOffice = /(?<=[局厅署]|委员会|人民政府)[[\u3400-\u9fff]--[局厅署部处院会府队所]]{1,3}$/v;

const findAuthority: Finder = text => {
  const found = findText(text);
  if (!found) return null;
  const bare = (name: string): string => name.replace(behindOffice, '');
  return { ...found, value: bare(found.value), raw: bare(found.raw) };
};

const findDate: Finder = text => {
  const date = findDates(text).at(-1);
  if (!date) return null;
  const raw = text.slice(date.start, date.end);
  return { value: date.value, raw, rest: text.slice(0, date.start) + text.slice(date.end) };
};

const findEnd =
  (end: 'from' | 'to'): Finder =>
  text => {
    const value = findPeriod(text)[end];
    return value ? { value, raw: text, rest: text } : null;
  };

/** A credit code has no I, O, S and Z, so that they are not taken for digits (GB 32100-2015, 4.1); an ID number neither. */
const digitsMeant: Readonly<Record<string, string>> = { I: '1', O: '0', S: '5', Z: '2' };
const spelled = (raw: string): string =>
  raw.toUpperCase().replace(/[IOSZ]/g, letter => digitsMeant[letter] ?? letter);

const normaliseLicenceNumber = (raw: string): string =>
  meantText(raw)
    .replace(/^[：:]+/, '')
    .replace(/[[（(【{〔](\d{4})[\]）)】}〕]/, '〔$1〕')
    // One of the brackets was passed over.
    .replace(/(?<=字)(?:[[（(【{](\d{4})|(\d{4})[\]）)】}])(?=第)/, '〔$1$2〕');

const formOfNumber =
  /[\u4e00-\u9fff]{1,14}字[[（(【{〔]?\d{4}[\]）)】}〕]?第?[\dA-Z-]{1,12}号|[\u4e00-\u9fff]{1,14}字第?[\dA-Z-]{3,16}号/g;

const findLicenceNumber: Finder = text => {
  const formed = byPattern(formOfNumber, normaliseLicenceNumber)(text);
  if (formed) return formed;
  const value = normaliseLicenceNumber(text);
  return /\d{3}/.test(value) ? { value, raw: text, rest: '' } : null;
};

/** Zero is read as O where digits alone can stand. */
const findForm =
  (form: string): Finder =>
  text => {
    const match = new RegExp(form, 'u').exec(text);
    if (!match) return null;
    const [raw, ...groups] = match;
    const value = groups.find(group => group !== undefined) ?? raw;
    return { value: value.replace(/O(?=\d)|(?<=\d)O/g, '0'), raw, rest: text.replace(raw, '') };
  };

/** The stroke between two parts is thin: in weak light it is passed over, or taken for another mark. */
const findParts =
  (between: string): Finder =>
  text => {
    const found = findText(text);
    if (!found || /[/／]/.test(found.value)) return found;
    const end = new RegExp(`(${between})[，,.·|丨]?(?=\\p{L})`, 'u');
    return { ...found, value: found.value.replace(end, '$1/') };
  };

const finders: Readonly<Record<Exclude<ValueType, 'form' | 'parts'>, Finder>> = {
  text: findText,
  authority: findAuthority,
  name: byPattern(/[\u3400-\u9fff·•]{2,30}/g, raw => raw.replaceAll('•', '·')),
  date: findDate,
  date_from: findEnd('from'),
  date_to: findEnd('to'),
  uscc: byPattern(/[0-9A-Za-z]{15,20}/g, spelled),
  resident_id: byPattern(/[0-9A-Za-z×]{15,19}/g, raw => spelled(raw.replace('×', 'X'))),
  licence_number: findLicenceNumber,
  sex: byPattern(/[男女]/g),
  ethnicity: byPattern(/[\u3400-\u9fff]{1,6}/g),
};

/** Finds a value of a type in the text that was read behind its label; null when there is none. */
export function findValue(field: Pick<TemplateField, 'type' | 'form'>, text: string): FoundValue | null {
  const { type, form = '' } = field;
  const find = type === 'form' ? findForm(form) : type === 'parts' ? findParts(form) : finders[type];
  return find(meantText(text));
}

/** Finds a value by nothing but its form, in a line that bears no label; null when the form is not there. */
export function findByForm(
  { type, form = '' }: Pick<TemplateField, 'type' | 'form'>,
  text: string,
): FoundValue | null {
  const meant = meantText(text);
  if (type === 'form') return findForm(form)(meant);
  if (type === 'licence_number') return byPattern(formOfNumber, normaliseLicenceNumber)(meant);
  const exact = { uscc: /(?<![0-9A-Z])[0-9A-Z]{18}(?![0-9A-Z])/g, resident_id: /(?<!\d)\d{17}[\dX](?!\d)/g };
  return type === 'uscc' || type === 'resident_id' ? byPattern(exact[type], spelled)(meant) : null;
}
