import { compareValues } from '../../values/compare.ts';
import { TEMPORAL_PARSERS } from '../../values/iso.ts';
import { isNumber, parseNumber } from '../../values/numbers.ts';
import { FeelRange, type FeelValue } from '../../values/values.ts';
import { define, isText } from './define.ts';

/** `number(from, grouping separator, decimal separator)`. */
function numberFrom(values: FeelValue[]): FeelValue {
  const [from, grouping = null, point = null] = values;
  if (isNumber(from) && values.length === 1) return from;
  if (!isText(from)) return null;
  if (grouping !== null && grouping !== ' ' && grouping !== ',' && grouping !== '.') return null;
  if ((point !== null && point !== ',' && point !== '.') || (point !== null && point === grouping))
    return null;
  const bare = grouping === null ? from : from.replaceAll(grouping, '');
  return parseNumber(point === ',' ? bare.replace(',', '.') : bare);
}

/** An end of a range as text: a number, a string or a date; undefined when it is none of these. */
function endpoint(text: string): FeelValue | undefined {
  if (text === '') return null;
  const call = /^(@|date and time|date|time|duration)\s*\(?\s*("(?:[^"\\]|\\.)*")\s*\)?$/.exec(text);
  const quoted = call?.[2]?.slice(1, -1);
  if (call && quoted !== undefined) return TEMPORAL_PARSERS[call[1] ?? '']?.(quoted) ?? undefined;
  if (/^"(?:[^"\\]|\\.)*"$/.test(text)) return text.slice(1, -1);
  return parseNumber(text) ?? undefined;
}

/** `range("[18..65)")`: literal ends only. */
function rangeFrom([from]: FeelValue[]): FeelValue {
  const match = isText(from) ? /^([[\](])(.*?)\.\.(.*)([\])[])$/.exec(from.trim()) : null;
  if (!match) return null;
  const start = endpoint((match[2] ?? '').trim());
  const end = endpoint((match[3] ?? '').trim());
  if (start === undefined || end === undefined || (start === null && end === null)) return null;
  const closed = { start: match[1] === '[', end: match[4] === ']' };
  if ((start === null && closed.start) || (end === null && closed.end)) return null;
  if (start !== null && end !== null) {
    const order = compareValues(start, end);
    if (order === null || order > 0) return null;
  }
  return new FeelRange(start, end, closed.start, closed.end);
}

/** DMN 1.5, tables 71 and 72. */
export const conversionFunctions = [
  define(
    'number',
    ['from: number|text', 'from: text, grouping separator: text, decimal separator: text'],
    numberFrom,
  ),
  define('range', ['from: text'], rangeFrom),
  define('not', ['negand: boolean'], ([negand]) => (typeof negand === 'boolean' ? !negand : null)),
];
