import { DuckDBInstance } from '@duckdb/node-api';
import { createTestKernel, type TestKernel } from '@zhiban/kernel/testkit';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compileDmn } from '../dmn/compile-dmn.ts';
import type { CompiledDecision } from '../dmn/decision.ts';
import { decision, inputData, literal, model, table } from '../dmn/fixtures.ts';
import type { SqlColumn, SqlDialect } from '../sql/types.ts';
import { Comparison } from './comparison.ts';
import type { ComparisonResult } from './comparison-result.ts';
import { judge } from './judge.ts';
import { simulateSql } from './simulate-sql.ts';
import { judgementOf } from './sql-result.ts';

type Rows = readonly Readonly<Record<string, unknown>>[];
const databases = new Map<SqlDialect, (sql: string) => Promise<Rows>>();
let kernel: TestKernel;

beforeAll(async () => {
  kernel = await createTestKernel({ migrations: [] });
  const duckdb = await (await DuckDBInstance.create()).connect();
  databases.set('duckdb', async sql => (await duckdb.runAndReadAll(sql)).getRowObjectsJson());
  databases.set('postgres', async sql => (await kernel.database.pool.query(sql)).rows);
});
afterAll(() => kernel.close());

const columns: readonly SqlColumn[] = [
  { path: ['人数'], column: '人数', type: 'number', digits: 9, decimals: 0 },
  { path: ['类型'], column: '类型', type: 'string' },
];

async function compiled(logic: string): Promise<CompiledDecision> {
  const inputs = [inputData('人数', 'number'), inputData('类型', 'string')];
  const dmn = await compileDmn(model(...inputs, decision('补贴', ['人数', '类型'], logic)));
  return dmn.decision('补贴');
}

interface Subject {
  readonly key: string;
  readonly 人数: number | null;
  readonly 类型: string | null;
}

const cell = (value: number | string | null, type: string): string =>
  `${typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : value}::${type}`;
const population = (subjects: readonly Subject[]): string =>
  `(select * from (values ${subjects
    .map(({ key, 人数, 类型 }) => `(${cell(key, 'text')}, ${cell(人数, 'int')}, ${cell(类型, 'text')})`)
    .join(', ')}) as subjects(key, "人数", "类型"))`;

async function inSql(
  [before, after]: readonly [CompiledDecision, CompiledDecision],
  subjects: readonly Subject[],
  dialect: SqlDialect,
): Promise<ComparisonResult> {
  const run = databases.get(dialect);
  if (!run) throw new Error(dialect);
  const sql = simulateSql(before, after, { dialect, from: population(subjects), key: 'key', columns });
  const comparison = new Comparison();
  for (const row of await run(sql.crossTable))
    comparison.count(judgementOf(row, sql.before), judgementOf(row, sql.after), Number(row.subjects));
  for (const row of await run(sql.changes))
    comparison.list(String(row.key), judgementOf(row, sql.before), judgementOf(row, sql.after));
  return comparison.result();
}

function oneByOne(
  [before, after]: readonly [CompiledDecision, CompiledDecision],
  subjects: readonly Subject[],
): ComparisonResult {
  const comparison = new Comparison();
  for (const { key, ...context } of subjects)
    comparison.add(key, judge(before, context), judge(after, context));
  return comparison.result();
}

/** A database gives its groups in no order. */
const sorted = (result: ComparisonResult): ComparisonResult => ({
  ...result,
  cells: result.cells.toSorted((a, b) => (a.before + a.after < b.before + b.after ? -1 : 1)),
  rows: result.rows.toSorted((a, b) => (a.row < b.row ? -1 : 1)),
});

const subsidy = (most: number): string =>
  table(
    'FIRST',
    ['人数', '类型'],
    ['金额'],
    [`< ${most} | "小微" => 人数 * 200.5`, '>= 0 | not("停业") => 1000'],
  );

test.each(['duckdb', 'postgres'] as const)('%s says who changes and by how much', async dialect => {
  const pair = [await compiled(subsidy(10)), await compiled(subsidy(20))] as const;
  const subjects: Subject[] = [
    { key: '甲', 人数: 5, 类型: '小微' },
    { key: '乙', 人数: 15, 类型: '小微' },
    { key: '丙', 人数: 15, 类型: '大型' },
    { key: '丁', 人数: null, 类型: '小微' },
    { key: '丁', 人数: 15, 类型: '停业' },
  ];
  expect(sorted(await inSql(pair, subjects, dialect))).toEqual({
    subjects: 5,
    changed: 1,
    shifted: 0,
    coarse: false,
    cells: [
      { before: '1000', after: '1000', count: 1 },
      { before: '1000', after: '3007.5', count: 1 },
      { before: '1002.5', after: '1002.5', count: 1 },
      { before: 'null', after: 'null', count: 2 },
    ],
    rows: [
      { row: 'row-1', before: 1, after: 2, started: 1, stopped: 0 },
      { row: 'row-2', before: 2, after: 1, started: 0, stopped: 1 },
    ],
    amounts: {
      before: { count: 3, sum: '3002.5' },
      after: { count: 3, sum: '5010' },
      difference: {
        count: 3,
        sum: '2007.5',
        mean: '669.1666666666666666666666666666667',
        min: '0',
        max: '2007.5',
      },
    },
    changes: [{ key: '乙', before: '1000', after: '3007.5', stopped: ['row-2'], started: ['row-1'] }],
    shifts: [],
  });
});

test('what SQL cannot say is refused with the reason', async () => {
  const before = await compiled(subsidy(10));
  const after = await compiled(literal('for i in 1..人数 return i'));
  expect(() =>
    simulateSql(before, after, { dialect: 'duckdb', from: 'companies', key: 'key', columns }),
  ).toThrow(/SQL/);
});

const subject = fc.record({
  key: fc.constantFrom('甲', '乙', "丙'丁"),
  人数: fc.option(fc.integer({ min: -2, max: 12 })),
  类型: fc.option(fc.constantFrom('小微', '大型', '停业')),
});
const row = fc
  .tuple(
    fc.constantFrom('-', '< 5', '>= 5', '[2..7]', 'not(3)', 'null'),
    fc.constantFrom('-', '"小微"', 'not("停业")', '"大型","停业"'),
    fc.constantFrom('"补"', '"免"', 'null'),
    fc.constantFrom('100', '人数', '人数 + 0.5'),
  )
  .map(([a, b, c, d]) => `${a} | ${b} => ${c} | ${d}`);
const tables = fc
  .tuple(fc.constantFrom('FIRST', 'UNIQUE'), fc.array(row, { minLength: 1, maxLength: 4 }))
  .map(([policy, rows]) => table(policy, ['人数', '类型'], ['办法', '金额'], rows));

test('the database and the rules one by one find the same changes', { timeout: 120_000 }, async () => {
  const versions = fc.tuple(tables, tables);
  const subjects = fc.array(subject, { minLength: 1, maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(versions, subjects, async ([one, other], people) => {
      const pair = [await compiled(one), await compiled(other)] as const;
      const expected = sorted(oneByOne(pair, people));
      for (const dialect of databases.keys())
        expect(sorted(await inSql(pair, people, dialect))).toEqual(expected);
    }),
    { numRuns: 40 },
  );
});
