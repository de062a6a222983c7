import fc from 'fast-check';
import { feelDate, toFeel } from '../values/convert.ts';
import { parseDateTime, parseDuration } from '../values/iso.ts';
import { MonthsDuration, SecondsDuration } from '../values/temporal.ts';
import type { FeelContext, FeelValue } from '../values/values.ts';
import type { SqlColumn } from './types.ts';

// A population for property tests: columns of every type, their values from small pools so that they meet.

const pools = {
  number: [-1.5, -1, 0, 0.1, 0.3, 0.5, 1, 2, 2.5, 5, 5.25, 100, 12345.67],
  string: ['', 'a', 'b', 'A', 'é', '公司', '有限公司', '𠮷野家', '\uffff', "it's", 'a\\b', '"甲"', '100%'],
  boolean: [true, false],
  date: ['0001-01-01', '1969-12-31', '2019-12-31', '2020-02-29', '2020-03-31', '2024-01-01'],
  'date and time': [
    '1969-12-31T23:59:59.999',
    '2020-02-29T08:00:00',
    '2020-02-29T08:00:00.0005',
    '2020-03-01T00:00:00',
  ],
  'years and months duration': ['-P1Y1M', 'P0M', 'P1M', 'P1Y', 'P2Y3M'],
  'days and time duration': ['-P1DT1S', 'PT0S', 'PT1.5S', 'P1D', 'P30DT2H3M'],
} as const;

export const population: readonly SqlColumn[] = [
  { path: ['金额'], column: '金额', type: 'number', digits: 12, decimals: 2 },
  { path: ['企业', '人数'], column: '企业.人数', type: 'number' },
  { path: ['名称'], column: '名称', type: 'string' },
  { path: ['企业', '行业'], column: '"行业"', type: 'string' },
  { path: ['小微'], column: '小微', type: 'boolean' },
  { path: ['成立'], column: '成立', type: 'date' },
  { path: ['到期'], column: '到期', type: 'date' },
  { path: ['受理'], column: '受理', type: 'date and time' },
  { path: ['约定'], column: '约定', type: 'date and time', zoned: false },
  { path: ['年限'], column: '年限', type: 'years and months duration' },
  { path: ['时限'], column: '时限', type: 'days and time duration' },
];

const ROW_TYPES = {
  number: 'decimal(20,6)',
  string: 'text',
  boolean: 'boolean',
  date: 'date',
  'years and months duration': 'interval',
  'days and time duration': 'interval',
} as const;

const databaseType = ({ type, zoned = true }: SqlColumn): string =>
  type === 'date and time' ? (zoned ? 'timestamptz' : 'timestamp') : ROW_TYPES[type];

type Cell = string | number | boolean | null;

/** A company: a cell for each column. */
export type Row = readonly Cell[];

export const row: fc.Arbitrary<Row> = fc.tuple(
  ...population.map(({ type }) => fc.option<Cell>(fc.constantFrom<Cell[]>(...pools[type]), { freq: 5 })),
);

function feelOf(cell: Cell, { type, zoned = true }: SqlColumn): FeelValue {
  if (typeof cell !== 'string' || type === 'string') return toFeel(cell);
  if (type === 'date') return feelDate(cell);
  return type === 'date and time' ? parseDateTime(zoned ? `${cell}+08:00` : cell) : parseDuration(cell);
}

/** The facts of a row as the closures take them. */
export function contextOf(cells: Row): FeelContext {
  const context: Record<string, FeelValue> = {};
  for (const [i, column] of population.entries()) {
    const value = feelOf(cells[i] ?? null, column);
    const [root = '', entry] = column.path;
    context[root] = entry === undefined ? value : { ...(context[root] as FeelContext), [entry]: value };
  }
  return context;
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** DuckDB reads no ISO durations. */
function durationText(text: string): string {
  const duration = parseDuration(text);
  if (duration instanceof MonthsDuration) return `${duration.months} months`;
  if (!(duration instanceof SecondsDuration)) return text;
  const milliseconds = duration.seconds * 1000 + duration.nanos / 1e6;
  const days = Math.trunc(milliseconds / 86_400_000);
  return `${days} days ${milliseconds - days * 86_400_000} milliseconds`;
}

function cellSql(cell: Cell, column: SqlColumn): string {
  const type = databaseType(column);
  if (cell === null) return `null::${type}`;
  if (type === 'interval') return `${quoted(durationText(String(cell)))}::interval`;
  return `${quoted(type === 'timestamptz' ? `${cell}+08:00` : String(cell))}::${type}`;
}

/** The rows as a query, with their places as `id`. */
export function rowsQuery(rows: readonly Row[]): string {
  const lines = rows.map(
    (cells, id) =>
      `(${[id, ...population.map((column, i) => cellSql(cells[i] ?? null, column))].join(', ')})`,
  );
  const names = population.map(({ column }) => `"${column.replaceAll('"', '""')}"`);
  return `(select * from (values ${lines.join(', ')}) as t(id, ${names.join(', ')}))`;
}
