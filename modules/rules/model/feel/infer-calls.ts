import { arrange } from './builtins/define.ts';
import { BUILTINS } from './builtins/index.ts';
import type { FeelType } from './tree.ts';
import { bareType, joinAll, listOf, NULL_TYPE } from './type-algebra.ts';
import { ANY } from './types.ts';

type Result = (given: readonly FeelType[]) => FeelType;

const always =
  (type: FeelType): Result =>
  () =>
    type;
const NUMBER = always({ kind: 'number' });
const STRING = always({ kind: 'string' });
const BOOLEAN = always({ kind: 'boolean' });
const DATE = always({ kind: 'date' });

/** What a list of the type holds; a single value stands for the list of itself. */
const itemOf = (type: FeelType | undefined): FeelType => {
  const bare = bareType(type ?? ANY);
  return bare.kind === 'list' ? bare.of : bare;
};

/** One list, or many values. */
const itemsOf = (given: readonly FeelType[]): FeelType =>
  given.length === 1 ? itemOf(given[0]) : joinAll(given);

const sameList: Result = ([list]) => listOf(itemOf(list));
const grownList: Result = ([list, ...items]) => listOf(joinAll([itemOf(list), ...items]));
const joinedLists: Result = lists => listOf(joinAll(lists.map(itemOf)));

const named = (names: string, result: Result): [string, Result][] =>
  names.split(', ').map(name => [name, result]);

const RESULTS: ReadonlyMap<string, Result> = new Map([
  ...named(
    'decimal, floor, ceiling, round up, round down, round half up, round half down, modulo, sqrt, log, exp, number, string length, count, sum, mean, product, median, stddev, day of year, week of year',
    NUMBER,
  ),
  ...named(
    'string, substring, upper case, lower case, substring before, substring after, replace, string join, day of week, month of year',
    STRING,
  ),
  ...named(
    'not, odd, even, contains, starts with, ends with, matches, list contains, all, any, is, before, after, meets, met by, overlaps, overlaps before, overlaps after, finishes, finished by, includes, during, starts, started by, coincides',
    BOOLEAN,
  ),
  ...named('date, today', DATE),
  ['time', always({ kind: 'time' })],
  ...named('date and time, now', always({ kind: 'date and time' })),
  ['years and months duration', always({ kind: 'years and months duration' })],
  ['range', always({ kind: 'range', of: ANY })],
  ['split', always(listOf({ kind: 'string' }))],
  ['index of', always(listOf({ kind: 'number' }))],
  ['mode', always(listOf({ kind: 'number' }))],
  ...named('min, max', itemsOf),
  ...named('sublist, remove, reverse, distinct values, sort', sameList),
  ['append', grownList],
  ['insert before', ([list, , item]) => listOf(joinAll([itemOf(list), item ?? ANY]))],
  ...named('concatenate, union', joinedLists),
  ['abs', ([n]) => itemOf(n)],
]);

/** The type of a call of a built-in function. */
export function builtinType(
  name: string,
  given: readonly FeelType[],
  names: readonly string[] | null,
): FeelType {
  const builtin = BUILTINS.get(name);
  const order = builtin && arrange(builtin, given.length, names);
  if (!order) return NULL_TYPE;
  return RESULTS.get(name)?.(order.map(i => given[i] ?? NULL_TYPE)) ?? ANY;
}
