import { compareValues, equalValues } from '../../values/compare.ts';
import { asList } from '../../values/kinds.ts';
import {
  add,
  compareNumbers,
  divide,
  type FeelNumber,
  fromDecimal,
  multiply,
  toDecimal,
  toWhole,
} from '../../values/numbers.ts';
import { FeelFunction, type FeelValue } from '../../values/values.ts';
import type { Run } from '../run.ts';
import { define, itemsOf, numbersOf } from './define.ts';

const isNothing = (values: FeelValue[]): boolean => values.length === 1 && values[0] === null;

const same = (a: FeelValue, b: FeelValue): boolean => equalValues(a, b) === true;

function extreme(values: FeelValue[], sign: 1 | -1): FeelValue {
  const items = itemsOf(values);
  let best = items[0] ?? null;
  for (const item of items) {
    const order = compareValues(item, best);
    if (order === null) return null;
    if (order * sign > 0) best = item;
  }
  return best;
}

function total(values: FeelValue[], zero: FeelNumber, combine: typeof add): FeelNumber | null {
  const numbers = numbersOf(itemsOf(values));
  if (!numbers || numbers.length === 0) return null;
  let result: FeelNumber | null = zero;
  for (const n of numbers) result = result === null ? null : combine(result, n);
  return result;
}

const sum = (values: FeelValue[]): FeelNumber | null => total(values, 0, add);

function mean(values: FeelValue[]): FeelNumber | null {
  const whole = sum(values);
  return whole === null ? null : divide(whole, itemsOf(values).length);
}

function median(values: FeelValue[]): FeelValue {
  const sorted = numbersOf(itemsOf(values))?.toSorted(compareNumbers) ?? [];
  const middle = Math.floor(sorted.length / 2);
  const high = sorted[middle] ?? null;
  const low = sorted[sorted.length % 2 === 0 ? middle - 1 : middle];
  return high === null || low === undefined ? null : mean([low, high]);
}

function deviation(values: FeelValue[]): FeelValue {
  const numbers = numbersOf(itemsOf(values));
  const average = mean(values);
  if (!numbers || numbers.length < 2 || average === null) return null;
  const centre = toDecimal(average);
  const squares = numbers.map(n => toDecimal(n).minus(centre).pow(2));
  return fromDecimal(
    squares
      .reduce((a, b) => a.plus(b))
      .div(numbers.length - 1)
      .sqrt(),
  );
}

function mode(values: FeelValue[]): FeelValue {
  const sorted = isNothing(values) ? null : numbersOf(itemsOf(values))?.toSorted(compareNumbers);
  if (!sorted) return null;
  const runs: { n: FeelNumber; size: number }[] = [];
  for (const n of sorted) {
    const last = runs.at(-1);
    if (last && compareNumbers(last.n, n) === 0) last.size += 1;
    else runs.push({ n, size: 1 });
  }
  const most = Math.max(...runs.map(({ size }) => size));
  return runs.filter(({ size }) => size === most).map(({ n }) => n);
}

/** `all` and `any`: `decisive` settles the answer, anything that is no boolean leaves it open. */
function truth(values: FeelValue[], decisive: boolean): FeelValue {
  if (isNothing(values)) return null;
  const items = itemsOf(values);
  if (items.includes(decisive)) return decisive;
  return items.every(item => typeof item === 'boolean') ? !decisive : null;
}

function distinct(items: FeelValue[], run: Run): FeelValue[] {
  const kept: FeelValue[] = [];
  for (const item of items) {
    run.step(kept.length + 1);
    if (!kept.some(other => same(item, other))) kept.push(item);
  }
  return kept;
}

function flatten(items: FeelValue[], run: Run): FeelValue[] {
  run.step(items.length + 1);
  return items.flatMap(item => (Array.isArray(item) ? flatten(item, run) : [item]));
}

/** The index of a position that counts from 1, or backwards from -1; null outside the list. */
function indexAt(list: FeelValue[], position: FeelValue | undefined): number | null {
  const at = toWhole(position);
  if (at === null || at === 0 || Math.abs(at) > list.length) return null;
  return at > 0 ? at - 1 : list.length + at;
}

