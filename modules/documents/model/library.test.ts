import { describe, expect, it, test } from 'vitest';
import { isHolders, isSensitiveKind, kindOfTitle, paperOf, stateOf } from './library.ts';

const paper = (id: string, change: Partial<Parameters<typeof stateOf>[0]> = {}) => ({
  id,
  kind: 'business_licence' as const,
  number: '91330199MA2Y18156J',
  validTo: null,
  trust: 'C' as const,
  filedAt: new Date('2026-03-01T00:00:00Z'),
  withdrawnAt: null,
  ...change,
});
const later = { filedAt: new Date('2026-09-01T00:00:00Z') };

describe('where an entry stands', () => {
  it.each([
    ['alone', paper('1'), [], 'in-force'],
    ['on its last day', paper('1', { validTo: '2026-11-21' }), [], 'in-force'],
    ['the day after', paper('1', { validTo: '2026-11-20' }), [], 'expired'],
    ['withdrawn', paper('1', { withdrawnAt: new Date('2026-10-01T00:00:00Z') }), [], 'withdrawn'],
    ['beside a newer one', paper('1'), [paper('2', later)], 'replaced'],
    ['beside an older one', paper('1', later), [paper('2')], 'in-force'],
    [
      'beside a newer one that was withdrawn',
      paper('1'),
      [paper('2', { ...later, withdrawnAt: new Date() })],
      'in-force',
    ],
    ['beside a newer one of another number', paper('1'), [paper('2', { ...later, number: 'x' })], 'in-force'],
    [
      'beside a newer one of another kind',
      paper('1'),
      [paper('2', { ...later, kind: 'hygiene_licence' })],
      'in-force',
    ],
    [
      'checked, beside a newer picture of the same',
      paper('1', { trust: 'B' }),
      [paper('2', later)],
      'in-force',
    ],
    [
      'checked, beside a newer paper that runs longer',
      paper('1', { trust: 'B', validTo: '2027-01-01' }),
      [paper('2', { ...later, validTo: '2031-01-01' })],
      'replaced',
    ],
    [
      'beside one without a number',
      paper('1', { number: null }),
      [paper('2', { ...later, number: null })],
      'in-force',
    ],
    ['of two at the same moment the second counts', paper('1'), [paper('2')], 'replaced'],
  ])('%s', (_name, own, others, expected) => {
    expect(stateOf(own, [own, ...others], new Set(), '2026-11-21')).toBe(expected);
  });

  it('is replaced when a licence was issued here under its number', () => {
    const old = paper('1', { kind: 'hygiene_licence', number: '云卫公证字〔2024〕第00127号' });
    expect(stateOf(old, [old], new Set(['云卫公证字〔2024〕第00127号']), '2026-11-21')).toBe('replaced');
  });
});

const field = (element: string, value: string) => ({ element, value });

test('number and last day are taken from the reading; 长期 is no day', () => {
  expect(
    paperOf('hygiene_licence', [
      field('licence_number', '云卫公证字〔2024〕第00127号'),
      field('licence_valid_to', '2028-06-11'),
    ]),
  ).toEqual({ number: '云卫公证字〔2024〕第00127号', validTo: '2028-06-11' });
  expect(
    paperOf('business_licence', [
      field('uscc', '91330199MA2Y18156J'),
      field('business_term_to', '9999-12-31'),
    ]),
  ).toEqual({ number: '91330199MA2Y18156J', validTo: null });
  expect(paperOf('other', [field('uscc', '91330199MA2Y18156J')])).toEqual({ number: null, validTo: null });
});

test('papers with sensitive personal data are a person’s own, and only his', () => {
  const own = { kind: 'person', code: '330199198806060011' } as const;
  const company = { kind: 'organisation', code: '91330199MA2Y18156J' } as const;
  const card = [field('resident_id', '330199198806060011')];
  expect(
    (['resident_id_card', 'household_register', 'business_licence'] as const).map(isSensitiveKind),
  ).toEqual([true, true, false]);
  expect(isHolders(own, 'resident_id_card', card)).toBe(true);
  expect(isHolders(own, 'resident_id_card', [field('resident_id', '330199194403150027')])).toBe(false);
  // The side with the emblem names nobody.
  expect(isHolders(own, 'resident_id_card', [field('id_card_valid_to', '2030-01-01')])).toBe(false);
  expect(isHolders(company, 'resident_id_card', card)).toBe(false);
  expect(isHolders(company, 'business_licence', [field('uscc', '91330199MA2Y18156J')])).toBe(true);
  expect(isHolders(company, 'business_licence', [field('uscc', '91330199MA2Y10015U')])).toBe(false);
  expect(isHolders(company, 'hygiene_licence', [])).toBe(true);
});

test('a licence is known by its title', () => {
  expect(['公共场所卫生许可证', '出版物经营许可证', '食品经营许可证'].map(kindOfTitle)).toEqual([
    'hygiene_licence',
    'publication_licence',
    'other',
  ]);
});
