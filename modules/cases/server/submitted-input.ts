import type { DecisionInput } from '@zhiban/catalogue';
import { kernelErrors } from '@zhiban/kernel';
import { type CaseContext, streamOf } from './context.ts';

/** The facts on which an application was submitted last, from its evidence. @throws KERNEL_NOT_FOUND, also once they were erased by law */
export async function submittedInput(context: CaseContext, applicationId: string): Promise<DecisionInput> {
  const events = await context.evidence.read(streamOf(applicationId));
  const submitted = events.findLast(event => event.type === 'cases.submitted');
  if (!submitted || submitted.erased) throw kernelErrors.NOT_FOUND();
  // Written by submitApplication, and guarded by the chain.
  return submitted.data.input as DecisionInput;
}
