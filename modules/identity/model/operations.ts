import { operation } from '@zhiban/kernel';
import { z } from 'zod';
import { sessionSchema } from './caller.ts';
import { factorProof } from './factor-operations.ts';
import { companySchema, demoAccountSchema, departmentSchema } from './registry.ts';

export const getSession = operation({
  id: 'getSession',
  method: 'GET',
  path: '/api/session',
  summary: 'Who is signed in, and whom they act for.',
  response: sessionSchema,
});

export const listDemoAccounts = operation({
  id: 'listDemoAccounts',
  method: 'GET',
  path: '/api/demo/accounts',
  summary: 'The demo accounts with their passwords and current codes. Absent in production.',
  response: z.object({ accounts: z.array(demoAccountSchema) }),
});

export const signInAsDemo = operation({
  id: 'signInAsDemo',
  method: 'POST',
  path: '/api/demo/sign-in',
  summary: 'Signs in as a demo applicant. Absent in production.',
  body: z.object({ key: z.string().min(1).max(60) }),
  response: sessionSchema,
  rateLimit: 60,
  errors: ['IDENTITY_UNKNOWN_DEMO_ACCOUNT'],
});

export const signInStaff = operation({
  id: 'signInStaff',
  method: 'POST',
  path: '/api/session/staff',
  summary:
    'Signs a member of staff in with user name, password and a one-time code or a passkey, in one step.',
  body: z.object({
    userName: z.string().min(1).max(60),
    password: z.string().min(1).max(200),
    ...factorProof.shape,
  }),
  response: sessionSchema,
  rateLimit: 20,
  errors: ['IDENTITY_WRONG_CREDENTIALS', 'IDENTITY_LOCKED'],
});

export const signOut = operation({
  id: 'signOut',
  method: 'DELETE',
  path: '/api/session',
  summary: 'Ends the session.',
  response: sessionSchema,
});

export const chooseCompany = operation({
  id: 'chooseCompany',
  method: 'PUT',
  path: '/api/session/company',
  summary: 'Chooses the company to act for, or nobody but oneself.',
  body: z.object({ uscc: z.string().length(18).nullable() }),
  response: sessionSchema,
  errors: ['IDENTITY_NOT_AGENT'],
});

export const listMyCompanies = operation({
  id: 'listMyCompanies',
  method: 'GET',
  path: '/api/my/companies',
  summary: 'The companies that the person may act for today.',
  response: z.object({ companies: z.array(companySchema) }),
});

export const listStaffNames = operation({
  id: 'listStaffNames',
  method: 'GET',
  path: '/api/staff-names',
  summary: 'What members of staff are called, for those who read their ids or user names in a record.',
  query: z.object({
    /** Ids or user names, parted by commas. Whoever is not known is left out of the answer. */
    of: z.string().min(1).max(2_000),
  }),
  response: z.object({
    staff: z.array(z.object({ of: z.string(), name: z.string(), departmentName: z.string() })),
  }),
});

export const listDepartments = operation({
  id: 'listDepartments',
  method: 'GET',
  path: '/api/departments',
  summary: 'The departments, with the division that each serves.',
  response: z.object({ departments: z.array(departmentSchema) }),
});
