import { createTestKernel, type TestKernel } from '@zhiban/kernel/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compileDmn } from '../dmn/compile-dmn.ts';
import { decision, inputData, literal, model, table } from '../dmn/fixtures.ts';
import { compileExpression } from '../feel/expression.ts';
import { RuleCompileError } from '../problems.ts';
import { toFeel, toJson } from '../values/convert.ts';
import type { FeelContext } from '../values/values.ts';
import { answersOf, type Database, openDuckdb } from './asking.ts';
import { compileSql } from './compile-sql.ts';
import { sqlColumnsOf } from './inputs.ts';
import type { SqlColumn, SqlDialect, SqlQuery } from './types.ts';

let kernel: TestKernel;
let duckdb: Awaited<ReturnType<typeof openDuckdb>>;
beforeAll(async () => {
  kernel = await createTestKernel({ migrations: [] });
  duckdb = await openDuckdb();
});
afterAll(async () => {
  duckdb.close();
  await kernel.close();
});

const databases: Readonly<Record<SqlDialect, Database>> = {
  postgres: async sql => (await kernel.database.pool.query<Record<string, unknown>>(sql)).rows,
  duckdb: sql => duckdb.ask(sql),
};
const DIALECTS: readonly SqlDialect[] = ['postgres', 'duckdb'];

const ask = async (dialect: SqlDialect, query: SqlQuery): Promise<unknown[]> =>
  (await answersOf(query, dialect, databases[dialect])).map(({ values, matched }) => [
    ...values.map(toJson),
    ...(matched ? [matched] : []),
  ]);

const COMPANIES = `(select * from (values
  (1, 300, '软件', date '2025-03-01', true),
  (2, 20, '餐饮', date '2010-07-01', false),
  (3, 5, '赌博', date '2026-01-01', true),
  (4, null, null, null, null)
) as t(id, "企业.人数", "企业.行业", "企业.成立", "小微"))`;

const TYPES = `<itemDefinition name="行业"><typeRef>string</typeRef><allowedValues><text>"软件","餐饮"</text></allowedValues></itemDefinition>
<itemDefinition name="企业"><itemComponent name="人数"><typeRef>number</typeRef></itemComponent>
<itemComponent name="行业"><typeRef>行业</typeRef></itemComponent>
<itemComponent name="成立"><typeRef>date</typeRef></itemComponent></itemDefinition>`;

const inputs = [inputData('企业', '企业'), inputData('小微', 'boolean'), inputData('参数')];

const BANDS = `<businessKnowledgeModel id="档次" name="档次"><variable name="档次"/><encapsulatedLogic>
<formalParameter name="人数" typeRef="number"/>${literal('if 人数 >= 100 then "大" else if 人数 >= 10 then "中" else "小"')}
</encapsulatedLogic></businessKnowledgeModel>`;

/** Three decisions: one by a function, one by a parameter, and a table over both with two outputs. */
const POLICY = model(
  TYPES,
  ...inputs,
  BANDS,
  decision('规模', ['企业', '#档次'], literal('档次(企业.人数)')),
  decision('年限够', ['企业', '参数'], literal('企业.成立 + 参数.年限 <= date("2026-11-22")')),
  decision(
    '结论',
    ['@规模', '@年限够', '企业', '小微'],
    table(
      'FIRST',
      ['规模', '年限够', '企业.行业', '小微'],
      ['可享', '金额::0'],
      [
        '"大" | true | - | - => "是" | 企业.人数 * 1000',
        '"大","中" | - | "餐饮" | not(true) => "审" | null',
        '- | - | null | true => "否" | 0',
      ],
    ),
  ),
);

const constants: FeelContext = {
  参数: { 年限: compileExpression('duration("P1Y")').evaluate({}) },
};

