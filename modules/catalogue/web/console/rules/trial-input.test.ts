import { expect, it } from 'vitest';
import { caseOf } from '../../../testing/packages.ts';
import { typedValue, withAnswer, withMaterial, withSource, withTrust, withValue } from './trial-input.ts';

const { service, input } = await caseOf('new-representative');
const decide = (changed: typeof input) => {
  const { outcome, band, reasons } = service.decide(changed);
  return [outcome, band, ...reasons.map(({ id }) => id)];
};
const state = { carrier: '登记', element: 'enterprise_status' };
const validTo = { carrier: '原许可证', element: 'licence_valid_to' };

it.each([
  ['text', ' 存续 ', '存续'],
  ['text', '12', '12'],
  ['integer', '12', 12],
  ['money', '12.5', 12.5],
  ['decimal', '十二', '十二'],
  ['boolean', 'false', false],
  ['date', '2026-11-20', '2026-11-20'],
  ['text', '  ', null],
] as const)('%s: %j is %j', (type, text, expected) => {
  expect(typedValue({ type }, text)).toBe(expected);
});

it('decides on what was changed', () => {
  expect(decide(input)).toEqual(['approve', 'automatic', 'decide-approve']);
  expect(decide(withValue(input, state, '吊销'))).toEqual(['refer', 'human', 'company-revoked']);
  expect(decide(withTrust(input, validTo, 'D'))[0]).toBe('refer');
  expect(decide(withSource(input, '登记', 'unavailable'))[0]).toBe('correct');
  expect(decide(withMaterial(input, 'old-licence', false))[0]).toBe('correct');
  expect(decide(withAnswer(input, '变更事项', '名称'))[0]).toBe('correct');
});

it('takes a fact without a value for unknown, and a new one for as good as its neighbours', () => {
  const gone = withValue(input, state, '');
  expect(gone.carriers.登记).not.toHaveProperty('enterprise_status');
  expect(withValue(gone, state, '存续').carriers.登记?.enterprise_status).toMatchObject({
    value: '存续',
    trust: 'A',
    source: { kind: 'licence', id: '登记' },
  });
});

it('leaves the input as it was', () => {
  const before = JSON.stringify(input);
  withValue(withTrust(input, validTo, 'D'), state, '吊销');
  expect(JSON.stringify(input)).toBe(before);
});
