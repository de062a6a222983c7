import { type Caller, identityErrors } from '../model/index.ts';
import type { IdentityContext } from './context.ts';
import type { Request } from './http.ts';
import { listCompanies } from './list-companies.ts';
import { setActingFor } from './store.ts';

type Applicant = Extract<Caller, { kind: 'applicant' }>;

/**
 * Makes the session act for a company, or with `null` for the person alone.
 * @returns the caller as from now on
 * @throws IDENTITY_NOT_AGENT unless a delegation is in force today
 */
export async function chooseCompany(
  context: IdentityContext,
  request: Request,
  caller: Applicant,
  uscc: string | null,
): Promise<Applicant> {
  const { kernel, sessions } = context;
  const company = uscc === null ? null : await findCompany(context, caller.personId, uscc);
  await kernel.transaction(async tx => {
    await setActingFor(tx, caller.sessionId, uscc);
    await context.tell(tx, {
      kind: 'company-chosen',
      at: kernel.clock.now(),
      subject: { kind: 'person', id: caller.personId },
      sessionId: caller.sessionId,
      uscc,
    });
  });
  sessions.forget(request);
  return { ...caller, actingFor: company };
}

async function findCompany({ kernel }: IdentityContext, personId: string, uscc: string) {
  const company = (await listCompanies(kernel, personId)).find(entry => entry.uscc === uscc);
  if (!company) throw identityErrors.NOT_AGENT();
  return { uscc: company.uscc, name: company.name, services: company.services };
}
