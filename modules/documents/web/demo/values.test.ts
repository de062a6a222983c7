import { expect, it } from 'vitest';
import { sentValues, withChange } from './values.ts';

it.each([
  [{}, 'uscc', '9133X', '91330', { uscc: '9133X' }],
  [{ uscc: '9133X' }, 'uscc', '91330', '91330', {}],
  [{ uscc: '9133X' }, 'uscc', '', '91330', { uscc: '' }],
  [{ uscc: '9133X' }, 'premises_name', '清和', '清和宾馆', { uscc: '9133X', premises_name: '清和' }],
])('%j with %s as %j', (changes, element, value, printed, expected) => {
  expect(withChange(changes, element, value, printed)).toEqual(expected);
});

it('sends the same changes in the same words', () => {
  expect(sentValues({ b: '2', a: '1' })).toBe('{"a":"1","b":"2"}');
  expect(sentValues({ a: '1', b: '2' })).toBe('{"a":"1","b":"2"}');
  expect(sentValues({})).toBe('{}');
});
