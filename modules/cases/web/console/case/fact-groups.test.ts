import type { Fact } from '@zhiban/facts';
import { describe, expect, it } from 'vitest';
import type { FieldView, MaterialView, ReasonView } from '../../../model/view.ts';
import { factGroups, factsOf, findEntry } from './fact-groups.ts';

const at = '2026-11-20T06:05:00.000Z';
const box = { x: 0.1, y: 0.2, width: 0.3, height: 0.04 };
const documentId = '0199f0a0-0000-7000-8000-000000000001';

const read: Fact = {
  element: 'premises_name',
  value: '清和旅社',
  source: { kind: 'material', id: documentId, name: { zh: '原许可证', en: 'Old licence' } },
  trust: 'C',
  confidence: 0.97,
  observedAt: at,
  evidence: { documentId, page: 2, box, raw: '清和 旅社', check: 'none' },
};
const registered: Fact = {
  element: 'premises_name',
  value: '清和宾馆',
  source: { kind: 'register', id: 'demo.enterprises', name: { zh: '市场主体库', en: 'Enterprise register' } },
  trust: 'A',
  confidence: 1,
  observedAt: at,
};
const field: FieldView = {
  element: 'premises_name',
  label: { zh: '单位名称', en: 'Name' },
  hint: null,
  type: 'text',
  choices: [],
  required: true,
  editable: true,
  sensitive: false,
  unsure: false,
  fact: registered,
  others: [read],
  problem: null,
};
const material: MaterialView = {
  id: 'old-licence',
  name: { zh: '原许可证', en: 'Old licence' },
  hint: null,
  kind: 'hygiene_licence',
  required: true,
  legalBasis: '',
  document: {
    id: documentId,
    name: '照片.jpg',
    mediaType: 'image/jpeg',
    bytes: 1,
    pages: 2,
    uploadedAt: at,
    reading: 'done',
    kind: 'hygiene_licence',
    fields: [
      {
        element: 'licence_number',
        value: '第7号',
        confidence: 0.9,
        page: 1,
        box,
        check: 'none',
        raw: '第 7 号',
      },
    ],
    warnings: [],
  },
  waived: null,
  offers: [],
  reused: null,
  lost: null,
  declined: false,
};
const reason: ReasonView = {
  id: 'company-ended',
  outcome: 'refuse',
  text: { zh: '已注销。', en: 'Dissolved.' },
  remedy: null,
  legalBasis: '',
  field: { carrier: '登记', element: 'enterprise_status' },
  facts: [
    { carrier: '登记', element: 'enterprise_status', value: '注销', trust: 'A', source: '市场主体库' },
    { carrier: '申请', element: 'premises_name', value: '清和宾馆', trust: 'A', source: '市场主体库' },
    { carrier: '原许可证', element: 'licence_number', value: '第7号', trust: 'C', source: '原许可证' },
  ],
};
const view = {
  groups: [{ id: 'company', title: { zh: '变更后的信息', en: 'After' }, fields: [field] }],
  materials: [
    material,
    { ...material, id: 'other', name: { zh: '营业执照', en: 'Licence' }, document: null },
  ],
  decision: {
    outcome: 'refer' as const,
    band: 'human' as const,
    reasons: [reason, { ...reason, id: 'again' }],
    passed: [],
    asOf: '2026-11-20',
    decidedAt: at,
    decidedBy: null,
    seconds: 0,
    note: null,
  },
};

describe('everything known, by group', () => {
  const groups = factGroups(view);

  it('has the form, what was read on each material, and what rules used of registers, each once', () => {
    expect(groups.map(({ id, kind, entries }) => [id, kind, entries.map(({ key }) => key)])).toEqual([
      ['form-company', 'form', ['申请.premises_name']],
      ['material-old-licence', 'material', ['原许可证.licence_number']],
      ['register-登记', 'register', ['登记.enterprise_status']],
    ]);
  });

  it('keeps the place on the page with each answer that was read there', () => {
    const entry = findEntry(groups, '申请.premises_name');
    expect(entry?.answer?.read).toBeUndefined();
    expect(entry?.others[0]?.read).toEqual({
      material: 'old-licence',
      page: 2,
      box,
      raw: '清和 旅社',
      confidence: 0.97,
      check: 'none',
    });
  });

  it('names elements as the registry does', () => {
    expect(findEntry(groups, '登记.enterprise_status')?.label.zh).toBe('登记状态');
    expect(findEntry(groups, '登记.nothing')).toBeUndefined();
  });

  it('marks the facts of a reason, the one it is about among them', () => {
    expect([...factsOf(reason)]).toEqual([
      '登记.enterprise_status',
      '申请.premises_name',
      '原许可证.licence_number',
    ]);
    expect([...factsOf({ facts: [] })]).toEqual([]);
  });

  it('has no register group before the decision', () => {
    expect(factGroups({ ...view, decision: null }).map(({ id }) => id)).toEqual([
      'form-company',
      'material-old-licence',
    ]);
  });
});
