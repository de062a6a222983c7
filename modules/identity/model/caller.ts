import { z } from 'zod';

/** What a member of staff may be: 审批人员, 事项管理, 监督, 运维. */
export const staffRole = z.enum(['officer', 'service_owner', 'supervisor', 'operator']);
export type StaffRole = z.infer<typeof staffRole>;

/** A company that the person acts for. */
export const actingForSchema = z.object({ uscc: z.string(), name: z.string() });

interface ActingFor extends z.infer<typeof actingForSchema> {
  /** Ids of the services in which one acts for it; null: all. */
  readonly services: readonly string[] | null;
}

/** Who sends a request. Made by `authenticate` alone; the browser never sees it whole. */
export type Caller =
  | { kind: 'anonymous' }
  | {
      kind: 'applicant';
      personId: string;
      name: string;
      /** 公民身份号码 in full; screens and logs get `maskResidentId` of it. */
      residentId: string;
      /** Null when acting for oneself. */
      actingFor: ActingFor | null;
      sessionId: string;
    }
  | {
      kind: 'staff';
      staffId: string;
      name: string;
      departmentId: string;
      departmentName: string;
      /** GB/T 2260 code of the department's division. */
      divisionCode: string;
      roles: readonly StaffRole[];
      /** Ids of all accounts that are or may be of the same person, this one among them. */
      accounts: readonly string[];
      /** The same person as an applicant; null when he is not known as one. */
      personId: string | null;
      /** When a second factor was last shown in this session; null: never. */
      factorAt: Date | null;
      sessionId: string;
    };

/** How far a permission reaches: one's own rows, those of one's department, or all. */
export type Reach = 'own' | 'department' | 'any';
export type Role = 'anonymous' | 'applicant' | StaffRole;
export type Access = Partial<Record<Role, Reach>> & {
  /** Staff must have shown a second factor within `FACTOR_FRESH_SECONDS`. */
  readonly freshFactor?: true;
};
export const FACTOR_FRESH_SECONDS = 600;

/** What a page may know about who is signed in. */
export const sessionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('anonymous'), demoSignIn: z.boolean() }),
  z.object({
    kind: z.literal('applicant'),
    demoSignIn: z.boolean(),
    personId: z.uuid(),
    name: z.string(),
    maskedResidentId: z.string(),
    actingFor: actingForSchema.nullable(),
  }),
  z.object({
    kind: z.literal('staff'),
    demoSignIn: z.boolean(),
    staffId: z.uuid(),
    name: z.string(),
    departmentId: z.string(),
    departmentName: z.string(),
    divisionCode: z.string(),
    roles: z.array(staffRole),
  }),
]);
export type Session = z.infer<typeof sessionSchema>;

/** `330199194403150027` becomes `330199********0027`: enough to recognise, too little to use. */
export function maskResidentId(residentId: string): string {
  return `${residentId.slice(0, 6)}********${residentId.slice(14)}`;
}

/** The caller as a page may see it. `demoSignIn` says whether this platform offers demo accounts. */
export function sessionOf(caller: Caller, demoSignIn: boolean): Session {
  switch (caller.kind) {
    case 'anonymous':
      return { kind: 'anonymous', demoSignIn };
    case 'applicant':
      return {
        kind: 'applicant',
        demoSignIn,
        personId: caller.personId,
        name: caller.name,
        maskedResidentId: maskResidentId(caller.residentId),
        actingFor: caller.actingFor,
      };
    case 'staff':
      return {
        kind: 'staff',
        demoSignIn,
        staffId: caller.staffId,
        name: caller.name,
        departmentId: caller.departmentId,
        departmentName: caller.departmentName,
        divisionCode: caller.divisionCode,
        roles: [...caller.roles],
      };
  }
}
