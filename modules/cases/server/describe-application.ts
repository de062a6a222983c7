import { type Decision, type DecisionInput, filesDigest, tracedRows } from '@zhiban/catalogue';
import type { RecordedEvent } from '@zhiban/evidence';
import type { ApplicationBundle } from '../model/bundle.ts';
import { type CaseContext, findApplication, streamOf } from './context.ts';
import type { ApplicationRecord } from './store.ts';

/** What a bundle of evidence holds of an application beside its events. @throws KERNEL_NOT_FOUND */
export async function describeApplication(context: CaseContext, id: string): Promise<ApplicationBundle> {
  const record = await findApplication(context, id);
  const events = await context.evidence.read(streamOf(id));
  const licence = await context.documents.licenceOf(id);
  const decisions = machineDecisions(events);
  const numbers = [
    ...new Set([record.serviceVersion, ...decisions.map(({ decision }) => decision.service.version)]),
  ];
  return {
    number: record.number,
    status: record.status,
    service: { id: record.serviceId, name: record.serviceName.zh },
    versions: await Promise.all(
      numbers.map(async version => {
        const files = await context.catalogue.files(record.serviceId, version);
        return { version, digest: await filesDigest(files), files };
      }),
    ),
    traces: await Promise.all(
      decisions.map(async ({ event, input, decision }) => {
        const service = await context.catalogue.version(record.serviceId, decision.service.version);
        return { event, rows: tracedRows(service, service.decide(input, { trace: true })) };
      }),
    ),
    licence: licence
      ? {
          title: licence.title,
          number: licence.number,
          identifier: licence.identifier,
          pdf: (await context.kernel.blobs.get(licence.pdfDigest)).toString('base64'),
        }
      : null,
    papers: await papersOf(context, record, events),
  };
}

async function papersOf(
  { documents, kernel }: CaseContext,
  { id, papersRecorded }: ApplicationRecord,
  events: readonly RecordedEvent[],
): Promise<ApplicationBundle['papers']> {
  const recorded = new Set(
    events.flatMap(({ type, data }) =>
      type === 'cases.paper-issued' ? [`${data.kind} ${data.number}`] : [],
    ),
  );
  // What was issued before papers were recorded cannot be checked.
  const issued = (await documents.issuedPapersOf(id)).filter(
    ({ kind, number }) => papersRecorded || recorded.has(`${kind} ${number}`),
  );
  return Promise.all(
    issued.map(async ({ kind, number, pdfDigest }) => ({
      kind,
      number,
      pdf: (await kernel.blobs.get(pdfDigest)).toString('base64'),
    })),
  );
}

/** Each decision of the machine with the facts that it was made on, as far as they were not erased by law. */
export function machineDecisions(
  events: readonly Pick<RecordedEvent, 'seq' | 'type' | 'data' | 'erased'>[],
): { event: number; input: DecisionInput; decision: Decision }[] {
  let input: DecisionInput | undefined;
  return events.flatMap(({ seq, type, data, erased }) => {
    if (erased) return [];
    // Written by submitApplication, and guarded by the chain.
    if (type === 'cases.submitted') input = data.input as DecisionInput;
    return type === 'cases.decided' && input
      ? [{ event: seq, input, decision: data.decision as Decision }]
      : [];
  });
}
