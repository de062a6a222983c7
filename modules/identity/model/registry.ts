import { bilingualText, isoDate } from '@zhiban/kernel';
import { z } from 'zod';
import { staffRole } from './caller.ts';

/** A body of government that answers for matters in one division. */
export const departmentSchema = z.object({
  /** `YX-WJ` */
  id: z.string(),
  name: z.string(),
  /** GB/T 2260 code. */
  divisionCode: z.string(),
  divisionName: z.string(),
  /** Unified social credit code (GB 32100-2015): the issuer's code on its licences. */
  uscc: z.string(),
});
export type Department = z.infer<typeof departmentSchema>;

/** A member of staff, without anything secret. */
export interface StaffMember {
  readonly id: string;
  readonly userName: string;
  readonly name: string;
  readonly departmentId: string;
  readonly roles: readonly z.infer<typeof staffRole>[];
}

/** A company that the person may act for, and why. */
export const companySchema = z.object({
  uscc: z.string(),
  name: z.string(),
  /** 法定代表人, or an agent (经办人) that the company has named. */
  basis: z.enum(['legal_representative', 'agent']),
  /** Ids of the services that the agent may apply for; null: all. */
  services: z.array(z.string()).nullable(),
  validFrom: isoDate,
  /** The last day; null: until revoked. */
  validTo: isoDate.nullable(),
});
export type Company = z.infer<typeof companySchema>;

/** A demo account, with everything needed to sign in as it. Exists only where demo sign-in is on. */
export const demoAccountSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('applicant'), key: z.string(), name: z.string(), about: bilingualText }),
  z.object({
    kind: z.literal('staff'),
    key: z.string(),
    name: z.string(),
    about: bilingualText,
    roles: z.array(staffRole),
    departmentName: z.string(),
    userName: z.string(),
    password: z.string(),
    /** A code that has not been used; null until the next one begins. */
    totpCode: z.string().nullable(),
    /** Seconds until the next code begins. */
    nextCodeInSeconds: z.number().int(),
  }),
]);
export type DemoAccount = z.infer<typeof demoAccountSchema>;
