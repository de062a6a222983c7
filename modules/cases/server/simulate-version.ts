import type { DecisionInput, ServiceFiles } from '@zhiban/catalogue';
import { civilDay, kernelErrors } from '@zhiban/kernel';
import type { SimulationPart } from '../model/simulation.ts';
import { askedFor } from './asked-for.ts';
import { type CaseContext, streamOf } from './context.ts';
import { Replay } from './replay.ts';
import type { SubmittedRecord } from './store.ts';

/** Between two batches others have their turn. */
const BATCH = 50;
const PART_MS = 400;
const PART_APPLICATIONS = 500;

interface Asked {
  readonly files: ServiceFiles;
  readonly after?: string | undefined;
  /** Beijing days, both included. */
  readonly submitted?: { readonly from?: string | undefined; readonly to?: string | undefined } | undefined;
}

/**
 * Decides the next stretch of a service's stored applications, newest first, with the published version and with
 * a package, each on the input and the day of its last submission. Writes nothing.
 * @throws CATALOGUE_NO_SUCH_SERVICE, CATALOGUE_PACKAGE_REFUSED, CATALOGUE_WRONG_FOLDER, KERNEL_INVALID_INPUT
 */
export async function simulateVersion(
  context: CaseContext,
  serviceId: string,
  { files, after, submitted = {} }: Asked,
): Promise<SimulationPart> {
  const { catalogue, store } = context;
  const within = { serviceId, from: startOf(submitted.from), until: endOf(submitted.to) };
  let cursor = after === undefined ? undefined : readCursor(after);
  const published = await catalogue.current(serviceId);
  const replay = new Replay(published, await catalogue.candidate(serviceId, files));
  const total = cursor ? null : await store.countSubmitted(within);
  const days = new Map<string, string>();
  let seen = 0;
  let more: boolean;
  // At least one batch, however busy the machine is: a part that sees nothing would never end.
  const start = performance.now();
  do {
    const batch = await store.submitted(within, cursor, BATCH);
    await replayBatch(context, replay, batch);
    for (const { number, submittedAt } of batch) days.set(number, civilDay(submittedAt));
    seen += batch.length;
    cursor = batch.at(-1);
    more = batch.length === BATCH;
  } while (more && seen < PART_APPLICATIONS && performance.now() - start < PART_MS);
  const { comparison, ...rest } = replay.result();
  const listed = [...comparison.changes, ...comparison.shifts];
  return {
    next: more && cursor ? writeCursor(cursor) : null,
    total,
    seen,
    comparison,
    submitted: listed.map(({ key }) => ({ number: key, on: days.get(key) ?? '' })),
    ...rest,
  };
}

async function replayBatch(
  { catalogue, evidence }: CaseContext,
  replay: Replay,
  batch: readonly SubmittedRecord[],
): Promise<void> {
  const streams = batch.map(({ id }) => streamOf(id));
  const filed = [...new Map(batch.map(record => [versionKey(record), record])).values()];
  const [submissions, asked] = await Promise.all([
    evidence.newest(streams, 'cases.submitted'),
    Promise.all(
      filed.map(async record => {
        const version = await catalogue.version(record.serviceId, record.serviceVersion);
        return [versionKey(record), askedFor(version)] as const;
      }),
    ).then(entries => new Map(entries)),
  ]);
  for (const record of batch) {
    // Written by submitApplication, and guarded by the chain.
    const input = submissions.get(streamOf(record.id))?.data.input as DecisionInput | undefined;
    replay.add(record.number, input, asked.get(versionKey(record)) ?? new Set());
  }
}

const versionKey = ({ serviceId, serviceVersion }: SubmittedRecord): string =>
  `${serviceId}@${serviceVersion}`;

const DAY_MS = 24 * 3_600_000;
const midnight = (day: string): Date => instant(`${day}T00:00:00+08:00`);
const startOf = (day: string | undefined): Date | undefined =>
  day === undefined ? undefined : midnight(day);
const endOf = (day: string | undefined): Date | undefined =>
  day === undefined ? undefined : new Date(midnight(day).getTime() + DAY_MS);

function instant(text: string): Date {
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) throw kernelErrors.INVALID_INPUT({ problems: [text] });
  return date;
}

type Cursor = Pick<SubmittedRecord, 'submittedAt' | 'id'>;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const writeCursor = ({ submittedAt, id }: Cursor): string => `${submittedAt.toISOString()}|${id}`;

function readCursor(text: string): Cursor {
  const [at = '', id = ''] = text.split('|');
  if (!UUID.test(id)) throw kernelErrors.INVALID_INPUT({ problems: ['after'] });
  return { submittedAt: instant(at), id };
}
