import { LIMITS, limitError } from '../../limits.ts';
import type { FeelValue } from '../../values/values.ts';
import type { Run } from '../run.ts';
import { isText } from './define.ts';

interface Pattern {
  readonly regex: RegExp;
  /** The longest text on which it is tried. */
  readonly limit: number;
}

const STEPS = 1e9;
const compiled = new Map<string, Pattern | null>();

/**
 * How many unbounded repetitions a pattern has in sequence, Infinity where one repeats what can itself match in
 * several ways: backtracking takes at most `length ** (repetitions + 1)` steps, and without a bound there.
 */
function repetitions(pattern: string): number {
  const open: boolean[] = [];
  let count = 0;
  let inClass = 0;
  let closedAmbiguous = false;
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern.charAt(i);
    const repeatsAmbiguous = closedAmbiguous;
    closedAmbiguous = false;
    if (c === '\\') i++;
    else if (c === '[') inClass += 1;
    else if (inClass > 0) inClass -= c === ']' ? 1 : 0;
    else if (c === '(') {
      open.push(false);
      if (pattern.charAt(i + 1) === '?') i += 1;
    } else if (c === ')') {
      closedAmbiguous = open.pop() ?? false;
      if (closedAmbiguous && open.length > 0) open[open.length - 1] = true;
    } else {
      const bounds = /^\{(\d+)(,?)(\d*)\}/.exec(pattern.slice(i, i + 20));
      const isUnbounded = c === '*' || c === '+' || (bounds?.[2] === ',' && bounds[3] === '');
      const isChoice = isUnbounded || c === '?' || c === '|' || bounds?.[2] === ',';
      const repeats = isUnbounded || (bounds !== null && Number(bounds[3] || bounds[1]) > 1);
      if (repeats && repeatsAmbiguous) return Number.POSITIVE_INFINITY;
      if (isUnbounded) count += 1;
      if (isChoice && open.length > 0) open[open.length - 1] = true;
    }
  }
  return count;
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
  pattern
    .replace(/\\p\{[^}]*\}/gi, block => block.replace(/\s/g, ''))
    .replace(/(\[(?:[^\]\\]|\\[\s\S])*\])|\s+/g, '$1');

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
function patternOf(pattern: string, flags: string): Pattern | null {
  const key = `${flags}/${pattern}`;
  const known = compiled.get(key);
  if (known !== undefined) return known;
  let result: Pattern | null = null;
  if (/^[smixq]*$/.test(flags) && pattern.length <= LIMITS.pattern) {
    const literal = flags.includes('q');
    const spaced = flags.includes('x') && !literal ? withoutSpaces(pattern) : pattern;
    const source = literal ? pattern.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&') : translated(spaced);
    const repeated = source === null || literal ? 0 : repetitions(source);
    if (repeated === Number.POSITIVE_INFINITY) throw limitError.pattern();
    const limit = Math.min(LIMITS.subject, Math.floor(STEPS ** (1 / (repeated + 1))));
    try {
      const modes = [...new Set(flags)].join('').replace(/[xq]/g, '');
      result = source === null ? null : { regex: new RegExp(source, `gv${modes}`), limit };
    } catch {
      // Not a regular expression: FEEL's answer is null.
    }
  }
  if (compiled.size < 1000) compiled.set(key, result);
  return result;
}

const checked = (text: string, { limit }: Pattern): string => {
  if (text.length > limit) throw limitError.subject(limit);
  return text;
};

export function matches([input, pattern, flags = null]: FeelValue[]): FeelValue {
  if (!isText(input) || !isText(pattern) || !(flags === null || isText(flags))) return null;
  const found = patternOf(pattern, flags ?? '');
  return found && checked(input, found).search(found.regex) >= 0;
}

const filled = (replacement: string, groups: readonly (string | undefined)[]): string =>
  replacement.replace(
    /\\([\\$])|\$(\d)/g,
    (_, escaped: string | undefined, group: string) => escaped ?? groups[Number(group)] ?? '',
  );

export function replace([input, pattern, replacement, flags = null]: FeelValue[], run: Run): FeelValue {
  if (!isText(input) || !isText(pattern) || !isText(replacement) || !(flags === null || isText(flags)))
    return null;
  const wanted = patternOf(pattern, flags ?? '');
  if (!wanted) return null;
  const literal = flags?.includes('q') ?? false;
  let result = '';
  let end = 0;
  for (const match of checked(input, wanted).matchAll(wanted.regex)) {
    result = run.text(
      result + input.slice(end, match.index) + (literal ? replacement : filled(replacement, match)),
    );
    end = match.index + match[0].length;
  }
  return run.text(result + input.slice(end));
}

export function split([input, delimiter]: FeelValue[], run: Run): FeelValue {
  if (!isText(input) || !isText(delimiter)) return null;
  const wanted = patternOf(delimiter, '');
  if (!wanted) return null;
  const parts = checked(input, wanted).split(wanted.regex);
  run.step(parts.length);
  return parts;
}
