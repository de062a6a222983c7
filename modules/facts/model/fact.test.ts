import { describe, expect, test } from 'vitest';
import {
  atLeast,
  conflicts,
  type Fact,
  type FactValue,
  factSchema,
  rankFacts,
  sameValue,
  type Trust,
} from './index.ts';

const fact = (
  element: string,
  value: FactValue,
  trust: Trust,
  kind: Fact['source']['kind'],
  id: string,
  observedAt = '2026-11-20T00:00:00.000Z',
): Fact => ({
  element,
  value,
  trust,
  source: { kind, id, name: { zh: id, en: id } },
  confidence: 1,
  observedAt,
});

test('a level of trust satisfies itself and every lower one', () => {
  const table = (['A', 'B', 'C', 'D'] as const).map(trust =>
    (['A', 'B', 'C', 'D'] as const).map(demanded => atLeast(trust, demanded)),
  );
  expect(table).toEqual([
    [true, true, true, true],
    [false, true, true, true],
    [false, false, true, true],
    [false, false, false, true],
  ]);
});

test('ranks by trust, then kind of source, then the newest first, and leaves its input alone', () => {
  const facts = [
    fact('legal_representative', '戊', 'D', 'applicant', 'form'),
    fact('legal_representative', '丙', 'C', 'material', 'new photograph', '2026-11-21T00:00:00.000Z'),
    fact('legal_representative', '丙', 'C', 'material', 'old photograph', '2026-11-19T00:00:00.000Z'),
    fact('legal_representative', '乙', 'C', 'application', 'earlier application', '2020-01-01T00:00:00.000Z'),
    fact('legal_representative', '丁', 'B', 'window', 'window'),
    fact('legal_representative', '甲', 'A', 'licence', 'licence', '2026-11-21T00:00:00.000Z'),
    fact('legal_representative', '甲', 'A', 'register', 'register', '2026-01-01T00:00:00.000Z'),
  ];
  const before = structuredClone(facts);
  expect(rankFacts(facts).map(({ source }) => source.id)).toEqual([
    'register',
    'licence',
    'window',
    'earlier application',
    'new photograph',
    'old photograph',
    'form',
  ]);
  expect(facts).toEqual(before);
});

test('finds what sources A to C say differently, best first, and what the applicant says contradicts nobody', () => {
  const facts = [
    fact('legal_representative', '周敏', 'C', 'material', 'old licence'),
    fact('legal_representative', '陈建国', 'A', 'register', 'register'),
    fact('enterprise_name', '临江市海风图书(集团)有限公司', 'A', 'register', 'register'),
    fact('enterprise_name', '临江市海风图书（集团）有限公司', 'C', 'material', 'old licence'),
    fact('business_address', '浙江省临江市云溪区学士巷18号', 'A', 'register', 'register'),
    fact('business_address', '学士巷19号', 'D', 'applicant', 'form'),
    fact('registered_capital', null, 'A', 'register', 'register'),
    fact('registered_capital', 500_000, 'C', 'material', 'old licence'),
  ];
  expect(conflicts(facts)).toEqual([{ element: 'legal_representative', facts: [facts[1], facts[0]] }]);
  expect(conflicts([])).toEqual([]);
});

describe('sameValue', () => {
  test.each<[string, FactValue, FactValue, boolean]>([
    ['enterprise_name', '云溪(集团)有限公司', '云溪（集团）有限公司', true],
    ['enterprise_name', '云溪【集团】 有限公司', '云溪（集团）有限公司', true],
    ['enterprise_name', '云溪书店有限公司', '云溪书局有限公司', false],
    ['uscc', '91330199ma2y10015u', '91330199MA2Y10015U', true],
    ['licence_number', '卫公证字[2023]第0012号', '卫公证字〔2023〕第0012号', true],
    ['licence_number', '卫公证字〔2023〕第0012号', '卫公证字〔2023〕第0013号', false],
    ['establishment_date', '2020年3月5日', '2020-03-05', true],
    ['business_term_to', '长期', '9999-12-31', true],
    ['registered_capital', '50万元', 500_000, true],
    ['ethnicity', '汉族', '汉', true],
    ['person_name', '阿依古丽・热合曼', '阿依古丽·热合曼', true],
    ['business_address', '浙江省临江市云溪区学士巷18号', '学士巷１８号', true],
    ['business_address', '临江市云溪区学士巷18号', '云溪区学士巷18号', true],
    ['business_address', '云溪区阳光小区3幢', '阳光小区3幢', true],
    ['business_address', '浙江省临江市云溪区学士巷18号', '浙江省临江市云溪区学士巷18-1号', false],
    ['business_address', '临江市云溪区学士巷18号', '临江市南湖区学士巷18号', false],
    ['business_address', '江苏省云溪区学士巷18号', '浙江省云溪区学士巷18号', false],
    ['enterprise_name', '临江市云溪区书店', '云溪区书店', false],
    ['abnormal_listed', '否', false, true],
    ['person_name', null, null, true],
    ['person_name', null, '王㛃', false],
  ])('%s: %j and %j: %s', (element, a, b, same) => {
    expect(sameValue(element, a, b)).toBe(same);
    expect(sameValue(element, b, a)).toBe(same);
  });

  test('refuses an unregistered element', () => {
    expect(() => sameValue('nothing', 'a', 'b')).toThrow(
      expect.objectContaining({ code: 'FACTS_UNKNOWN_ELEMENT' }),
    );
  });
});

test('a fact is parsed with its evidence, and nonsense is refused', () => {
  const good = {
    ...fact('uscc', '91330199MA2Y10015U', 'C', 'material', 'photograph'),
    confidence: 0.93,
    evidence: {
      documentId: 'd1',
      page: 1,
      box: { x: 0.1, y: 0.2, width: 0.3, height: 0.04 },
      raw: '9133O199MA2Y10015U',
      check: 'passed',
    },
  };
  expect(factSchema.parse(good)).toEqual(good);
  for (const bad of [
    { trust: 'E' },
    { confidence: 1.5 },
    { observedAt: 'yesterday' },
    { value: ['a'] },
    { source: { kind: 'rumour', id: 'x', name: { zh: '', en: '' } } },
  ])
    expect(factSchema.safeParse({ ...good, ...bad }).success).toBe(false);
});
