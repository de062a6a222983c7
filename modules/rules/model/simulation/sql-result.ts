import type { SqlOutput } from '../sql/types.ts';
import { feelDate } from '../values/convert.ts';
import { parseNumber } from '../values/numbers.ts';
import { MonthsDuration, SecondsDuration } from '../values/temporal.ts';
import type { FeelValue } from '../values/values.ts';
import type { Judgement } from './comparison.ts';

/** Which columns of an answer make one result. All are text, or arrays of text. */
export interface ResultColumns {
  readonly values: readonly { readonly column: string; readonly output: SqlOutput }[];
  /** The ids of the rows that fired; null where the decision is no table. */
  readonly rows: string | null;
}

/**
 * The result in a row that a database gave for a statement of `simulateSql`.
 * @param row by column: texts, arrays of texts, null
 */
export function judgementOf(
  row: Readonly<Record<string, unknown>>,
  { values, rows }: ResultColumns,
): Judgement {
  const fired = rows === null ? [] : textsOf(row[rows]);
  const entries = values.map(({ column, output }): [string, FeelValue] => [
    output.name,
    feelOf(row[column], output),
  ]);
  return {
    value: resultOf(entries, values.length > 1 && values.every(({ output }) => output.list)),
    rows: fired,
  };
}

/** @param listed whether the table gives a list of hits, of which SQL gives an array for each output */
function resultOf(entries: readonly [string, FeelValue][], listed: boolean): FeelValue {
  const [first] = entries;
  if (entries.length === 1 || !first) return first?.[1] ?? null;
  if (!listed) return Object.fromEntries(entries);
  if (!Array.isArray(first[1])) return null;
  return first[1].map((_, i) =>
    Object.fromEntries(
      entries.map(([name, items]): [string, FeelValue] => [
        name,
        Array.isArray(items) ? (items[i] ?? null) : null,
      ]),
    ),
  );
}

const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

function feelOf(value: unknown, { type, list }: SqlOutput): FeelValue {
  if (value === null || value === undefined) return null;
  if (list)
    return Array.isArray(value) ? value.map(item => feelOf(item, { name: '', type, list: false })) : null;
  const text = String(value);
  switch (type) {
    case 'number':
      return parseNumber(text);
    case 'boolean':
      return text === 'true' || text === 't';
    case 'date':
      return feelDate(text);
    case 'years and months duration':
      return new MonthsDuration(Number(text));
    case 'days and time duration':
      return microseconds(Number(text));
    default:
      return text;
  }
}

const MICROS = 1_000_000;

const microseconds = (n: number): SecondsDuration =>
  new SecondsDuration(Math.floor(n / MICROS), (((n % MICROS) + MICROS) % MICROS) * 1000);
