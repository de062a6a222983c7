import { kernelErrors } from '@zhiban/kernel';
import type { Route } from '@zhiban/kernel/server';
import { type Caller, sessionOf } from '../model/index.ts';
import * as operations from '../model/operations.ts';
import { chooseCompany } from './choose-company.ts';
import { listDemoAccounts } from './connectors/demo/list-demo-accounts.ts';
import { signInAsDemo } from './connectors/demo/sign-in-as-demo.ts';
import type { IdentityContext } from './context.ts';
import { type Enter, enterSession } from './enter.ts';
import { factorRoutes } from './factor-routes.ts';
import { listCompanies } from './list-companies.ts';
import { route } from './route.ts';
import { signInStaff } from './sign-in-staff.ts';
import { signOut } from './sign-out.ts';
import { readStaffNames } from './store.ts';

type Applicant = Extract<Caller, { kind: 'applicant' }>;

// The permission table has let applicants in alone; this tells the compiler.
function asApplicant(caller: Caller): Applicant {
  if (caller.kind !== 'applicant') throw kernelErrors.FORBIDDEN();
  return caller;
}

export function identityRoutes(context: IdentityContext): Route<Caller>[] {
  const { kernel, directory, demoSignIn } = context;
  const enter: Enter = (request, reply, begun) => enterSession(context, request, reply, begun);

  const demoRoutes = [
    route(operations.listDemoAccounts, async () => ({ accounts: await listDemoAccounts(kernel) })),
    route(operations.signInAsDemo, async ({ body }, { request, reply }) =>
      enter(request, reply, await signInAsDemo(context, request, body.key)),
    ),
  ];

  return [
    route(operations.getSession, async (_input, { caller }) => sessionOf(caller, demoSignIn)),
    route(operations.signInStaff, async ({ body }, { request, reply }) =>
      enter(request, reply, await signInStaff(context, request, body)),
    ),
    route(operations.signOut, async (_input, { caller, request, reply }) => {
      await signOut(context, request, caller);
      context.cookies.clearSession(request, reply);
      return sessionOf({ kind: 'anonymous' }, demoSignIn);
    }),
    route(operations.chooseCompany, async ({ body }, { caller, request }) =>
      sessionOf(await chooseCompany(context, request, asApplicant(caller), body.uscc), demoSignIn),
    ),
    route(operations.listMyCompanies, async (_input, { caller }) => ({
      companies: await listCompanies(kernel, asApplicant(caller).personId),
    })),
    route(operations.listStaffNames, async ({ query }) => ({
      staff: await readStaffNames(kernel.db, query.of.split(',')),
    })),
    route(operations.listDepartments, async () => ({ departments: await directory.list() })),
    ...factorRoutes(context, enter),
    ...(demoSignIn ? demoRoutes : []),
  ];
}
