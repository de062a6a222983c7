import { type Access, type Caller, FACTOR_FRESH_SECONDS, type Role, type StaffRole } from './caller.ts';
import { FIELDS, type FieldAccess, type FieldClass, PERMISSIONS } from './permissions.ts';

/** Whose row it is, as far as the permission table needs to know. */
export interface MetRow {
  readonly personId?: string | null;
  /** Unified social credit code of the company that the row concerns. */
  readonly organisation?: string | null;
  readonly departmentId?: string | null;
  /** The service that it belongs to: who acts for a company in some services alone meets the rows of these. */
  readonly serviceId?: string;
  /** Not handed in: no department meets it yet. */
  readonly unsent?: boolean;
}

/** The code of the division that a department serves, and of those above it; empty for an unknown department. */
export type DivisionsOf = (departmentId: string) => readonly string[];

/** A caller, or what a page knows of him. */
type Holder =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'applicant' }
  | { readonly kind: 'staff'; readonly roles: readonly StaffRole[] };

function rolesOf(caller: Holder): readonly Role[] {
  // What may be done without signing in, nobody loses by signing in.
  if (caller.kind === 'anonymous') return ['anonymous'];
  if (caller.kind === 'applicant') return ['anonymous', 'applicant'];
  return ['anonymous', ...caller.roles];
}

function accessTo(operationId: string): Access {
  return Object.hasOwn(PERMISSIONS, operationId) ? (PERMISSIONS[operationId] ?? {}) : {};
}

/** Whether the permission table lets the caller call the operation at all. An operation not in it: nobody. */
export function mayCall(caller: Holder, operationId: string): boolean {
  const access = accessTo(operationId);
  return rolesOf(caller).some(role => access[role] !== undefined);
}

/**
 * Whether the operation waits for a second factor of this member of staff: every operation until he has shown one,
 * and those that the table marks `freshFactor` when that was too long ago.
 */
export function needsFactor(caller: Caller, operationId: string, now: Date): boolean {
  if (caller.kind !== 'staff') return false;
  const access = accessTo(operationId);
  if (access.anonymous !== undefined || operationId === 'confirmFactor') return false;
  if (caller.factorAt === null) return true;
  const age = now.getTime() - caller.factorAt.getTime();
  return access.freshFactor === true && age > FACTOR_FRESH_SECONDS * 1000;
}

/**
 * Whether the caller may meet this row in this operation, by the permission table; see `reaches`.
 * @param divisionsOf without it a supervisor reaches only the own department
 */
export function mayMeet(
  caller: Caller,
  operationId: string,
  row: MetRow,
  divisionsOf?: DivisionsOf,
): boolean {
  return reaches(accessTo(operationId), caller, row, divisionsOf);
}

/**
 * Whether an access reaches a row. `own`: a company's row belongs to whoever acts for the company now, in the
 * service that it is about, and to nobody else, whoever filed it; another row belongs to its person. `department`:
 * the row's department is the caller's; for a supervisor also any department of the same division or of one below.
 * `any`: always.
 */
export function reaches(
  access: Access,
  caller: Caller,
  row: MetRow,
  divisionsOf: DivisionsOf = () => [],
): boolean {
  return rolesOf(caller).some(role => {
    if (access[role] === 'any') return true;
    if (access[role] === 'own') return isOwn(caller, row);
    return access[role] === 'department' && isOfDepartment(caller, role, row, divisionsOf);
  });
}

function isOwn(caller: Caller, row: MetRow): boolean {
  if (caller.kind === 'anonymous') return false;
  if (caller.kind === 'staff') return row.personId === caller.staffId;
  if (!row.organisation) return row.personId === caller.personId;
  return row.organisation === caller.actingFor?.uscc && covers(caller.actingFor.services, row.serviceId);
}

/** Whether a delegation that is for these services (null: for all) covers a row of a service, or of none. */
function covers(services: readonly string[] | null, serviceId: string | undefined): boolean {
  return services === null || serviceId === undefined || services.includes(serviceId);
}

function isOfDepartment(caller: Caller, role: Role, row: MetRow, divisionsOf: DivisionsOf): boolean {
  if (caller.kind !== 'staff' || !row.departmentId || row.unsent) return false;
  if (row.departmentId === caller.departmentId) return true;
  if (role !== 'supervisor') return false;
  return divisionsOf(row.departmentId).includes(caller.divisionCode);
}

/**
 * Whether a member of staff and the holder of another account are one person: the one rule behind whatever takes
 * two people. Who has two accounts is still one.
 */
export function samePerson(caller: Caller, staffId: string): boolean {
  return caller.kind === 'staff' && (caller.staffId === staffId || caller.accounts.includes(staffId));
}

const BY_EXTENT = ['full', 'on-reveal', 'masked'] as const satisfies readonly FieldAccess[];

/** How much of a value of this class the caller reads, on rows that he may meet: the best that one of his roles gives. */
export function fieldAccess(caller: Holder, fieldClass: FieldClass): FieldAccess {
  const given = rolesOf(caller).map(role => FIELDS[role][fieldClass]);
  return BY_EXTENT.find(access => given.includes(access)) ?? 'masked';
}
