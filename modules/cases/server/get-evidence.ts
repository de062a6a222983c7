import { type CaseContext, streamOf } from './context.ts';

/** The chained events of an application, without their content, and whether the chain is whole. */
export async function getEvidence(context: CaseContext, applicationId: string) {
  const [check, events] = await Promise.all([
    context.evidence.check(streamOf(applicationId)),
    context.evidence.read(streamOf(applicationId)),
  ]);
  return {
    whole: check.whole,
    head: check.head,
    events: events.map(({ seq, type, at, hash, previous }) => ({
      seq,
      type,
      at: at.toISOString(),
      hash,
      previous,
    })),
  };
}
