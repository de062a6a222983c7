import type { Caller } from '@zhiban/identity';
import { route } from '@zhiban/identity/server';
import { kernelErrors } from '@zhiban/kernel';
import { type Route, type RouteContext, sendEvents } from '@zhiban/kernel/server';
import { caseErrors } from '../model/lifecycle.ts';
import { openApplication } from '../model/opening.ts';
import * as operations from '../model/operations.ts';
import { revealField as revealOperation } from '../model/reveal.ts';
import * as simulation from '../model/simulation.ts';
import { attachMaterial, removeMaterial } from './attach-material.ts';
import { asMet, type CaseContext, findApplication, metRow } from './context.ts';
import { decideApplication, requestCorrection, withdrawApplication } from './decide-application.ts';
import { getEvidence } from './get-evidence.ts';
import { getRuleTrace } from './get-rule-trace.ts';
import { listInbox, listMyApplications } from './list-applications.ts';
import { noteOpening } from './note-opening.ts';
import { gatherPrefill } from './prefill-application.ts';
import { reuseMaterial } from './reuse-material.ts';
import { revealField } from './reveal-field.ts';
import { simulateVersion } from './simulate-version.ts';
import { startApplication } from './start-application.ts';
import type { ApplicationRecord } from './store.ts';
import { submitApplication } from './submit-application.ts';
import { updateApplication } from './update-application.ts';
import { viewApplication } from './view-application.ts';
import { writeApplicationForm } from './write-application-form.ts';

