import { valueText } from '../../values/convert.ts';
import { toWhole } from '../../values/numbers.ts';
import type { FeelValue } from '../../values/values.ts';
import type { Run } from '../run.ts';
import { define, isText, withScalars } from './define.ts';
import { matches, replace, split } from './regex.ts';

// Positions count code points from 1 (DMN 1.5, 10.3.4.3): a rare Chinese character above U+FFFF is one.

const pointsOf = (text: string): string[] => Array.from(text);

const text1 = (body: (text: string) => FeelValue) => (values: FeelValue[]) =>
  isText(values[0]) ? body(values[0]) : null;

const text2 = (body: (text: string, other: string) => FeelValue) => (values: FeelValue[]) =>
  isText(values[0]) && isText(values[1]) ? body(values[0], values[1]) : null;

function substring(values: FeelValue[]): FeelValue {
  const [text, start, length] = values;
  const from = toWhole(start);
  if (!isText(text) || from === null || from === 0) return null;
  const points = pointsOf(text);
  const first = from > 0 ? from - 1 : points.length + from;
  if (first < 0 || first >= points.length) return values.length < 3 || from > 0 ? '' : null;
  if (values.length < 3) return points.slice(first).join('');
  const size = toWhole(length);
  return size === null || size < 1 ? null : points.slice(first, first + size).join('');
}

function before(text: string, match: string): string {
  const at = text.indexOf(match);
  return at < 0 ? '' : text.slice(0, at);
}

function after(text: string, match: string): string {
  const at = text.indexOf(match);
  return at < 0 ? '' : text.slice(at + match.length);
}

function join([list, delimiter = null]: FeelValue[], run: Run): FeelValue {
  const items = isText(list) ? [list] : list;
  if (!Array.isArray(items) || !(delimiter === null || isText(delimiter))) return null;
  const texts = items.filter(item => item !== null);
  return texts.every(isText) ? run.text(texts.join(delimiter ?? '')) : null;
}

/** DMN 1.5, table 73. */
export const textFunctions = [
  define('substring', ['string: text, start position: number, length?: number'], substring),
  define(
    'string length',
    ['string: text'],
    text1(text => pointsOf(text).length),
  ),
  define(
    'upper case',
    ['string: text'],
    text1(text => text.toUpperCase()),
  ),
  define(
    'lower case',
    ['string: text'],
    text1(text => text.toLowerCase()),
  ),
  define('substring before', ['string: text, match: text'], text2(before)),
  define('substring after', ['string: text, match: text'], text2(after)),
  define(
    'contains',
    ['string: text, match: text'],
    text2((text, match) => text.includes(match)),
  ),
  define(
    'starts with',
    ['string: text, match: text'],
    text2((text, match) => text.startsWith(match)),
  ),
  define(
    'ends with',
    ['string: text, match: text'],
    text2((text, match) => text.endsWith(match)),
  ),
  define('matches', ['input: text, pattern: text, flags?: text'], matches),
  define('replace', ['input: text, pattern: text, replacement: text, flags?: text'], replace),
  define('split', ['string: text, delimiter: text'], split),
].map(withScalars);

/** Those of table 73 that take lists or anything. */
export const anyTextFunctions = [
  define('string join', ['list, delimiter?: text'], join),
  define('string', ['from'], ([from = null], run) => {
    const text = valueText(from);
    return text === null ? null : run.text(text);
  }),
];
