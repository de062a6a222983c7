import type { FeelValue } from '../../values/values.ts';
import { LIMITS, limitError } from '../limits.ts';
import type { Run } from '../run.ts';
import { isText } from './define.ts';

const compiled = new Map<string, RegExp | null>();

/** Whether a repeated group itself holds an unbounded repetition, which can take exponential time. */
function nestsRepetition(pattern: string): boolean {
  const open: boolean[] = [];
  let inClass = false;
  let closed = false;
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern[i];
    const wasClosed = closed;
    closed = false;
    if (c === '\\') i++;
    else if (inClass) inClass = c !== ']';
    else if (c === '[') inClass = true;
    else if (c === '(') open.push(false);
    else if (c === ')') {
      closed = open.pop() ?? false;
      if (closed && open.length > 0) open[open.length - 1] = true;
    } else if (c === '*' || c === '+' || (c === '{' && /^\{\d+,(\d*)\}/.test(pattern.slice(i)))) {
      if (wasClosed) return true;
      if (open.length > 0) open[open.length - 1] = true;
    }
  }
  return false;
}

// Unicode blocks (`\p{IsBasicLatin}`), which JavaScript does not name.
const BLOCKS: Readonly<Record<string, string>> = {
  IsBasicLatin: '\\u{0}-\\u{7F}',
  'IsLatin-1Supplement': '\\u{80}-\\u{FF}',
  IsGreek: '\\u{370}-\\u{3FF}',
  IsCyrillic: '\\u{400}-\\u{4FF}',
  IsCJKSymbolsandPunctuation: '\\u{3000}-\\u{303F}',
  IsCJKUnifiedIdeographs: '\\u{4E00}-\\u{9FFF}',
  IsHalfwidthandFullwidthForms: '\\u{FF00}-\\u{FFEF}',
};

/** White space outside of character classes, which the flag `x` leaves out; within braces of `\p` it is left out too. */
const withoutSpaces = (pattern: string): string =>
  pattern.replace(/\\p\{[^}]*\}/gi, block => block.replace(/\s/g, '')).replace(/(\[(?:[^\]\\]|\\[\s\S])*\])|\s+/g, '$1');

/** Escapes and class subtraction of XPath in the syntax of JavaScript's `v` mode; null for what XPath does not know. */
function translated(pattern: string): string | null {
  if (/\\0/.test(pattern)) return null;
  let inClass = 0;
  let classStart = 0;
  let result = '';
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern.charAt(i);
    const block = /^\\([pP])\{(Is[\w-]+)\}/.exec(pattern.slice(i));
    if (block) {
      const range = BLOCKS[block[2] ?? ''];
      if (range === undefined) return null;
      result += `[${block[1] === 'P' ? '^' : ''}${range}]`;
      i += block[0].length - 1;
    } else if (c === '\\') {
      const next = pattern.charAt(++i);
      result += /[\s"'#%&,:;<=>@`~!]/.test(next) ? next : `\\${next}`;
    } else if (c === '[' && inClass > 0) {
      // Only a subtraction may open a class within a class.
      if (!result.endsWith('-')) return null;
      result = `${result.slice(0, classStart)}[${result.slice(classStart, -1)}]--[`;
      inClass += 1;
    } else {
      if (c === '[') classStart = result.length;
      if (c === '[' || (c === ']' && inClass > 0)) inClass += c === '[' ? 1 : -1;
      result += inClass > 0 && /[(){}/|]/.test(c) ? `\\${c}` : c;
    }
  }
  return result;
}

/** A regular expression of XPath (DMN 1.5, 10.3.4.3) as one of JavaScript; null when it is none. */
function regexOf(pattern: string, flags: string): RegExp | null {
  const key = `${flags}/${pattern}`;
  const known = compiled.get(key);
  if (known !== undefined) return known;
  let regex: RegExp | null = null;
  if (/^[smixq]*$/.test(flags) && pattern.length <= LIMITS.pattern) {
    const literal = flags.includes('q');
    const spaced = flags.includes('x') && !literal ? withoutSpaces(pattern) : pattern;
    const source = literal ? pattern.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&') : translated(spaced);
    if (source !== null && !literal && nestsRepetition(source)) throw limitError.pattern();
    try {
      regex = source === null ? null : new RegExp(source, `gv${[...new Set(flags)].join('').replace(/[xq]/g, '')}`);
    } catch {
      // Not a regular expression: FEEL's answer is null.
    }
  }
  if (compiled.size < 1000) compiled.set(key, regex);
  return regex;
}

const checked = (text: string): string => {
  if (text.length > LIMITS.subject) throw limitError.subject();
  return text;
};

export function matches([input, pattern, flags = null]: FeelValue[]): FeelValue {
  if (!isText(input) || !isText(pattern) || !(flags === null || isText(flags))) return null;
  const regex = regexOf(pattern, flags ?? '');
  return regex && checked(input).search(regex) >= 0;
}

const filled = (replacement: string, groups: readonly (string | undefined)[]): string =>
  replacement.replace(/\\([\\$])|\$(\d)/g, (_, escaped: string | undefined, group: string) =>
    escaped ?? groups[Number(group)] ?? '',
  );

export function replace([input, pattern, replacement, flags = null]: FeelValue[], run: Run): FeelValue {
  if (!isText(input) || !isText(pattern) || !isText(replacement) || !(flags === null || isText(flags))) return null;
  const regex = regexOf(pattern, flags ?? '');
  if (!regex) return null;
  const literal = flags?.includes('q') ?? false;
  const result = checked(input).replace(regex, (...found: unknown[]) => {
    const groups = found.slice(0, found.findIndex(item => typeof item === 'number'));
    return literal ? replacement : filled(replacement, groups.map(group => (isText(group as string) ? String(group) : undefined)));
  });
  return run.text(result);
}

export function split([input, delimiter]: FeelValue[], run: Run): FeelValue {
  if (!isText(input) || !isText(delimiter)) return null;
  const regex = regexOf(delimiter, '');
  if (!regex) return null;
  const parts = checked(input).split(regex);
  run.step(parts.length);
  return parts;
}