const asFile = ({ reply }: RouteContext<Caller>, content: Buffer, type: string, name: string) =>
  reply
    .type(type)
    .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(name)}`)
    .send(content);

/** By name as it was sent: `constructor` is no material. */
const documentFor = ({ materials }: ApplicationRecord, materialId: string): string | undefined =>
  Object.hasOwn(materials, materialId) ? materials[materialId] : undefined;

/** Adapts the operations to HTTP: finds the row, asks whether this caller may meet it, does it, shows the result. */
export function caseRoutes(context: CaseContext): Route<Caller>[] {
  const { documents, kernel, store } = context;

  /** The application as the caller meets it, if he may. */
  const met = async (id: string, { caller, permit }: RouteContext<Caller>): Promise<ApplicationRecord> => {
    const record = await findApplication(context, id);
    permit(metRow(record));
    return asMet(caller, record);
  };
  /** The same, to read it: what staff read of others is put on record. */
  const read = async (id: string, http: RouteContext<Caller>): Promise<ApplicationRecord> => {
    const record = await met(id, http);
    await noteOpening(context, http.caller, record);
    return record;
  };
  const view = ({ caller }: RouteContext<Caller>, record: ApplicationRecord) =>
    viewApplication(context, caller, record);

  return [
    route(operations.startApplication, ({ body }, { caller }) => startApplication(context, caller, body)),
    route(operations.listMyApplications, ({ query }, { caller }) =>
      listMyApplications(context, caller, query.before),
    ),
    route(operations.getApplication, async ({ params }, http) =>
      view(http, await read(params.applicationId, http)),
    ),
    route(openApplication, async ({ params, body: { purpose } }, http) => {
      await noteOpening(context, http.caller, await met(params.applicationId, http), purpose);
      return { purpose };
    }),
    route(operations.updateApplication, async ({ params, body }, http) => {
      await met(params.applicationId, http);
      return view(http, await updateApplication(context, params.applicationId, body));
    }),
    route(operations.askRegistersAgain, async ({ params }, http) => {
      const record = await met(params.applicationId, http);
      const prefill = await gatherPrefill(context, record);
      await store.update(kernel.db, record.id, { prefill });
      return view(http, { ...record, prefill });
    }),
    route(operations.attachMaterial, async ({ params, file }, http) => {
      await met(params.applicationId, http);
      if (!file) throw kernelErrors.INVALID_INPUT({ problems: ['file'] });
      return view(
        http,
        await attachMaterial(context, http.caller, params.applicationId, params.materialId, file),
      );
    }),
    route(operations.removeMaterial, async ({ params }, http) => {
      await met(params.applicationId, http);
      return view(http, await removeMaterial(context, http.caller, params.applicationId, params.materialId));
    }),
    route(operations.reuseMaterial, async ({ params, body }, http) => {
      await met(params.applicationId, http);
      const { applicationId, materialId } = params;
      return view(http, await reuseMaterial(context, http.caller, applicationId, materialId, body.entryId));
    }),
    route(operations.getMaterialPage, async ({ params }, http) => {
      const record = await read(params.applicationId, http);
      const documentId = documentFor(record, params.materialId);
      if (!documentId) throw kernelErrors.NOT_FOUND();
      const image = await documents.pageImage(documentId, params.page);
      return http.reply
        .type('image/jpeg')
        .header('cache-control', 'private, max-age=3600')
        .send(Buffer.from(image));
    }),
    route(operations.watchMaterialReading, async ({ params }, http) => {
      const record = await met(params.applicationId, http);
      const documentId = documentFor(record, params.materialId);
      if (!documentId) throw kernelErrors.NOT_FOUND();
      return sendEvents(http.reply, sink =>
        documents.followReading(documentId, progress => {
          sink.send(progress);
          if (progress.state === 'done' || progress.state === 'failed') sink.end();
        }),
      );
    }),
    route(operations.submitApplication, async ({ params, body }, http) => {
      const found = await met(params.applicationId, http);
      const { record, dossier } = await submitApplication(context, http.caller, found, body.truthful);
      return viewApplication(context, http.caller, record, dossier);
    }),
    route(operations.withdrawApplication, async ({ params }, http) => {
      await met(params.applicationId, http);
      return view(http, await withdrawApplication(context, http.caller, params.applicationId));
    }),
    route(operations.getDecisionLetter, async ({ params, query }, http) => {
      const record = await read(params.applicationId, http);
      const letter = await documents.letterOf(record.id, query.form);
      if (!letter) throw query.form === 'ofd' ? kernelErrors.NOT_FOUND() : caseErrors.NO_DOCUMENT_YET();
      return asFile(http, letter, `application/${query.form}`, `决定书-${record.number}.${query.form}`);
    }),
    route(operations.getPaper, async ({ params, query }, http) => {
      const record = await read(params.applicationId, http);
      const paper = await documents.paperOf(record.id, params.paperId, query.form);
      if (!paper) throw kernelErrors.NOT_FOUND();
      return asFile(http, paper, `application/${query.form}`, `文书-${record.number}.${query.form}`);
    }),
    route(operations.getApplicationForm, async ({ params, query }, http) => {
      const record = await read(params.applicationId, http);
      const form = await writeApplicationForm(context, http.caller, record, query.form);
      const type = query.form === 'docx' ? operations.DOCX : 'application/pdf';
      return asFile(http, Buffer.from(form), type, `申请表-${record.number}.${query.form}`);
    }),
    route(operations.listInbox, ({ query }, { caller }) => listInbox(context, caller, query)),
    route(operations.decideApplication, async ({ params, body }, http) => {
      await met(params.applicationId, http);
      return view(http, await decideApplication(context, http.caller, params.applicationId, body));
    }),
    route(operations.requestCorrection, async ({ params, body }, http) => {
      await met(params.applicationId, http);
      return view(http, await requestCorrection(context, http.caller, params.applicationId, body));
    }),
    route(operations.getRuleTrace, async ({ params }, http) => {
      await read(params.applicationId, http);
      return getRuleTrace(context, http.caller, params.applicationId);
    }),
    route(revealOperation, async ({ params, body }, http) =>
      revealField(context, http.caller, await met(params.applicationId, http), body),
    ),
    route(operations.getEvidence, async ({ params }, http) => {
      await read(params.applicationId, http);
      return getEvidence(context, params.applicationId);
    }),
    route(simulation.simulateVersion, ({ params, body }) => simulateVersion(context, params.serviceId, body)),
  ];
}
