import { expect, it } from 'vitest';
import { verdictOn } from './verdict.ts';

const licence = (state: string, validTo: string | null, valid = true) => ({
  state,
  validTo,
  signature: { valid },
});

it.each([
  ['in force', licence('01', '2028-05-31'), 'trusted'],
  ['without end', licence('01', null), 'trusted'],
  ['on its last day', licence('01', '2026-11-21'), 'trusted'],
  ['a day late', licence('01', '2026-11-20'), 'expired'],
  ['deregistered', licence('04', '2028-05-31'), 'notValid'],
  ['deregistered and expired', licence('04', '2020-05-31'), 'notValid'],
  ['changed after signing', licence('01', '2028-05-31', false), 'broken'],
])('%s', (_name, shown, expected) => {
  expect(verdictOn(shown, '2026-11-21')).toBe(expected);
});
