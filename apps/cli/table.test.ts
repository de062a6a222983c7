import { expect, test } from 'vitest';
import { displayWidth, tableText } from './table.ts';

test.each([
  ['abc', 3],
  ['许可证', 6],
  ['（a）', 5],
  ['', 0],
])('"%s" takes %i columns', (text, width) => {
  expect(displayWidth(text)).toBe(width);
});

test('columns stand under each other whatever their script', () => {
  expect(
    tableText([
      ['许可', 'x'],
      ['a', '证'],
    ]),
  ).toBe('许可  x\na     证');
});
