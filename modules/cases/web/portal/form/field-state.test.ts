import type { Fact } from '@zhiban/facts';
import { describe, expect, it } from 'vitest';
import type { FieldView } from '../../../model/view.ts';
import { contradictions, isAsked, isShown, overridden, readableValue } from './field-state.ts';

const fact = (changes: Partial<Fact> = {}): Fact => ({
  element: 'premises_name',
  value: '清河宾馆',
  source: { kind: 'register', id: 'enterprise-register', name: { zh: '登记库', en: 'register' } },
  trust: 'A',
  confidence: 1,
  observedAt: '2026-11-21T02:00:00.000Z',
  ...changes,
});
const read = (changes: Partial<Fact>) =>
  fact({
    source: { kind: 'material', id: 'd1', name: { zh: '营业执照', en: 'licence' } },
    trust: 'C',
    ...changes,
  });
const declared = fact({
  value: '清河大酒店',
  source: { kind: 'applicant', id: 'p1', name: { zh: '本人填写', en: 'declared' } },
  trust: 'D',
});
const field = (changes: Partial<FieldView>): FieldView => ({
  element: 'premises_name',
  label: { zh: '单位名称', en: 'Name' },
  hint: null,
  type: 'text',
  choices: [],
  required: true,
  editable: true,
  sensitive: false,
  unsure: false,
  fact: null,
  others: [],
  problem: null,
  ...changes,
});
const problem = { message: { zh: '不对。', en: 'Wrong.' }, remedy: { zh: '请改。', en: 'Mend it.' } };

describe('a field', () => {
  it.each([
    ['missing', field({}), true],
    ['known', field({ fact: fact() }), false],
    ['wrong', field({ fact: fact(), problem }), true],
    ['read well', field({ fact: read({ confidence: 0.9 }) }), false],
    ['read badly', field({ fact: read({ confidence: 0.89 }), unsure: true }), true],
    ['missing, and not for the applicant to write', field({ editable: false }), false],
  ])('%s', (_name, shown, asked) => {
    expect(isAsked(shown)).toBe(asked);
  });

  it('is left out while nobody can say anything in it', () => {
    expect(isShown(field({ editable: false, required: false }))).toBe(false);
    expect(isShown(field({ editable: false, required: true }))).toBe(true);
    expect(isShown(field({ editable: false, required: false, fact: fact() }))).toBe(true);
  });

  it('names proven answers that contradict, not those that agree or were declared', () => {
    const other = read({ value: '清和宾馆' });
    expect(contradictions(field({ fact: fact(), others: [other, read({}), declared] }))).toEqual([other]);
    expect(contradictions(field({ others: [other] }))).toEqual([]);
  });

  it('knows what the applicant wrote over', () => {
    expect(overridden(field({ fact: declared, others: [fact()] }))).toEqual(fact());
    expect(overridden(field({ fact: declared }))).toBeUndefined();
    expect(overridden(field({ fact: fact(), others: [read({})] }))).toBeUndefined();
  });
});

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
