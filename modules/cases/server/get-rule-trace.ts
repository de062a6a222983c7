import { tracedRows } from '@zhiban/catalogue';
import type { Caller } from '@zhiban/identity';
import { type CaseContext, findApplication, serviceOf } from './context.ts';
import { maskConditions } from './mask-view.ts';
import { submittedInput } from './submitted-input.ts';

/**
 * Decides again on the facts of the last submission, with a trace: which rows matched, and which condition of the
 * others failed on which value. `sameAsDecided` says whether the machine comes to the same outcome and reasons.
 */
export async function getRuleTrace(context: CaseContext, caller: Caller, applicationId: string) {
  const record = await findApplication(context, applicationId);
  const [service, input] = await Promise.all([
    serviceOf(context, record),
    submittedInput(context, applicationId),
  ]);
  const mask = maskConditions(caller, input);
  const again = service.decide(input, { trace: true });
  const events = await context.evidence.read(`application/${applicationId}`);
  const decided = events.findLast(event => event.type === 'cases.decided');
  const then = decided?.data.decision as { outcome: string; reasons: { id: string }[] } | undefined;
  const ids = (reasons: readonly { id: string }[]) => reasons.map(({ id }) => id).join();
  return {
    asOf: input.asOf,
    sameAsDecided: then?.outcome === again.outcome && ids(then.reasons) === ids(again.reasons),
    rows: tracedRows(service, again).map(row => ({ ...row, conditions: row.conditions.map(mask) })),
  };
}
