import { describe, expect, it } from 'vitest';
import { type Filter, readFilter, writeFilter } from './filter.ts';

const usual: Filter = { list: 'review', text: '', service: '', application: undefined };

describe('the filters stay in the address', () => {
  it.each([
    [usual, ''],
    [{ ...usual, list: 'refused' }, '?list=refused'],
    [
      { ...usual, text: '清和 宾馆', service: 'hygiene-licence-change' },
      '?q=%E6%B8%85%E5%92%8C+%E5%AE%BE%E9%A6%86&service=hygiene-licence-change',
    ],
    [{ ...usual, application: '0b' }, '?case=0b'],
  ] satisfies [Filter, string][])('%j', (filter, address) => {
    expect(writeFilter(filter)).toBe(address);
    expect(readFilter(new URLSearchParams(address))).toEqual(filter);
  });

  it('takes an unknown list for the usual one', () => {
    expect(readFilter(new URLSearchParams('?list=draft')).list).toBe('review');
  });
});