const withList =
  (body: (list: FeelValue[], rest: FeelValue[], run: Run) => FeelValue) =>
  (values: FeelValue[], run: Run): FeelValue => {
    const [list = null, ...rest] = values;
    if (list === null) return null;
    const items = asList(list);
    run.step(items.length);
    return body(items, rest, run);
  };

function sublist(list: FeelValue[], rest: FeelValue[]): FeelValue {
  const from = indexAt(list, rest[0]);
  if (from === null) return null;
  if (rest.length < 2) return list.slice(from);
  const length = toWhole(rest[1]);
  return length === null || length < 1 || from + length > list.length
    ? null
    : list.slice(from, from + length);
}

function replaceIn(list: FeelValue[], [at = null, item = null]: FeelValue[]): FeelValue {
  if (at instanceof FeelFunction) {
    const verdicts = list.map(old => at.call([old, item]));
    return verdicts.every(v => typeof v === 'boolean')
      ? list.map((old, i) => (verdicts[i] === true ? item : old))
      : null;
  }
  const index = indexAt(list, at);
  return index === null ? null : list.with(index, item);
}

function sort(list: FeelValue[], [precedes = null]: FeelValue[], run: Run): FeelValue {
  if (precedes !== null && !(precedes instanceof FeelFunction)) return null;
  let comparable = true;
  const sorted = list.toSorted((a, b) => {
    run.step();
    if (precedes) return precedes.call([a, b]) === true ? -1 : precedes.call([b, a]) === true ? 1 : 0;
    const order = compareValues(a, b);
    comparable &&= order !== null;
    return order ?? 0;
  });
  return comparable ? sorted : null;
}

const concatenate = (values: FeelValue[], run: Run): FeelValue[] | null => {
  if (values.includes(null)) return null;
  const joined = values.flatMap(asList);
  run.step(joined.length);
  return joined;
};

/** DMN 1.5, table 75 and 10.3.4.8. */
export const listFunctions = [
  define(
    'list contains',
    ['list, element'],
    withList((list, [element = null]) => list.some(item => same(item, element))),
  ),
  define('list replace', ['list, position: number, newItem', 'list, match, newItem'], withList(replaceIn)),
  define('count', ['list', 'c...'], ([list = null, ...more]) =>
    more.length ? more.length + 1 : list === null ? null : asList(list).length,
  ),
  define('min', ['list', 'c...'], values => extreme(values, -1)),
  define('max', ['list', 'c...'], values => extreme(values, 1)),
  define('sum', ['list', 'n...'], sum),
  define('mean', ['list', 'n...'], mean),
  define('product', ['list', 'n...'], values => total(values, 1, multiply)),
  define('median', ['list', 'n...'], median),
  define('stddev', ['list', 'n...'], deviation),
  define('mode', ['list', 'n...'], mode),
  define('all', ['list', 'b...'], values => truth(values, false)),
  define('any', ['list', 'b...'], values => truth(values, true)),
  define('sublist', ['list, start position: number, length?: number'], withList(sublist)),
  define(
    'append',
    ['list, item...'],
    withList((list, items) => [...list, ...items]),
  ),
  define('concatenate', ['list...'], concatenate),
  define(
    'insert before',
    ['list, position: number, newItem'],
    withList((list, [position, item = null]) => {
      const index = indexAt(list, position);
      return index === null ? null : list.toSpliced(index, 0, item);
    }),
  ),
  define(
    'remove',
    ['list, position: number'],
    withList((list, [position]) => {
      const index = indexAt(list, position);
      return index === null ? null : list.toSpliced(index, 1);
    }),
  ),
  define(
    'reverse',
    ['list'],
    withList(list => list.toReversed()),
  ),
  define(
    'index of',
    ['list, match'],
    withList((list, [match = null]) => list.flatMap((item, i) => (same(item, match) ? [i + 1] : []))),
  ),
  define('union', ['list...'], (values, run) => {
    const joined = concatenate(values, run);
    return joined && distinct(joined, run);
  }),
  define(
    'distinct values',
    ['list'],
    withList((list, _, run) => distinct(list, run)),
  ),
  define(
    'flatten',
    ['list'],
    withList((list, _, run) => flatten(list, run)),
  ),
  define('sort', ['list, precedes?'], withList(sort)),
];
