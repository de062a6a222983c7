import { compileService, type Decision, filesDigest, tracedRows } from '@zhiban/catalogue';
import { readBundle } from '@zhiban/evidence/verify';
import { canonicalJson } from '@zhiban/kernel';
import { z } from 'zod';
import { applicationBundle } from '../../model/bundle.ts';
import { machineDecisions } from '../describe-application.ts';
import { recordsOf } from './records.ts';

/** One decision made again. */
export interface Replay {
  /** The number of the event. */
  readonly event: number;
  readonly version: number;
  /** Whether the rules in the bundle are those of the decision. */
  readonly sameRules: boolean;
  readonly recorded: Pick<Decision, 'outcome' | 'band'> & { readonly reasons: readonly string[] };
  readonly again: Replay['recorded'];
  readonly sameOutcome: boolean;
  readonly sameReasons: boolean;
  readonly sameTrace: boolean;
}

const same = (one: unknown, other: unknown): boolean => written(one) === written(other);
/** Through JSON, as the evidence holds it. */
const written = (value: unknown): string => canonicalJson(z.json().parse(JSON.parse(JSON.stringify(value))));

const summary = ({ outcome, band, reasons }: Decision): Replay['recorded'] => ({
  outcome,
  band,
  reasons: reasons.map(({ id }) => id),
});

/**
 * Makes each decision of the machine again, with the rules and the facts in the bundle alone.
 * @returns undefined for what is not the bundle of an application; no entry for a decision that was erased by law
 * @throws ServicePackageError when the rules do not compile
 */
export async function replayBundle(text: string): Promise<Replay[] | undefined> {
  const bundle = readBundle(text);
  const about = applicationBundle.safeParse(bundle?.about.application);
  if (!bundle || !about.success) return undefined;
  const { versions, traces } = about.data;
  return Promise.all(
    machineDecisions(recordsOf(bundle)).map(async ({ event, input, decision }) => {
      const { version, digest } = decision.service;
      const files = versions.find(candidate => candidate.version === version)?.files ?? {};
      const service = await compileService(files, version);
      const again = service.decide(input, { trace: true });
      const trace = traces.find(candidate => candidate.event === event)?.rows;
      return {
        event,
        version,
        sameRules: (await filesDigest(files)) === digest,
        recorded: summary(decision),
        again: summary(again),
        sameOutcome: decision.outcome === again.outcome && decision.band === again.band,
        sameReasons: same(decision.reasons, again.reasons),
        sameTrace: trace !== undefined && same(trace, tracedRows(service, again)),
      };
    }),
  );
}
