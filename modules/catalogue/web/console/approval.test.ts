import type { Session } from '@zhiban/identity';
import { expect, it } from 'vitest';
import { approvalOf } from './approval.ts';

const owner: Session = {
  kind: 'staff',
  demoSignIn: true,
  staffId: '0199f0a0-0000-7000-8000-000000000001',
  name: '许明',
  departmentId: 'YX-SJ',
  departmentName: '云溪区数据局',
  divisionCode: '330199',
  roles: ['service_owner'],
};
const officer: Session = { ...owner, roles: ['officer'] };
const other = '0199f0a0-0000-7000-8000-000000000002';

it.each([
  ['proposed', other, owner, 'possible'],
  ['proposed', owner.staffId, owner, 'own'],
  ['proposed', other, officer, 'not-owner'],
  ['proposed', other, { kind: 'anonymous', demoSignIn: true }, 'not-owner'],
  ['proposed', other, undefined, 'not-owner'],
  ['published', other, owner, 'published'],
  ['retired', owner.staffId, owner, 'retired'],
] as const)('%s by %s', (state, proposedBy, session, expected) => {
  expect(approvalOf({ state, proposedBy }, session)).toBe(expected);
});
