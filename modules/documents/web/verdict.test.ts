import { expect, it } from 'vitest';
import type { LicenceState } from '../model/licence.ts';
import { verdictOn } from './verdict.ts';

const NEWER = 'the identifier of the next version';

it.each<[string, LicenceState, string | null, string | null, boolean, string]>([
  ['in force', '01', '2028-05-31', null, true, 'trusted'],
  ['without end', '01', null, null, true, 'trusted'],
  ['on its last day', '01', '2026-11-21', null, true, 'trusted'],
  ['a day late', '05', '2026-11-20', null, true, 'expired'],
  ['a day late where the page knows it first', '01', '2026-11-20', null, true, 'expired'],
  ['replaced by another licence', '05', '2028-05-31', null, true, 'notValid'],
  ['withheld', '02', '2028-05-31', null, true, 'notValid'],
  ['deregistered and over', '04', '2020-05-31', null, true, 'notValid'],
  ['a former version', '01', '2028-05-31', NEWER, true, 'newer'],
  ['a former version of what was renewed', '01', '2020-05-31', NEWER, true, 'newer'],
  ['a former version of a withheld licence', '02', '2028-05-31', NEWER, true, 'notValid'],
  ['changed after signing', '01', '2028-05-31', null, false, 'broken'],
])('%s', (_name, state, validTo, newest, genuine, expected) => {
  expect(verdictOn({ state, validTo, newest }, genuine, '2026-11-21')).toBe(expected);
});
