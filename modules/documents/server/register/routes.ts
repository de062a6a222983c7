import type { Caller } from '@zhiban/identity';
import { route } from '@zhiban/identity/server';
import { kernelErrors } from '@zhiban/kernel';
import type { Route, RouteContext } from '@zhiban/kernel/server';
import * as operations from '../../model/register-operations.ts';
import type { LicenceRecord } from '../store.ts';
import type { FileVerifier } from '../verifying/file-verifier.ts';
import { actOnLicence } from './act-on-licence.ts';
import { annotateLicence } from './annotate-licence.ts';
import { answerProposal } from './answer-proposal.ts';
import { officerOf, type RegisterContext } from './context.ts';
import { listLicences, listMyLicences } from './list-licences.ts';
import { renewLicence } from './renew-licence.ts';
import { verifyLicenceFile } from './verify-licence-file.ts';
import { viewLicence } from './view-licence.ts';

/** Adapts the register to HTTP: finds the licence, asks whether this caller may meet it, does it, shows it. */
export function registerRoutes(context: RegisterContext, verifier: FileVerifier): Route<Caller>[] {
  const met = async (id: string, { permit }: RouteContext<Caller>): Promise<LicenceRecord> => {
    const record = await context.store.licence(id);
    if (!record) throw kernelErrors.NOT_FOUND();
    permit(record);
    return record;
  };
  const shown = async (id: string, http: RouteContext<Caller>) => viewLicence(context, await met(id, http));

  return [
    route(operations.listLicences, ({ query }, { caller }) => listLicences(context, caller, query)),
    route(operations.listMyLicences, ({ query }, { caller }) => listMyLicences(context, caller, query.after)),
    route(operations.getLicence, async ({ params }, http) => {
      const record = await met(params.licenceId, http);
      await context.opened(http.caller, record);
      return viewLicence(context, record);
    }),
    route(operations.actOnLicence, async ({ params, body }, http) => {
      const { id } = await met(params.licenceId, http);
      await actOnLicence(context, id, body, officerOf(http.caller));
      return shown(id, http);
    }),
    route(operations.answerLicenceProposal, async ({ params, body }, http) => {
      const { id } = await met(params.licenceId, http);
      await answerProposal(context, params, body, http.caller);
      return shown(id, http);
    }),
    route(operations.annotateLicence, async ({ params, body }, http) => {
      const record = await met(params.licenceId, http);
      await annotateLicence(context, record, body, officerOf(http.caller));
      return shown(record.id, http);
    }),
    route(operations.renewLicence, async ({ params, body }, http) => {
      const record = await met(params.licenceId, http);
      await renewLicence(context, record, body, officerOf(http.caller));
      return shown(record.id, http);
    }),
    route(operations.verifyLicenceFile, ({ file }) => {
      if (!file) throw kernelErrors.INVALID_INPUT({ problems: ['file'] });
      return verifyLicenceFile(context, verifier, file.content);
    }),
  ];
}
