import { type CaseContext, streamOf } from './context.ts';

/** The chained events of an application, without their content, where each is in the log, and whether the chain is whole. */
export async function getEvidence({ evidence }: CaseContext, applicationId: string) {
  const [check, events] = await Promise.all([
    evidence.check(streamOf(applicationId)),
    evidence.read(streamOf(applicationId)),
  ]);
  const leaves = await evidence.leavesOf(events.map(({ hash }) => hash));
  return {
    whole: check.whole,
    head: check.head,
    erasedAt: check.erasedAt?.toISOString() ?? null,
    events: events.map(({ seq, type, at, hash, previous }) => ({
      seq,
      type,
      at: at.toISOString(),
      hash,
      previous,
      leaf: leaves.get(hash) ?? null,
    })),
  };
}
