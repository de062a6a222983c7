import { describe, expect, it } from 'vitest';
import type { Access, Caller, StaffRole } from './caller.ts';
import { type MetRow, mayCall, mayMeet, reaches, samePerson } from './may.ts';
import { PERMISSIONS } from './permissions.ts';

const BOOKSHOP = '91330199MAT260012M';
const HOTEL = '91330199MAT260020G';

const anonymous: Caller = { kind: 'anonymous' };
const applicant = (uscc?: string, services: string[] | null = null): Caller => ({
  kind: 'applicant',
  personId: 'p1',
  name: '李伟',
  residentId: '330199198806060011',
  actingFor: uscc ? { uscc, name: '临江市云溪书店有限公司', services } : null,
  sessionId: 's1',
});
const staff = (divisionCode: string, ...roles: StaffRole[]): Caller => ({
  kind: 'staff',
  staffId: 'm1',
  name: '刘洋',
  departmentId: 'YX-WJ',
  departmentName: '云溪区卫生健康局',
  divisionCode,
  roles,
  accounts: ['m1', 'm2'],
  personId: 'p9',
  factorAt: new Date('2026-11-21T02:00:00Z'),
  sessionId: 's2',
});
const divisions: Record<string, readonly string[]> = {
  'YX-WJ': ['330199', '330190'],
  'YX-WG': ['330199', '330190'],
  'QH-JD': ['330199001', '330199', '330190'],
  'LJ-WJ': ['330190'],
  'TX-WJ': ['330198', '330190'],
};
const divisionsOf = (departmentId: string) => divisions[departmentId] ?? [];

describe('reaches', () => {
  const own: Access = { applicant: 'own', officer: 'own' };
  it.each<[string, Caller, MetRow, boolean]>([
    ['one’s own row', applicant(), { personId: 'p1' }, true],
    ['somebody else’s row', applicant(), { personId: 'p2' }, false],
    ['a row of the company acted for', applicant(BOOKSHOP), { personId: 'p2', organisation: BOOKSHOP }, true],
    ['a row of another company', applicant(BOOKSHOP), { personId: 'p2', organisation: HOTEL }, false],
    [
      'a company’s row when acting for oneself',
      applicant(),
      { personId: 'p2', organisation: BOOKSHOP },
      false,
    ],
    ['what one filed for a company once', applicant(), { personId: 'p1', organisation: BOOKSHOP }, false],
    [
      'what one filed for another company',
      applicant(BOOKSHOP),
      { personId: 'p1', organisation: HOTEL },
      false,
    ],
    [
      'a service that one acts in',
      applicant(BOOKSHOP, ['s']),
      { organisation: BOOKSHOP, serviceId: 's' },
      true,
    ],
    ['another service', applicant(BOOKSHOP, ['s']), { organisation: BOOKSHOP, serviceId: 'r' }, false],
    ['any service', applicant(BOOKSHOP), { organisation: BOOKSHOP, serviceId: 'r' }, true],
    ['no service', applicant(BOOKSHOP, ['s']), { organisation: BOOKSHOP }, true],
    ['a row of nobody when acting for nobody', applicant(), { personId: null, organisation: null }, false],
    ['an empty row', applicant(BOOKSHOP), {}, false],
    ['a row of nobody for an anonymous caller', anonymous, { personId: null }, false],
    ['an officer’s own row', staff('330199', 'officer'), { personId: 'm1' }, true],
    ['an officer at an applicant’s row', staff('330199', 'officer'), { personId: 'p1' }, false],
    ['a role that the access does not name', staff('330199', 'operator'), { personId: 'm1' }, false],
  ])('own: %s', (_what, caller, row, expected) => {
    expect(reaches(own, caller, row, divisionsOf)).toBe(expected);
  });

  const department: Access = { officer: 'department', supervisor: 'department', applicant: 'department' };
  it.each<[string, Caller, string | null, boolean]>([
    ['an officer in the own department', staff('330199', 'officer'), 'YX-WJ', true],
    ['an officer in another of the same division', staff('330199', 'officer'), 'YX-WG', false],
    ['an officer at a row without department', staff('330199', 'officer'), null, false],
    ['a supervisor in the own department', staff('330199', 'supervisor'), 'YX-WJ', true],
    ['a supervisor in another of the same division', staff('330199', 'supervisor'), 'YX-WG', true],
    ['a supervisor one level below', staff('330199', 'supervisor'), 'QH-JD', true],
    ['a supervisor one level above', staff('330199', 'supervisor'), 'LJ-WJ', false],
    ['a supervisor in a neighbouring division', staff('330199', 'supervisor'), 'TX-WJ', false],
    ['a city’s supervisor in its districts', staff('330190', 'supervisor'), 'TX-WJ', true],
    ['a supervisor at an unknown department', staff('330199', 'supervisor'), 'XX', false],
    ['an officer who is supervisor too', staff('330199', 'officer', 'supervisor'), 'YX-WG', true],
    ['an applicant', applicant(), 'YX-WJ', false],
  ])('department: %s', (_what, caller, departmentId, expected) => {
    expect(reaches(department, caller, { departmentId }, divisionsOf)).toBe(expected);
  });

  it('leaves what is not sent to whose it is', () => {
    const row = { personId: 'p1', organisation: null, departmentId: 'YX-WJ', unsent: true };
    const both: Access = { applicant: 'own', officer: 'department', supervisor: 'department' };
    const callers = [applicant(), staff('330199', 'officer'), staff('330199', 'supervisor')];
    expect(callers.map(caller => reaches(both, caller, row, divisionsOf))).toEqual([true, false, false]);
  });

  it('any: whatever row, for the roles named and no other', () => {
    expect(reaches({ supervisor: 'any' }, staff('330199', 'supervisor'), {})).toBe(true);
    expect(reaches({ supervisor: 'any' }, staff('330199', 'officer'), {})).toBe(false);
    expect(reaches({ supervisor: 'any' }, applicant(), {})).toBe(false);
  });

  it('leaves to those who sign in what everyone may do', () => {
    for (const caller of [anonymous, applicant(), staff('330199', 'officer')])
      expect(reaches({ anonymous: 'any' }, caller, {})).toBe(true);
  });
});

describe('samePerson', () => {
  it('knows the other account of one person, and nobody else', () => {
    const caller = staff('330199', 'service_owner');
    expect(['m1', 'm2', 'm3', ''].map(id => samePerson(caller, id))).toEqual([true, true, false, false]);
    expect(samePerson(applicant(), 'p1')).toBe(false);
  });
});

describe('the table', () => {
  it.each<[string, boolean, boolean, boolean]>([
    ['getSession', true, true, true],
    ['chooseCompany', false, true, false],
    ['notInTheTable', false, false, false],
    ['constructor', false, false, false],
    ['__proto__', false, false, false],
  ])('%s', (operationId, forAnonymous, forApplicant, forOfficer) => {
    const callers = [anonymous, applicant(), staff('330199', 'officer')];
    expect(callers.map(caller => mayCall(caller, operationId))).toEqual([
      forAnonymous,
      forApplicant,
      forOfficer,
    ]);
  });

  it('meets no row in an operation that it does not name', () => {
    expect(mayMeet(applicant(), 'notInTheTable', { personId: 'p1' })).toBe(false);
    expect(mayMeet(applicant(), 'chooseCompany', { personId: 'p1' })).toBe(true);
  });

  it('gives anonymous callers nothing that needs a row of their own', () => {
    for (const [operationId, access] of Object.entries(PERMISSIONS))
      expect([operationId, access.anonymous]).toEqual([operationId, access.anonymous ? 'any' : undefined]);
  });
});
