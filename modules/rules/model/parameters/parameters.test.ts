import { expect, test } from 'vitest';
import { checkParameters, compileExpression, parameters, parametersAsOf, toJson } from '../index.ts';

const SOURCE = '《某某管理办法》第五条';
const of = (type: string, values: object[]) =>
  parameters.parse({ 限额: { label: { zh: '限额', en: 'Limit' }, type, values } });

const dated = of('number', [
  { from: '2022-07-01', value: 500.1, source: SOURCE },
  { from: '2015-01-01', value: 300, source: SOURCE },
  { from: '2018-01-01', to: '2019-12-31', value: 400, source: SOURCE },
]);

test.each([
  ['2015-01-01', 300],
  ['2017-12-31', 300],
  ['2018-01-01', 400],
  ['2019-12-31', 400],
  ['2022-07-01', 500.1],
  ['2026-11-21', 500.1],
])('on %s the limit is %d', (day, value) => {
  expect(parametersAsOf(dated, day)).toEqual({ 限额: value });
});

test.each(['2014-12-31', '2020-01-01', '2022-06-30'])('on %s there is none, and that is an error', day => {
  expect(() => parametersAsOf(dated, day)).toThrow(
    expect.objectContaining({
      code: 'RULES_NO_PARAMETER',
      text: { zh: `参数“限额”在 ${day} 没有值。`, en: `Parameter 限额 has no value on ${day}.` },
      remedy: expect.objectContaining({
        zh: '请补上这一天有效的值和依据；现有的期间：2015-01-01…、2018-01-01…2019-12-31、2022-07-01…。',
      }),
    }),
  );
  expect(parametersAsOf(dated, day, [])).toEqual({});
});

test.each([
  ['number', 12.5, 12.5],
  ['text', '一般', '一般'],
  ['boolean', false, false],
  ['date', '2026-11-21', '2026-11-21'],
  ['duration', 'P4Y', 'P4Y'],
  ['duration', 'P30D', 'P30D'],
])('a value of type %s', (type, value, json) => {
  const known = of(type, [{ from: '2020-01-01', value, source: SOURCE }]);
  expect(checkParameters(known)).toEqual([]);
  expect(toJson(parametersAsOf(known, '2020-01-01'))).toEqual({ 限额: json });
});

test('a rule is evaluated as of a day', () => {
  const rule = compileExpression('申请.金额 <= 参数.限额', { names: ['申请.金额', '参数.限额'] });
  const on = (day: string) => rule.evaluate({ 申请: { 金额: 450 }, 参数: parametersAsOf(dated, day) });
  expect([on('2019-01-01'), on('2023-01-01')]).toEqual([false, true]);
});

const valid = { from: '2020-01-01', value: 1, source: SOURCE };
test.each<[string, string, object[], (string | number)[], string]>([
  [
    'of another type',
    'number',
    [{ ...valid, value: '1' }],
    [0, 'value'],
    '参数“限额”的值“1”不是 number 类型。',
  ],
  ['of no day', 'date', [{ ...valid, value: '2026-02-30' }], [0, 'value'], '不是 date 类型。'],
  ['of mixed duration', 'duration', [{ ...valid, value: 'P1Y1D' }], [0, 'value'], '不是 duration 类型。'],
  [
    'that ends first',
    'number',
    [{ ...valid, to: '2019-12-31' }],
    [0, 'to'],
    '截止日 2019-12-31 早于起始日 2020-01-01。',
  ],
  ['without a source', 'number', [{ ...valid, source: '惯例' }], [0, 'source'], '没有写明依据。'],
  ['twice from a day', 'number', [valid, valid], [1, 'from'], '参数“限额”在 2020-01-01 有两个值。'],
  [
    'before the other ended',
    'number',
    [
      { ...valid, to: '2021-06-30' },
      { ...valid, from: '2021-06-30' },
    ],
    [1, 'from'],
    '参数“限额”在 2021-06-30 有两个值。',
  ],
])('a value %s is refused', (_, type, values, path, message) => {
  const [problem, ...others] = checkParameters(of(type, values));
  expect(problem?.path).toEqual(['限额', 'values', ...path]);
  expect(problem?.message.zh).toContain(message);
  expect(problem?.remedy.zh).not.toBe('');
  expect(others).toEqual([]);
});

test.each([
  ['a day that is none', { from: '2020-02-30', value: 1, source: SOURCE }],
  ['an unknown word', { from: '2020-01-01', value: 1, source: SOURCE, unti: '2021-01-01' }],
])('%s is no parameter', (_, value) => {
  expect(() => of('number', [value])).toThrow();
});
