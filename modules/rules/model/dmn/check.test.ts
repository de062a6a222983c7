import { expect, test } from 'vitest';
import { compileDmn, RuleCompileError } from '../index.ts';
import { decision, inputData, literal, model, table } from './fixtures.ts';

const 数据 = [
  '<itemDefinition name="户"><itemComponent name="名"><typeRef>string</typeRef></itemComponent><itemComponent name="日"><typeRef>date</typeRef></itemComponent></itemDefinition>',
  inputData('数', 'number'),
  inputData('文', 'string'),
  inputData('日', 'date'),
  inputData('户', '户'),
  inputData('谁', ''),
];
const ALL = ['数', '文', '日', '户', '谁'];

async function found(xml: string): Promise<string[]> {
  try {
    await compileDmn(xml);
    return [];
  } catch (error) {
    if (!(error instanceof RuleCompileError)) throw error;
    return error.problems.map(
      ({ where, line, column, message }) => `${where} ${line}:${column} ${message.zh}`,
    );
  }
}

const expression = (text: string) => model(...数据, decision('决定', ALL, literal(text)));
const rows = (column: string, ...list: string[]) =>
  model(
    ...数据,
    decision(
      '决定',
      ALL,
      table(
        'FIRST',
        [column],
        ['值'],
        list.map(cell => `${cell} => 1`),
      ),
    ),
  );

test.each([
  ['文 + 1', '1:1 “+”不能用在文字和数字之间，结果总是 null。'],
  ['1 + (文 + 数)', '1:5 “+”不能用在文字和数字之间，结果总是 null。'],
  ['日 > 数', '1:1 “>”不能用在日期和数字之间，结果总是 null。'],
  ['日 - 数', '1:1 “-”不能用在日期和数字之间，结果总是 null。'],
  ['if 数 > 1 then\n  日 = "2026-11-21" else null', '2:7 日期和文字永远不会相等。'],
  ['户.日 in ["2026-01-01".."2026-12-31"]', '1:8 日期和文字永远不会相等。'],
  ['some x in [1, 2] satisfies x = 文', '1:32 数字和文字永远不会相等。'],
  ['[1, 2][item > "1"]', '1:8 “>”不能用在数字和文字之间，结果总是 null。'],
  ['{a: 数, b: upper case(a)}.b', '1:22 函数“upper case”的第 1 个参数是数字，结果总是 null。'],
  ['(function(x: number) x + 文)(1)', '1:22 “+”不能用在数字和文字之间，结果总是 null。'],
  ['substring(文, "2")', '1:14 函数“substring”的第 2 个参数是文字，结果总是 null。'],
  ['contains(match: 数, string: 文)', '1:17 函数“contains”的第 1 个参数是数字，结果总是 null。'],
  ['if true then 数 else 0', '1:4 “0”永远不会用到，因为前后写死了 true。'],
  ['数 > 1 or true', '1:10 “数 > 1”永远不会用到，因为前后写死了 true。'],
  ['true and 数 > 1', '1:1 “true”永远不会用到，因为前后写死了 true。'],
])('%s', async (text, problem) => {
  expect(await found(expression(text))).toEqual([`决定 ${problem}`]);
});

test.each([
  ['数', '"1"', '1:1 数字和文字永远不会相等。'],
  ['数', '1, 2, "3"', '1:7 数字和文字永远不会相等。'],
  ['户.日', '< "2026-11-21"', '1:3 日期和文字永远不会相等。'],
  ['户.日', 'not("2026-11-21")', '1:5 日期和文字永远不会相等。'],
  ['文', '[1..9]', '1:1 文字和数字永远不会相等。'],
  ['数 + 1', 'true', '1:1 数字和真假值永远不会相等。'],
  ['数', '? > 文', '1:1 “>”不能用在数字和文字之间，结果总是 null。'],
])('a cell in the column %s: %s', async (column, cell, problem) => {
  expect(await found(rows(column, '-', cell))).toEqual([`决定/rule 2/input 1 ${problem}`]);
});

test('a cell is held against the type that its column declares', async () => {
  const xml = rows('谁', '5').replace('<inputExpression>', '<inputExpression typeRef="string">');
  expect(await found(xml)).toEqual(['决定/rule 1/input 1 1:1 文字和数字永远不会相等。']);
});

test.each([
  '谁 + 1',
  '谁 = 文',
  '数 != "1"',
  '数 = null',
  '文 + null',
  'string(数) + 文',
  '日 + duration("P1D") > 日',
  'if 数 > 1 then "多" else 0',
  '数 in ([1..2], 5, null, [7, 8])',
  'for i in [1, "a"] return if i instance of number then i + 1 else i',
  'upper case([文])',
  'number(文) + number(数)',
  '数 between 1 and 2 and 文 in ("a", "b")',
  '[{a: 1}][a > 0].a',
  'day of week(户.日)',
  'for i in 1..3 return i + count(partial)',
  'not(数 > 1)',
])('nothing is said of %s', async text => {
  expect(await found(expression(text))).toEqual([]);
});

test('nothing is said of cells that may match', async () => {
  expect(
    await found(rows('数', '-', 'null', '1, null', '[1..2]', '!= "x"', '谁', 'not(谁)', '? > 谁')),
  ).toEqual([]);
  expect(await found(rows('[数]', '1', '"1"'))).toEqual([]);
  expect(await found(rows('谁', '1', '"1"', 'date("2026-11-21")'))).toEqual([]);
});
