import { expect, it } from 'vitest';
import { asked, demandOf, readableTraced, rowOf, stateOf } from './rows.ts';

const condition = (text: string, holds: boolean | null) => ({
  input: '登记.登记状态',
  text,
  value: '"存续"',
  holds,
});

it.each([
  [{ decision: '主体审查', index: 1 }, 0],
  [{ decision: '原证审查', index: 1 }, 1],
  [{ decision: '原证审查', index: 2 }, 2],
  [{ decision: '主体审查', index: 2 }, undefined],
  [undefined, undefined],
])('the row %j stands at %s', (row, expected) => {
  const rows = [
    { decision: '主体审查', index: 1 },
    { decision: '原证审查', index: 1 },
    { decision: '原证审查', index: 2 },
  ];
  expect(rowOf({ row }, rows)).toBe(expected);
});

it.each([
  [true, [true, true], 'fired'],
  [false, [true, false], 'held-back'],
  [false, [true, null], 'unknown'],
  [false, [null, false], 'held-back'],
] as const)('matched %s with %j is %s', (matched, holds, expected) => {
  expect(stateOf({ matched, conditions: holds.map(value => condition('"注销"', value)) })).toBe(expected);
});

it('leaves out what asks nothing', () => {
  expect(
    asked({ conditions: [condition('-', true), condition('"注销"', false), condition(' ', true)] }),
  ).toEqual([{ input: '登记.登记状态', text: '"注销"', value: '"存续"', holds: false }]);
});

it.each([
  ['"注销","撤销"', 'is', '注销,撤销'],
  ['not(登记.住所)', 'is-not', '登记.住所'],
  ['not("存续")', 'is-not', '存续'],
  ['< 登记.成立日期', 'is', '< 登记.成立日期'],
  ['not(a) and not(b)', 'is', 'not(a) and not(b)'],
])('%s asks: %s %s', (text, kind, words) => {
  expect(demandOf(text)).toEqual({ kind, text: words });
});

it.each([
  ['"清河路66号"', '清河路66号'],
  ['true', true],
  ['null', undefined],
  ['12.5', '12.5'],
  ['["a"]', '["a"]'],
  ['not json', 'not json'],
])('%s was %s', (value, expected) => {
  expect(readableTraced(value)).toBe(expected);
});
