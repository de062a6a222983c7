import { expect, it } from 'vitest';
import { readFilter, writeFilter } from './licence-filter.ts';

it.each([
  ['', {}],
  ['text=宾馆&state=02', { text: '宾馆', state: '02' }],
  ['expiringWithinDays=30&waiting=true', { expiringWithinDays: 30, waiting: true }],
  ['text=&state=08&expiringWithinDays=-1&waiting=no&other=1', {}],
])('reads %j', (address, expected) => {
  expect(readFilter(new URLSearchParams(address))).toEqual(expected);
});

it('writes what is said and nothing else', () => {
  expect(writeFilter({ text: '宾馆', state: undefined, waiting: true })).toEqual({
    text: '宾馆',
    waiting: 'true',
  });
});
