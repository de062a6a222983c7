import { describe, expect, it } from 'vitest';
import { readableValue } from './readable-value.ts';

describe('a value', () => {
  const words = {
    yes: '是',
    no: '否',
    unlimited: '长期',
    date: (day: string) => `日 ${day}`,
    choice: ({ zh }: { zh: string }) => zh,
  };
  it.each([
    ['text', '清河宾馆', '清河宾馆'],
    ['date', '2028-06-11', '日 2028-06-11'],
    ['date', '二〇二八年', '二〇二八年'],
    ['date', '9999-12-31', '长期'],
    ['boolean', true, '是'],
    ['boolean', false, '否'],
    ['integer', 0, '0'],
    ['text', null, null],
    ['text', '', null],
  ] as const)('%s %s', (type, value, expected) => {
    expect(readableValue({ type, choices: [] }, value, words)).toBe(expected);
  });

  it('is named by its choice', () => {
    const choices = [{ value: '存续', name: { zh: '存续（在营）', en: 'Active' } }];
    expect(readableValue({ type: 'choice', choices }, '存续', words)).toBe('存续（在营）');
    expect(readableValue({ type: 'choice', choices }, '吊销', words)).toBe('吊销');
  });
});
