import type { Fact } from '@zhiban/facts';
import { describe, expect, it } from 'vitest';
import type { FieldView } from '../../../model/view.ts';
import { contradictions, isAsked, isShown, overridden } from './field-state.ts';

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
