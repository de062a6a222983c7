import { describe, expect, it } from 'vitest';
import type { ReasonView } from '../../../model/view.ts';
import { addDraft, correctionDrafts, gapsOf, pointAbout, refusalDrafts } from './drafts.ts';

function reason(change: Partial<ReasonView>): ReasonView {
  return {
    id: 'r',
    outcome: 'refer',
    text: { zh: '登记状态是“歇业”。', en: 'Closed.' },
    remedy: null,
    legalBasis: '',
    facts: [],
    ...change,
  };
}
const decided = (reasons: ReasonView[]) => ({
  decision: {
    outcome: 'refer' as const,
    band: 'human' as const,
    reasons,
    passed: [],
    asOf: '2026-11-21',
    decidedAt: '2026-11-21T06:05:00.000Z',
    decidedBy: null,
    seconds: 0,
    note: null,
  },
});

const revoked = reason({
  id: 'revoked',
  outcome: 'refuse',
  text: { zh: '营业执照已被吊销。', en: 'Revoked.' },
  legalBasis: '《公共场所卫生管理条例实施细则》第二十二条',
});
const missing = reason({
  id: 'missing:old-licence',
  outcome: 'correct',
  text: { zh: '缺少材料“原许可证”。', en: 'Missing.' },
  remedy: { zh: '请拍照或上传原许可证。', en: 'Upload it.' },
  legalBasis: '《中华人民共和国行政许可法》第三十二条',
  material: 'old-licence',
});

describe('drafts of a refusal', () => {
  it('carry their legal basis, the gravest first', () => {
    expect(refusalDrafts(decided([reason({}), missing, revoked]))).toEqual([
      { id: 'revoked', text: '营业执照已被吊销。（依据：《公共场所卫生管理条例实施细则》第二十二条）' },
      { id: 'r', text: '登记状态是“歇业”。' },
      {
        id: 'missing:old-licence',
        text: '缺少材料“原许可证”。（依据：《中华人民共和国行政许可法》第三十二条）',
      },
    ]);
  });

  it('are none where the machine found nothing against it', () => {
    expect(refusalDrafts(decided([reason({ outcome: 'approve' })]))).toEqual([]);
    expect(refusalDrafts({ decision: null })).toEqual([]);
  });

  it.each([
    ['', '甲', '甲'],
    ['  ', '甲', '甲'],
    ['甲', '乙', '甲\n乙'],
    ['甲\n', '乙', '甲\n乙'],
    ['甲\n乙', '乙', '甲\n乙'],
  ])('%j and %j is %j', (written, draft, expected) => {
    expect(addDraft(written, draft)).toBe(expected);
  });
});

describe('points of a correction', () => {
  it('are prefilled from what the machine would ask for', () => {
    expect(correctionDrafts(decided([revoked, missing, reason({})]))).toEqual([
      {
        field: null,
        material: 'old-licence',
        reason: '缺少材料“原许可证”。',
        remedy: '请拍照或上传原许可证。',
        legalBasis: '《中华人民共和国行政许可法》第三十二条',
      },
    ]);
  });

  it('name the fact and the material that it was read from', () => {
    const point = pointAbout({
      key: '原许可证.premises_name',
      carrier: '原许可证',
      element: 'premises_name',
      label: { zh: '单位名称', en: 'Name' },
      field: { type: 'text', choices: [] },
      answer: {
        value: '清和旅社',
        kind: 'material',
        source: { zh: '原许可证', en: 'Old licence' },
        trust: 'C',
        observedAt: null,
        read: {
          material: 'old-licence',
          page: 1,
          box: { x: 0, y: 0, width: 1, height: 1 },
          raw: '',
          confidence: 1,
          check: 'none',
        },
      },
      others: [],
      problem: null,
    });
    expect(point).toEqual({
      field: { carrier: '原许可证', element: 'premises_name' },
      material: 'old-licence',
      reason: '',
      remedy: '',
      legalBasis: '',
    });
  });

  it.each([
    ['名称不一致', '请更正', []],
    [' 名 ', '请更正', ['reason']],
    ['', '', ['reason', 'remedy']],
  ])('%j and %j lack %j', (why, remedy, expected) => {
    expect(gapsOf({ reason: why, remedy })).toEqual(expected);
  });
});
