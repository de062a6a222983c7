import { expect, it } from 'vitest';
import { type KindTemplate, kindTemplates } from '../../../model/kinds/index.ts';
import type { ReadField } from '../../../model/reading.ts';
import { check } from './check.ts';

const template = kindTemplates.find(one => one.kind === 'resident_id_card');
const business = kindTemplates.find(one => one.kind === 'business_licence');
const field = (element: string, value: string, confidence = 0.98): ReadField => {
  const box = { x: 0, y: 0, width: 0.1, height: 0.1 };
  return { element, value, raw: value, confidence, page: 1, box, check: 'none' };
};
const none: KindTemplate = { kind: 'business_licence', titles: [], labels: [] };

it('passes what holds and normalises it', () => {
  const { fields, warnings } = check(
    [
      field('uscc', '91330199MA2FJ8K3XT'),
      field('registered_capital', '壹佰万元整'),
      field('business_term_to', '长期'),
    ],
    none,
  );
  expect(fields.map(one => [one.value, one.check])).toEqual([
    ['91330199MA2FJ8K3XT', 'passed'],
    ['1000000', 'passed'],
    ['9999-12-31', 'passed'],
  ]);
  expect(warnings).toEqual([]);
});

it('keeps a code with a wrong check digit, says so and trusts it little', () => {
  const { fields, warnings } = check([field('uscc', '91330199MA2FJ8K4XT')], none);
  expect(fields[0]).toMatchObject({ value: '91330199MA2FJ8K4XT', check: 'failed', confidence: 0.3 });
  expect(warnings).toHaveLength(1);
  expect(warnings[0]?.zh).toContain('统一社会信用代码的校验位对不上');
});

it('mends a code whose misreading is certain and keeps what was read', () => {
  const { fields, warnings } = check([field('uscc', '9133O199MA2FJ8K3XT')], none);
  expect(fields[0]).toMatchObject({
    value: '91330199MA2FJ8K3XT',
    raw: '9133O199MA2FJ8K3XT',
    check: 'passed',
    confidence: 0.6,
  });
  expect(warnings[0]?.zh).toBe('统一社会信用代码有看不清的字符，已按校验位认作 91330199MA2FJ8K3XT，请核对。');
});

it('names what is missing and what was hard to read', () => {
  if (!template || !business) throw new Error('templates');
  expect(check([field('person_name', '顾明川', 0.7)], template).warnings.map(one => one.zh)).toEqual([
    '姓名看得不太清楚，请核对。',
    '没有读到公民身份号码，请手动填写或重新拍照。',
  ]);
  expect(check([], business).warnings).toHaveLength(4);
});