describe.each(DIALECTS)('in %s', dialect => {
  const columns: readonly SqlColumn[] = [
    { path: ['企业', '人数'], column: '企业.人数', type: 'number' },
    { path: ['企业', '行业'], column: '企业.行业', type: 'string' },
    { path: ['企业', '成立'], column: '企业.成立', type: 'date' },
    { path: ['小微'], column: '小微', type: 'boolean' },
  ];
  const options = { dialect, from: COMPANIES, key: 'id', columns, constants };

  test('a decision stands on others, on functions, parameters and declared types', async () => {
    const query = compileSql((await compileDmn(POLICY)).decision('结论'), options);
    expect(query.outputs).toEqual([
      { name: '可享', type: 'string', list: false },
      { name: '金额', type: 'number', list: false },
    ]);
    // The third company's trade is not an allowed value, so that all that is known of it is null.
    expect(await ask(dialect, query)).toEqual([
      ['是', 300_000, [1]],
      ['审', null, [2]],
      ['否', 0, [3]],
      [null, 0, []],
    ]);
  });

  test('the closures say the same', async () => {
    const compiled = (await compileDmn(POLICY)).decision('结论');
    const facts = [
      { 企业: { 人数: 300, 行业: '软件', 成立: '2025-03-01' }, 小微: true },
      { 企业: { 人数: 20, 行业: '餐饮', 成立: '2010-07-01' }, 小微: false },
      { 企业: { 人数: 5, 行业: '赌博', 成立: '2026-01-01' }, 小微: true },
      { 企业: null, 小微: null },
    ];
    const decided = facts.map(
      given => compiled.evaluate({ ...(toFeel(given) as FeelContext), ...constants }).value,
    );
    expect(decided.map(toJson)).toEqual([
      { 可享: '是', 金额: 300_000 },
      { 可享: '审', 金额: null },
      { 可享: '否', 金额: 0 },
      { 可享: null, 金额: 0 },
    ]);
  });

  test.each([
    '(function(甲, 乙) 甲)(甲: 企业.人数)',
    '(function(甲, 乙) if 乙 = null then 甲 else 0)(甲: 企业.人数)',
    '(function(甲: number, 乙: number) 甲 + 1)(甲: 企业.人数)',
    '{数: 1, 值: (function(甲, 乙) 甲)(甲: 企业.人数, 丙: 1)}.数',
    'if (function(甲, 乙) 甲)(企业.人数) = null then 1 else 2',
  ])('arguments by name that are left out are null, as for the closures: %s', async text => {
    const compiled = compileExpression(text);
    const expected = [300, 20, 5, null].map(count => [toJson(compiled.evaluate({ 企业: { 人数: count } }))]);
    expect(await ask(dialect, compileSql(compiled, options))).toEqual(expected);
  });

  test('a context gives a column for each entry', async () => {
    const query = compileSql(
      compileExpression('{双倍: 企业.人数 * 2, 是否软件: 企业.行业 = "软件", 名单: [企业.人数, 1]}'),
      options,
    );
    expect(query.outputs.map(({ name, type, list }) => [name, type, list])).toEqual([
      ['双倍', 'number', false],
      ['是否软件', 'boolean', false],
      ['名单', 'number', true],
    ]);
    expect(await ask(dialect, query)).toEqual([
      [600, true, [300, 1]],
      [40, false, [20, 1]],
      [10, false, [5, 1]],
      [null, false, [null, 1]],
    ]);
  });

  test('texts and names cannot become SQL', async () => {
    const evil = `'; drop table x; --\\' "`;
    const from = `(select 1 as "i""d", '${evil.replaceAll("'", "''")}' as "c"" from x; --")`;
    const query = compileSql(compileExpression(`{"a\\"b": 名称 = ${JSON.stringify(evil)}}`), {
      dialect,
      from,
      key: 'i"d',
      columns: [{ path: ['名称'], column: 'c" from x; --', type: 'string' }],
    });
    expect(query.outputs).toEqual([{ name: 'a"b', type: 'boolean', list: false }]);
    expect(await databases[dialect](query.sql)).toEqual([{ 'i"d': 1, 'a"b': true }]);
  });

  test.each([
    ['number', '金额 + 1', '0.1234567::double precision'],
    ['number', '金额 > 1', "'NaN'::double precision"],
    ['date', '日期 = null', "date 'infinity'"],
    ['years and months duration', '期限 = null', "interval '1 month 1 day'"],
    ['days and time duration', '期限 = null', "interval '1 month 1 day'"],
  ] as const)('a %s that cannot be read exactly makes the query fail', async (type, text, value) => {
    const names = compileExpression(text).reads.map(([name = '']) => name);
    const query = compileSql(compileExpression(text), {
      dialect,
      from: `(select 1 as id, ${value} as v)`,
      key: 'id',
      columns: names.map(name => ({ path: [name], column: 'v', type })),
    });
    await expect(databases[dialect](query.sql)).rejects.toThrow(/is no|is not|has months|convert|cast/i);
  });

  test.each([
    ['upper case(企业.行业)', '函数“upper case”没有对应的 SQL。'],
    ['matches(企业.行业, "软.*")', '函数“matches”没有对应的 SQL。'],
    ['企业.人数 / 3', '除不尽的除法没有对应的 SQL。'],
    ['1 / 企业.人数', '除法（除数不是除得尽的常数）没有对应的 SQL。'],
    ['企业.人数 ** 2', '乘方没有对应的 SQL。'],
    ['for 数 in [企业.人数, 1] return 数 + 1', 'for 循环没有对应的 SQL。'],
    ['[企业.人数, 1][item > 1]', '对列表的筛选没有对应的 SQL。'],
    ['if 小微 then 1 else "一"', '同一个结果有时是 number，有时是 string。'],
    ['企业.地址', '没有说明“地址”在哪一列。'],
    ['法人', '没有说明“法人”在哪一列。'],
    ['企业 = null', '在这里使用列表、情境、区间或函数没有对应的 SQL。'],
    ['"\\u0000" = 企业.行业', '文字里有数据库不能保存的字符（NUL 或不成对的代理字符）。'],
    ['企业.行业 = "\\uD800"', '文字里有数据库不能保存的字符（NUL 或不成对的代理字符）。'],
    ['(function(数) 数 + 企业.人数)', '结果是函数或区间没有对应的 SQL。'],
    ['企业.人数 * 企业.人数 * 企业.人数 * 企业.人数 * 企业.人数 * 企业.人数', '数字的位数超过 34 位。'],
  ])('%s is refused', (text, reason) => {
    expect(problemsOf(() => compileSql(compileExpression(text), options))).toEqual([reason]);
  });

  test('all reasons are told, each with its place', async () => {
    const bad = model(
      inputData('数', 'number'),
      inputData('名', 'string'),
      decision(
        '结果',
        ['数', '名'],
        table('UNIQUE', ['数', '名'], ['结果'], ['- | matches(?, "a") => 1 / 数', '> 1 | - => sqrt(数)']),
      ),
    );
    const compiled = await compileDmn(bad);
    const refused = () =>
      compileSql(compiled.decision('结果'), { ...options, columns: sqlColumnsOf(compiled) });
    expect(placesOf(refused)).toEqual([
      '结果/rule 1/input 2',
      '结果/rule 1/output 1',
      '结果/rule 2/output 1',
    ]);
  });

  test.each(['x; drop table y', 'a"b', "a'b", '(select 1', ''])('%j is no table', from => {
    expect(() => compileSql(compileExpression('小微'), { ...options, from })).toThrow(RuleCompileError);
  });

  test('functions that call one another ever more often are refused', async () => {
    const doubling = Array.from({ length: 40 }, (_, i) => {
      const next = i === 39 ? 'n' : `翻${i + 1}(n) + 翻${i + 1}(n)`;
      const requires =
        i === 39
          ? ''
          : `<knowledgeRequirement><requiredKnowledge href="#翻${i + 1}"/></knowledgeRequirement>`;
      return `<businessKnowledgeModel id="翻${i}" name="翻${i}"><variable name="翻${i}"/><encapsulatedLogic><formalParameter name="n"/>${literal(next)}</encapsulatedLogic>${requires}</businessKnowledgeModel>`;
    });
    const compiled = await compileDmn(
      model(inputData('数', 'number'), ...doubling, decision('结果', ['数', '#翻0'], literal('翻0(数)'))),
    );
    const refused = () =>
      compileSql(compiled.decision('结果'), { ...options, columns: sqlColumnsOf(compiled) });
    expect(problemsOf(refused)).toEqual(['这个规则的 SQL 太长。']);
  });

  test('a function that calls itself is refused', async () => {
    const recursive = model(
      inputData('数', 'number'),
      `<businessKnowledgeModel id="阶乘" name="阶乘"><variable name="阶乘"/><encapsulatedLogic><formalParameter name="n"/>${literal('if n < 2 then 1 else n * 阶乘(n - 1)')}</encapsulatedLogic></businessKnowledgeModel>`,
      decision('结果', ['数', '#阶乘'], literal('阶乘(数)')),
    );
    const compiled = await compileDmn(recursive);
    const refused = () =>
      compileSql(compiled.decision('结果'), { ...options, columns: sqlColumnsOf(compiled) });
    expect(problemsOf(refused)).toEqual(['函数互相调用太深，不能展开成 SQL。']);
  });
});

function caught(work: () => unknown): RuleCompileError {
  try {
    work();
  } catch (error) {
    if (error instanceof RuleCompileError) return error;
    throw error;
  }
  throw new Error('Nothing was refused.');
}

const problemsOf = (work: () => unknown): string[] => caught(work).problems.map(({ message }) => message.zh);
const placesOf = (work: () => unknown): string[] => caught(work).problems.map(({ where }) => where);

test('the columns of a model are the leaves of its typed inputs', async () => {
  expect(sqlColumnsOf(await compileDmn(POLICY))).toEqual([
    { path: ['企业', '人数'], column: '企业.人数', type: 'number' },
    { path: ['企业', '行业'], column: '企业.行业', type: 'string' },
    { path: ['企业', '成立'], column: '企业.成立', type: 'date' },
    { path: ['小微'], column: '小微', type: 'boolean' },
  ]);
});
