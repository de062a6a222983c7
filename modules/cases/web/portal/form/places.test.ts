import { describe, expect, it } from 'vitest';
import type { ApplicationView } from '../../../model/view.ts';
import { isAbout, placeOf, screensOf, stepOf } from './places.ts';

const text = (zh: string) => ({ zh, en: zh });
const field = (element: string): ApplicationView['groups'][number]['fields'][number] => ({
  element,
  label: text(element),
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
});
const view = {
  questions: [{ id: '变更事项', question: text('变什么'), hint: null, options: [], answer: null }],
  elsewhere: null,
  groups: [
    { id: 'company', title: text('企业'), fields: [field('enterprise_name')] },
    { id: 'contact', title: text('联系'), fields: [field('mobile_phone')] },
  ],
  materials: [
    {
      id: 'old-licence',
      name: text('原许可证'),
      hint: null,
      kind: 'hygiene_licence',
      required: true,
      legalBasis: '',
      document: null,
      waived: null,
      offers: [],
      reused: null,
      lost: null,
      declined: false,
    },
  ],
};

describe('the screens', () => {
  it('follow the order of the work', () => {
    expect(screensOf(view).map(({ id }) => id)).toEqual([
      'situation',
      'materials',
      'group-company',
      'group-contact',
      'review',
    ]);
  });

  it('leave out what there is nothing to do on', () => {
    const bare = { ...view, questions: [], materials: [] };
    expect(screensOf(bare).map(({ id }) => id)).toEqual(['group-company', 'group-contact', 'review']);
  });

  it('end at the answer that leads elsewhere', () => {
    expect(screensOf({ ...view, elsewhere: text('请重新申请') }).map(({ id }) => id)).toEqual(['situation']);
  });

  it.each([
    [0, { current: 1, total: 4 }],
    [1, { current: 2, total: 4 }],
    [2, { current: 3, total: 4 }],
    [3, { current: 3, total: 4 }],
    [4, { current: 4, total: 4 }],
  ])('screen %d', (index, expected) => {
    expect(stepOf(screensOf(view), index)).toEqual(expected);
  });
});

describe('where a reason is mended', () => {
  it.each([
    [
      'a field',
      { field: { carrier: '申请', element: 'mobile_phone' } },
      'group-contact',
      'field-mobile_phone',
    ],
    ['a material', { material: 'old-licence' }, 'materials', 'material-old-licence'],
    [
      'what a material says',
      { field: { carrier: '原许可证', element: 'uscc' } },
      'materials',
      'material-old-licence',
    ],
    ['a question', { id: 'situation:变更事项' }, 'situation', 'question-变更事项'],
  ])('%s', (_name, target, screen, anchor) => {
    expect(placeOf(view, target)).toEqual({ screen, anchor });
  });

  it.each([
    ['what a register says', { field: { carrier: '登记', element: 'uscc' } }],
    ['a field that is not asked', { field: { carrier: '申请', element: 'loss_date' } }],
    ['the whole', { id: 'source:登记', field: null, material: null }],
  ])('not here: %s', (_name, target) => {
    expect(placeOf(view, target)).toBeUndefined();
  });

  it('marks only what the applicant can mend', () => {
    const place = { field: { carrier: '申请', element: 'uscc' } };
    expect(isAbout({ ...place, outcome: 'correct' }, 'uscc')).toBe(true);
    expect(isAbout({ ...place, outcome: 'refer' }, 'uscc')).toBe(false);
    expect(isAbout({ ...place, outcome: 'correct' }, 'loss_date')).toBe(false);
  });
});
