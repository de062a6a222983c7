import type { Caller } from '@zhiban/identity';
import { describe, expect, it } from 'vitest';
import { fieldClass, maskFor, maskValue } from './mask.ts';

describe('maskValue', () => {
  it.each([
    ['resident_id', '330199194403150027', '330199********0027'],
    ['agent_resident_id', '3301991944', '330****1944'],
    ['legal_representative_id', '12345', '****'],
    ['mobile_phone', '13800000000', '138****0000'],
    ['contact_phone', '0571-8888888', '057****8888'],
    ['enterprise_phone', '8888', '****'],
    ['person_email', 'li.wei@example.com', 'l****@example.com'],
    ['person_email', '@example.com', '@ex****.com'],
    ['ethnicity', '汉族', '****'],
    ['person_name', '李伟', '李伟'],
    ['enterprise_name', '临江市云溪书店有限公司', '临江市云溪书店有限公司'],
    ['no_such_element', '13800000000', '13800000000'],
    ['mobile_phone', null, null],
    ['mobile_phone', '', ''],
  ])('%s %s', (element, value, masked) => {
    expect(maskValue(element, value)).toBe(masked);
    expect(maskValue(element, maskValue(element, value))).toBe(masked);
  });
});

it('knows what is not shown by itself', () => {
  const classes = ['resident_id', 'mobile_phone', 'marital_status', 'uscc', 'constructor'].map(fieldClass);
  expect(classes).toEqual(['identifier', 'contact', 'special', null, null]);
});

it('leaves an applicant his own numbers, and masks them for staff', () => {
  const applicant: Caller = {
    kind: 'applicant',
    personId: 'p1',
    name: '李伟',
    residentId: '330199198806060011',
    actingFor: null,
    sessionId: 's1',
  };
  expect(maskFor(applicant)('mobile_phone', '13800000000')).toBe('13800000000');
  expect(maskFor({ kind: 'anonymous' })('mobile_phone', '13800000000')).toBe('138****0000');
});
