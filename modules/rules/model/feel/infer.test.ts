import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileDmn } from '../dmn/compile-dmn.ts';
import { decision, inputData, literal, model, table } from '../dmn/fixtures.ts';
import { contextOf, population, row } from '../sql/fixtures.ts';
import { expression, KINDS } from '../sql/random-feel.ts';
import { compileExpression } from './expression.ts';
import { typeOf } from './infer.ts';
import type { FeelType } from './tree.ts';
import { ANY, coerce } from './types.ts';

const kind = (name: 'number' | 'string' | 'boolean' | 'date' | 'date and time'): FeelType => ({ kind: name });

const inputs = new Map<string, FeelType>([
  ['注册资本', kind('number')],
  ['名称', kind('string')],
  ['成立日期', kind('date')],
  ['受理时间', kind('date and time')],
  ['有效期', { kind: 'years and months duration' }],
  ['时限', { kind: 'days and time duration' }],
  ['是否小微', kind('boolean')],
  ['金额', { kind: 'list', of: kind('number') }],
  [
    '企业',
    {
      kind: 'context',
      entries: new Map<string, FeelType>([
        ['名称', kind('string')],
        ['从业人数', kind('number')],
      ]),
    },
  ],
  ['任意', ANY],
]);

function written(type: FeelType): string {
  switch (type.kind) {
    case 'list':
    case 'range':
      return `${type.kind}<${written(type.of)}>`;
    case 'context':
      return `{${[...type.entries].map(([name, entry]) => `${name}: ${written(entry)}`).join(', ')}}`;
    case 'function':
      return `function -> ${written(type.returns)}`;
    default:
      return type.kind;
  }
}

const typed = (text: string): string =>
  written(typeOf(compileExpression(text, { names: [...inputs.keys()] }).tree, { inputs, locals: [] }));

describe('the type of an expression', () => {
  test.each([
    ['1', 'number'],
    ['null', 'null'],
    ['注册资本 * 2 + 1', 'number'],
    ['注册资本 + 名称', 'null'],
    ['名称 + "公司"', 'string'],
    ['成立日期 + 有效期', 'date'],
    ['成立日期 - 成立日期', 'days and time duration'],
    ['受理时间 + 时限', 'date and time'],
    ['时限 / 时限', 'number'],
    ['有效期 * 2', 'years and months duration'],
    ['任意 * 2', 'any'],
    ['任意 ** 2', 'number'],
    ['成立日期 + 任意', 'date'],
    ['-有效期', 'years and months duration'],
    ['注册资本 > 3', 'boolean'],
    ['注册资本 > "3"', 'null'],
    ['注册资本 = "3"', 'boolean'],
    ['任意 > "3"', 'boolean'],
    ['是否小微 and 注册资本 in [1..5]', 'boolean'],
    ['if 是否小微 then 1 else null', 'number'],
    ['if 是否小微 then 1 else "一"', 'any'],
    ['成立日期.year', 'number'],
    ['成立日期.hour', 'null'],
    ['企业.从业人数', 'number'],
    ['金额[1]', 'number'],
    ['金额[item > 3]', 'list<number>'],
    ['金额[任意]', 'any'],
    ['for 额 in 金额 return string(额)', 'list<string>'],
    ['for i in 1..3, 额 in 金额 return 额 + i', 'list<number>'],
    ['some 额 in 金额 satisfies 额 > 3', 'boolean'],
    ['[1, null]', 'list<number>'],
    ['[1, "一"]', 'list<any>'],
    ['[1..5]', 'range<number>'],
    ['[1..5].start', 'number'],
    ['{甲: 1, 乙: 甲 + 1, 丙: string(乙)}', '{甲: number, 乙: number, 丙: string}'],
    ['{甲: 1, 乙: {丙: 甲}}.乙.丙', 'number'],
    ['function(数: number) 数 + 1', 'function -> number'],
    ['(function(名, 数: number) 数)(名称, 3)', 'number'],
    ['[{额: 1}, {额: 2}].额', 'list<number>'],
    ['[{额: 1}][额 > 0]', 'list<{额: number}>'],
    ['sum(金额)', 'number'],
    ['max(成立日期, today())', 'date'],
    ['max(金额)', 'number'],
    ['abs(时限)', 'days and time duration'],
    ['append(金额, 3)', 'list<number>'],
    ['append(金额, "三")', 'list<any>'],
    ['substring(string: 名称, start position: 2)', 'string'],
    ['split(名称, "、")', 'list<string>'],
    ['years and months duration(成立日期, today())', 'years and months duration'],
    ['任意 instance of number', 'boolean'],
    ['任意', 'any'],
  ])('%s: %s', (text, type) => {
    expect(typed(text)).toBe(type);
  });
});

test.each([
  ['UNIQUE', ['结果'], ['<5 => 1', '>=5 => 2'], 'number'],
  ['UNIQUE', ['结果'], ['<5 => 1', '>=5 => "二"'], 'any'],
  ['UNIQUE', ['结果', '理由'], ['<5 => 1 | "小"'], '{结果: number, 理由: string}'],
  ['COLLECT', ['结果'], ['<5 => "甲"', '- => "乙"'], 'list<string>'],
  ['COLLECT/COUNT', ['结果'], ['<5 => "甲"'], 'number'],
  ['COLLECT/COUNT', ['结果::"无"'], ['<5 => "甲"'], 'any'],
])('a table with %s and outputs %j', async (policy, outputs, rows, type) => {
  const compiled = await compileDmn(
    model(inputData('数', 'number'), decision('结果', ['数'], table(policy, ['数'], outputs, rows))),
  );
  expect(written(typeOf(compiled.decision('结果').tree, { inputs, locals: [] }))).toBe(type);
});

const POPULATION = new Map<string, FeelType>([
  ...population.flatMap(({ path: [name = '', entry], type }): [string, FeelType][] =>
    entry === undefined ? [[name, { kind: type }]] : [],
  ),
  [
    '企业',
    {
      kind: 'context',
      entries: new Map([
        ['人数', kind('number')],
        ['行业', kind('string')],
      ]),
    },
  ],
]);

test.each(KINDS)('every value of a random expression of kind %s has its type', which => {
  fc.assert(
    fc.property(expression(which), row, (text, cells) => {
      const compiled = compileExpression(text);
      const value = compiled.evaluate(contextOf(cells));
      expect(coerce(value, typeOf(compiled.tree, { inputs: POPULATION, locals: [] }))).toEqual(value);
    }),
    { numRuns: 300 },
  );
});

test('a value is brought to its declared type', async () => {
  const boxed = `<context><contextEntry><variable name="总数" typeRef="number"/>${literal('任意')}</contextEntry></context>`;
  const compiled = await compileDmn(model(inputData('任意'), decision('合计', ['任意'], boxed)));
  expect(written(typeOf(compiled.decision('合计').tree, { inputs, locals: [] }))).toBe('{总数: number}');
});
