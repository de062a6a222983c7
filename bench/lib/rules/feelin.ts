import { date, evaluate, FeelFunction, unaryTest } from 'feelin';
import { feelCell } from './ours.ts';
import type { Inputs, RuleTable } from './table.ts';

/** A value for every column, in its order. */
type Values = readonly unknown[];

export const feelinValues = (inputs: Inputs, { columns }: RuleTable): Values =>
  columns.map(({ name, type }) => (type === 'date' ? date(String(inputs[name])) : inputs[name]));

type Holds = (value: unknown) => boolean;

/** The cell as a unary test, which is what the library has for it: the text is parsed again for every value. */
const tested =
  (cell: string): Holds =>
  value =>
    unaryTest(cell, { '?': value }).value === true;

/** The cell made a function once, which then is called: the library has no other way to parse only once. */
function compiled(cell: string): Holds {
  const negated = /^not\((.*)\)$/.exec(cell);
  const body = negated ? `not(value in (${negated[1]}))` : `value in (${cell})`;
  const made = evaluate(`function(value) ${body}`).value;
  if (!(made instanceof FeelFunction)) throw new Error(`feelin makes no function of ${cell}`);
  return value => made.fn(value) === true;
}

/** The table in `feelin`, a row up to its first failing cell, up to the first row that holds. */
export function feelinDecider(
  { columns, rows }: RuleTable,
  way: 'tested' | 'compiled',
): (values: Values) => unknown {
  const make = way === 'tested' ? tested : compiled;
  const checked = rows.map(({ cells, outcome }) => ({
    outcome,
    checks: columns.map((column, at): Holds => (cells[at] ? make(feelCell(cells[at], column)) : () => true)),
  }));
  return values =>
    checked.find(({ checks }) => checks.every((check, at) => check(values[at])))?.outcome ?? null;
}
