import { AppError, kernelErrors } from '@zhiban/kernel';
import type { Route } from '@zhiban/kernel/server';
import * as operations from '../model/factor-operations.ts';
import { type Caller, type OidcAudience, sessionOf } from '../model/index.ts';
import { listAlerts } from './alerts.ts';
import { confirmFactor } from './confirm-factor.ts';
import type { IdentityContext } from './context.ts';
import { departmentsMet } from './directory.ts';
import type { Enter } from './enter.ts';
import { signInByProvider } from './finish-oidc.ts';
import type { Reply, Request } from './http.ts';
import { addPasskey, removePasskey, viewPasskeys } from './manage-passkeys.ts';
import { assertionOptions, creationOptions } from './passkeys.ts';
import { route } from './route.ts';
import { readStaff } from './store.ts';

type StaffCaller = Extract<Caller, { kind: 'staff' }>;

// The permission table has let staff in alone; this tells the compiler.
function asStaff(caller: Caller): StaffCaller {
  if (caller.kind !== 'staff') throw kernelErrors.FORBIDDEN();
  return caller;
}

const SIGN_IN: Readonly<Record<OidcAudience, { page: string; home: string }>> = {
  applicant: { page: '/sign-in', home: '/' },
  staff: { page: '/console/sign-in', home: '/console' },
};

/** Only a page of ours: an address with a host in it would lead away. */
const isPage = (back: string | undefined): back is string =>
  back !== undefined &&
  URL.parse(back, 'http://here.invalid')?.origin === 'http://here.invalid' &&
  back.startsWith('/');

/** Second factors, passkeys, identity providers and what was unusual. */
export function factorRoutes(context: IdentityContext, enter: Enter): Route<Caller>[] {
  const { kernel, oidc, cookies, directory, demoSignIn } = context;

  async function finish(audience: OidcAudience, request: Request, reply: Reply): Promise<Reply> {
    const { page } = SIGN_IN[audience];
    try {
      const address = new URL(request.url, kernel.publicUrl());
      const { person, back } = await oidc.finish(audience, cookies.readFlow(request), address);
      await enter(request, reply, await signInByProvider(context, request, audience, person));
      return reply.redirect(back);
    } catch (error) {
      // A browser comes here by itself: it gets a page and not an error body.
      request.log.warn(
        { reason: error instanceof Error ? error.message : String(error) },
        'sign-in by provider failed',
      );
      const problem = error instanceof AppError && error.status < 500 ? 'account' : 'provider';
      return reply.redirect(`${page}?problem=${problem}`);
    } finally {
      cookies.clearFlow(request, reply);
    }
  }

  return [
    route(operations.getSignInWays, async () => ({ oidc: [...oidc.audiences] })),
    route(operations.startOidcSignIn, async ({ params: { audience }, query }, { request, reply }) => {
      const back = isPage(query.back) ? query.back : SIGN_IN[audience].home;
      const started = await oidc.start(audience, back).catch((error: unknown) => {
        if (error instanceof AppError) throw error;
        request.log.warn({ reason: String(error) }, 'the identity provider does not answer');
        return undefined;
      });
      if (!started) return reply.redirect(`${SIGN_IN[audience].page}?problem=provider`);
      const { address, flow, seconds } = started;
      cookies.writeFlow(request, reply, flow, seconds);
      return reply.redirect(address.href);
    }),
    route(operations.finishOidcSignIn, ({ params }, { request, reply }) =>
      finish(params.audience, request, reply),
    ),
    route(operations.startPasskey, async () => ({ options: await assertionOptions(kernel) })),
    route(operations.confirmFactor, async ({ body }, { caller, request }) =>
      sessionOf(await confirmFactor(context, request, asStaff(caller), body), demoSignIn),
    ),
    route(operations.listPasskeys, (_input, { caller }) => viewPasskeys(context, asStaff(caller))),
    route(operations.startPasskeyRegistration, async (_input, { caller }) => {
      const { staffId } = asStaff(caller);
      const account = await readStaff(kernel.db, staffId);
      if (!account) throw kernelErrors.NOT_FOUND();
      return { options: await creationOptions(kernel, { ...account, staffId }) };
    }),
    route(operations.addPasskey, ({ body }, { caller }) => addPasskey(context, asStaff(caller), body)),
    route(operations.removePasskey, ({ params }, { caller }) =>
      removePasskey(context, asStaff(caller), params.passkeyId),
    ),
    route(operations.listSecurityAlerts, async (_input, { caller }) => ({
      alerts: await listAlerts(
        kernel,
        await departmentsMet(directory, caller, operations.listSecurityAlerts),
      ),
    })),
  ];
}
