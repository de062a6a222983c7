import { randomFrom } from '../random.ts';

/** A day is its ISO text; its column tells it from a text. */
export type Scalar = number | string | boolean;

/** A condition of the table, from which each engine's own cell is written. */
export type Cell =
  | { readonly kind: 'atLeast' | 'below'; readonly bound: Scalar }
  | { readonly kind: 'between'; readonly low: Scalar; readonly high: Scalar }
  | { readonly kind: 'oneOf' | 'noneOf'; readonly values: readonly Scalar[] };

export type Column = { readonly name: string } & (
  | { readonly type: 'number' | 'date'; readonly size: number }
  | { readonly type: 'string'; readonly values: readonly string[] }
  | { readonly type: 'boolean' }
);

/** The first row whose conditions hold gives the outcome; the last accepts everything that can be given. */
export interface RuleTable {
  readonly columns: readonly Column[];
  /** Every row has a condition for every column. */
  readonly rows: readonly { readonly cells: readonly Cell[]; readonly outcome: string }[];
}

/** A value for every column, as JSON has it. */
export type Inputs = Readonly<Record<string, Scalar>>;

const DAYS = 3650;

// The names are Latin because zen-engine knows no others; the texts are Chinese.
const COLUMNS: readonly Column[] = [
  { name: 'employees', type: 'number', size: 500 },
  {
    name: 'district',
    type: 'string',
    values: ['东城', '西城', '朝阳', '海淀', '丰台', '通州', '顺义', '大兴'],
  },
  { name: 'revenue', type: 'number', size: 100_000 },
  { name: 'registeredOn', type: 'date', size: DAYS },
  { name: 'insured', type: 'boolean' },
  {
    name: 'trade',
    type: 'string',
    values: ['餐饮', '零售', '制造', '软件', '物流', '教育', '文化', '建筑', '养老', '医疗'],
  },
  { name: 'area', type: 'number', size: 2_000 },
  { name: 'taxPaid', type: 'number', size: 10_000 },
  { name: 'credit', type: 'string', values: ['A级', 'B级', 'C级', 'D级', '未评级'] },
  { name: 'validUntil', type: 'date', size: DAYS },
  { name: 'patents', type: 'number', size: 100 },
  { name: 'foreign', type: 'boolean' },
];

const FIRST_DAY = Date.UTC(2018, 0, 1) / 86_400_000;

/** Days since 1970. */
export const dayNumber = (iso: string): number => Date.parse(iso) / 86_400_000;

const isoDay = (at: number): string => new Date((FIRST_DAY + at) * 86_400_000).toISOString().slice(0, 10);

const scalarAt = (column: Column & { readonly size: number }, at: number): Scalar =>
  column.type === 'date' ? isoDay(at) : at;

/** The share of values that a condition lets pass, about: with twelve of them a row fires seldom, but some row may. */
const PASSING = 0.72;

function randomCell(column: Column, random: () => number): Cell {
  const below = (n: number): number => Math.floor(random() * n);
  if (column.type === 'boolean')
    return { kind: 'oneOf', values: random() < 0.5 ? [true, false] : [random() < 0.5] };
  if (column.type === 'string') {
    const shuffled = column.values
      .map(value => ({ value, order: random() }))
      .toSorted((a, b) => a.order - b.order)
      .map(({ value }) => value);
    const few = Math.max(1, Math.round(shuffled.length * (1 - PASSING)));
    return random() < 0.5
      ? { kind: 'noneOf', values: shuffled.slice(0, few) }
      : { kind: 'oneOf', values: shuffled.slice(few) };
  }
  const left = below(column.size * (1 - PASSING) * 2);
  const start = below(left + 1);
  const at = (step: number): Scalar => scalarAt(column, step);
  switch (below(3)) {
    case 0:
      return { kind: 'atLeast', bound: at(left) };
    case 1:
      return { kind: 'below', bound: at(column.size - left) };
    default:
      return { kind: 'between', low: at(start), high: at(start + column.size - left - 1) };
  }
}

function widestCell(column: Column): Cell {
  if (column.type === 'boolean') return { kind: 'oneOf', values: [true, false] };
  if (column.type === 'string') return { kind: 'oneOf', values: column.values };
  return { kind: 'atLeast', bound: scalarAt(column, 0) };
}

/** A decision table of 12 columns: 5 of numbers, 3 of Chinese texts, 2 of days, 2 of truths. */
export function generateTable(rowCount: number, seed: number): RuleTable {
  const random = randomFrom(seed);
  return {
    columns: COLUMNS,
    rows: Array.from({ length: rowCount }, (_, i) => ({
      cells: COLUMNS.map(column => (i === rowCount - 1 ? widestCell(column) : randomCell(column, random))),
      outcome: `第${i + 1}档`,
    })),
  };
}

function sample(column: Column, random: () => number): Scalar {
  if (column.type === 'boolean') return random() < 0.5;
  if (column.type === 'string') return column.values[Math.floor(random() * column.values.length)] ?? '';
  return scalarAt(column, Math.floor(random() * column.size));
}

export function sampleInputs(count: number, seed: number): Inputs[] {
  const random = randomFrom(seed);
  return Array.from({ length: count }, () =>
    Object.fromEntries(COLUMNS.map(column => [column.name, sample(column, random)])),
  );
}
