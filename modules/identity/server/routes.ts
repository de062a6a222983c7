import { kernelErrors } from '@zhiban/kernel';
import { type Route, routesFor } from '@zhiban/kernel/server';
import { type Caller, type Session, sessionOf } from '../model/index.ts';
import * as operations from '../model/operations.ts';
import { chooseCompany } from './choose-company.ts';
import { listDemoAccounts } from './connectors/demo/list-demo-accounts.ts';
import { signInAsDemo } from './connectors/demo/sign-in-as-demo.ts';
import type { IdentityContext } from './context.ts';
import { clearSessionToken, writeSessionToken } from './cookie.ts';
import type { Reply, Request } from './http.ts';
import { listCompanies } from './list-companies.ts';
import { ABSOLUTE_SECONDS, type BegunSession } from './sessions.ts';
import { signInStaff } from './sign-in-staff.ts';
import { signOut } from './sign-out.ts';

/** Binds an operation to what does it, for the one type of caller that this platform has. */
export const route = routesFor<Caller>();

type Applicant = Extract<Caller, { kind: 'applicant' }>;

// The permission table has let applicants in alone; this tells the compiler.
function asApplicant(caller: Caller): Applicant {
  if (caller.kind !== 'applicant') throw kernelErrors.FORBIDDEN();
  return caller;
}

export function identityRoutes(context: IdentityContext): Route<Caller>[] {
  const { kernel, sessions, directory, demoSignIn } = context;
  const secure = kernel.config.publicUrl?.startsWith('https:') ?? false;

  async function enter(request: Request, reply: Reply, { token }: BegunSession): Promise<Session> {
    sessions.forget(request);
    writeSessionToken(reply, token, { secure, maxAgeSeconds: ABSOLUTE_SECONDS });
    return sessionOf(await sessions.callerOf(token), demoSignIn);
  }

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
      clearSessionToken(reply);
      return sessionOf({ kind: 'anonymous' }, demoSignIn);
    }),
    route(operations.chooseCompany, async ({ body }, { caller, request }) =>
      sessionOf(await chooseCompany(context, request, asApplicant(caller), body.uscc), demoSignIn),
    ),
    route(operations.listMyCompanies, async (_input, { caller }) => ({
      companies: await listCompanies(kernel, asApplicant(caller).personId),
    })),
    route(operations.listDepartments, async () => ({ departments: await directory.list() })),
    ...(demoSignIn ? demoRoutes : []),
  ];
}
