import { describe, expect, it } from 'vitest';
import type { ApplicationSummary, ApplicationView, MaterialView } from '../../model/view.ts';
import { durationOf } from './duration.ts';
import { legalBases } from './legal.ts';
import { isIssuing, pollAfter } from './poll.ts';
import { decidingReasons, factsBehind } from './result/deciding.ts';
import { underWay } from './status.ts';

it.each([
  [0, { unit: 'instant', count: 0 }],
  [0.9, { unit: 'instant', count: 0 }],
  [3.4, { unit: 'seconds', count: 3 }],
  [89, { unit: 'seconds', count: 89 }],
  [100, { unit: 'minutes', count: 2 }],
  [7200, { unit: 'hours', count: 2 }],
  [259_200, { unit: 'days', count: 3 }],
])('%d s', (seconds, expected) => {
  expect(durationOf(seconds)).toEqual(expected);
});

it.each([
  [
    '《公共场所卫生管理条例实施细则》第二十七条',
    [{ law: '《公共场所卫生管理条例实施细则》', article: '第二十七条' }],
  ],
  ['窗口办事规程', [{ law: '窗口办事规程', article: '' }]],
  ['', []],
])('legal basis %s', (text, expected) => {
  expect(legalBases(text)).toEqual(expected);
});

const matter = (id: string, status: ApplicationSummary['status']): ApplicationSummary => ({
  id,
  number: id,
  status,
  service: { id: 's', name: { zh: '事项', en: 'Service' } },
  applicant: '甲',
  updatedAt: '2026-11-21T02:00:00.000Z',
  submittedAt: null,
  dueOn: null,
  workdaysLeft: null,
  reason: null,
});

it('shows first what waits for the applicant, and nothing that has ended', () => {
  const all = [
    matter('1', 'approved'),
    matter('2', 'review'),
    matter('3', 'draft'),
    matter('4', 'correction'),
    matter('5', 'withdrawn'),
  ];
  expect(underWay(all).map(({ id }) => id)).toEqual(['4', '3', '2']);
});

describe('reading again', () => {
  const now = new Date('2026-11-21T02:00:30.000Z');
  const decision: ApplicationView['decision'] = {
    outcome: 'approve',
    band: 'automatic',
    reasons: [],
    passed: [],
    asOf: '2026-11-21',
    decidedAt: '2026-11-21T02:00:00.000Z',
    decidedBy: null,
    seconds: 0,
    note: null,
  };
  const draft: Parameters<typeof pollAfter>[0] = {
    status: 'draft',
    prefilling: false,
    materials: [],
    decision: null,
    licence: null,
    hasLetter: false,
    papers: [],
  };
  const paper = (madeAt: string) => ({
    id: '01a20011-efc8-7032-97b4-acf2de542685',
    kind: 'acceptance' as const,
    number: '1',
    madeAt,
    asOfd: true,
  });
  const material = (reading: 'waiting' | 'done'): MaterialView => ({
    id: 'm',
    name: { zh: '原许可证', en: 'Licence' },
    hint: null,
    kind: 'hygiene_licence',
    required: true,
    legalBasis: '',
    waived: null,
    offers: [],
    reused: null,
    lost: null,
    declined: false,
    document: {
      id: '01a20011-efc8-7032-97b4-acf2de542684',
      name: 'a.jpg',
      mediaType: 'image/jpeg',
      bytes: 1,
      pages: 1,
      uploadedAt: '2026-11-21T02:00:00.000Z',
      reading,
      kind: null,
      fields: [],
      warnings: [],
    },
  });
  const approved: typeof draft = { ...draft, status: 'approved', decision };

  it.each([
    ['a draft at rest', pollAfter({ ...draft, materials: [material('done')] }, now), false],
    ['registers asked', pollAfter({ ...draft, prefilling: true }, now), 700],
    ['a material read', pollAfter({ ...draft, materials: [material('waiting')] }, now), 700],
    ['a licence made', pollAfter(approved, now), 1000],
    ['a letter made', pollAfter({ ...approved, status: 'refused' }, now), 1000],
    ['a letter there', pollAfter({ ...approved, status: 'refused', hasLetter: true }, now), false],
    ['a notice made', pollAfter({ ...approved, status: 'review' }, now), 1000],
    [
      'only the notice of the time before',
      pollAfter({ ...approved, status: 'review', papers: [paper('2026-11-20T02:00:00.000Z')] }, now),
      1000,
    ],
    [
      'with an officer',
      pollAfter({ ...approved, status: 'review', papers: [paper('2026-11-21T02:00:01.000Z')] }, now),
      false,
    ],
  ])('%s', (_name, measured, expected) => {
    expect(measured).toBe(expected);
  });

  it('stops after two minutes', () => {
    expect(isIssuing(approved, new Date('2026-11-21T02:01:59.000Z'))).toBe(true);
    expect(isIssuing(approved, new Date('2026-11-21T02:02:01.000Z'))).toBe(false);
  });
});

describe('the reasons of a decision', () => {
  const used = (carrier: string, element: string) => ({
    carrier,
    element,
    value: '甲',
    trust: 'A' as const,
    source: '登记库',
  });
  const reason = (id: string, outcome: 'approve' | 'refuse' | 'refer') => ({
    id,
    outcome,
    text: { zh: id, en: id },
    remedy: null,
    legalBasis: '',
    facts: [used('登记', id), used('登记', 'uscc')],
  });
  const reasons = [reason('doubt', 'refer'), reason('yes', 'approve'), reason('no', 'refuse')];

  it('are those of its outcome', () => {
    expect(decidingReasons({ reasons }, 'approved').map(({ id }) => id)).toEqual(['yes']);
    expect(decidingReasons({ reasons }, 'refused').map(({ id }) => id)).toEqual(['no']);
  });

  it('name each fact once', () => {
    expect(factsBehind(reasons).map(({ element }) => element)).toEqual(['doubt', 'uscc', 'yes', 'no']);
  });
});
