import type { Fact } from '@zhiban/facts';
import { describe, expect, it } from 'vitest';
import type { ApplicationView } from '../../../model/view.ts';
import { changedElsewhere } from './changed-elsewhere.ts';
import { filledIn } from './fresh.ts';

const field = (element: string, kind?: 'applicant' | 'material', value = '甲') => {
  const fact: Fact | null = kind
    ? {
        element,
        value,
        source: { kind, id: kind, name: { zh: kind, en: kind } },
        trust: kind === 'applicant' ? 'D' : 'C',
        confidence: 1,
        observedAt: '2026-11-21T02:00:00.000Z',
      }
    : null;
  return {
    element,
    label: { zh: element, en: element },
    hint: null,
    type: 'text' as const,
    choices: [],
    required: true,
    editable: true,
    sensitive: false,
    unsure: false,
    fact,
    others: [],
    problem: null,
  };
};
const view = (...fields: ApplicationView['groups'][number]['fields']) => ({
  groups: [{ id: 'all', title: { zh: '全部', en: 'All' }, fields }],
});
const nothing = { answers: {}, values: {} };

describe('changed elsewhere', () => {
  it('names what someone wrote on another device', () => {
    const seen = view(field('loss_statement_media', 'applicant', '甲报'), field('mobile_phone'));
    const now = view(
      field('loss_statement_media', 'applicant', '乙报'),
      field('mobile_phone', 'applicant', '138'),
    );
    expect(changedElsewhere(seen, now, nothing).map(({ zh }) => zh)).toEqual([
      'loss_statement_media',
      'mobile_phone',
    ]);
  });

  it('is silent about what this page sent itself, and about sources', () => {
    const seen = view(field('mobile_phone'), field('premises_name'));
    const now = view(field('mobile_phone', 'applicant', '138'), field('premises_name', 'material'));
    expect(changedElsewhere(seen, now, { answers: {}, values: { mobile_phone: '138' } })).toEqual([]);
  });
});

describe('filled in', () => {
  it('by a source: new, or with another value', () => {
    const before = view(
      field('premises_name'),
      field('uscc', 'material', '91'),
      field('licence_number', 'material'),
    );
    const after = view(
      field('premises_name', 'material'),
      field('uscc', 'material', '92'),
      field('licence_number', 'material'),
    );
    expect(filledIn(before, after)).toEqual(['premises_name', 'uscc']);
  });

  it('not by the applicant', () => {
    expect(filledIn(view(field('mobile_phone')), view(field('mobile_phone', 'applicant')))).toEqual([]);
  });
});
