import { expect, test } from 'vitest';
import { parseDemands } from './trust-demand.ts';

test.each([
  ['', undefined, []],
  ['C', 'C', []],
  ['B；登记.法定代表人=A', 'B', [['登记.法定代表人', 'A']]],
  [
    '登记=A, 原许可证.许可证号 = B',
    undefined,
    [
      ['登记', 'A'],
      ['原许可证.许可证号', 'B'],
    ],
  ],
])('"%s"', (text, row, named) => {
  const demands = parseDemands(text);
  expect(demands?.row).toBe(row);
  expect([...(demands?.named ?? [])]).toEqual(named);
});

test.each(['E', '登记=', '=A', '登记.法定代表人=a', '很高'])('"%s" is not understood', text => {
  expect(parseDemands(text)).toBeNull();
});
