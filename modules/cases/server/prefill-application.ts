import type { Fact } from '@zhiban/facts';
import type { Job } from '@zhiban/kernel/server';
import { z } from 'zod';
import { openCode } from './applicant-code.ts';
import { type CaseContext, findApplication, serviceOf } from './context.ts';
import { reuseStanding } from './reuse-material.ts';
import type { ApplicationRecord } from './store.ts';
import type { Prefill } from './tables.ts';

const payload = z.object({ applicationId: z.uuid() });

/** The name under which prefilling is enqueued; the handler needs the context. */
export const prefillJob = { name: 'cases.prefill-application', payload };

/** The elements that the service asks for anywhere: in its form or of its registers. */
function askedElements(definition: Awaited<ReturnType<typeof serviceOf>>['definition']): string[] {
  const form = definition.form.flatMap(group => group.fields.map(field => field.element));
  return [...new Set([...form, ...definition.registers.flatMap(register => register.elements)])];
}

/** Asks registers for what they know of the applicant; earlier applications add what the applicant once wrote. */
export async function gatherPrefill(context: CaseContext, record: ApplicationRecord): Promise<Prefill> {
  const service = await serviceOf(context, record);
  const code = openCode(context, record);
  const [{ facts, sources }, earlier] = await Promise.all([
    context.facts.gather({
      subject: record.organisation
        ? { kind: 'organisation', uscc: code }
        : { kind: 'person', residentId: code },
      elements: askedElements(service.definition),
    }),
    context.store.approvedOf(record, record.id),
  ]);
  return {
    state: 'done',
    at: context.kernel.clock.now().toISOString(),
    facts: [...facts, ...earlier.flatMap(declaredEarlier)],
    sources: sources.map(({ source, name, outcome }) => ({ source, name, outcome })),
  };
}

const declaredEarlier = (earlier: ApplicationRecord): Fact[] =>
  Object.entries(earlier.declared).map(([element, { value, at }]) => ({
    element,
    value,
    source: {
      kind: 'application',
      id: earlier.id,
      name: { zh: `办件 ${earlier.number}`, en: `application ${earlier.number}` },
    },
    trust: 'D',
    confidence: 1,
    observedAt: at,
  }));

/** Prefills a draft in the background. */
export function prefillApplication(context: CaseContext): Job<typeof payload> {
  return {
    ...prefillJob,
    async run({ applicationId }) {
      const record = await findApplication(context, applicationId);
      if (record.prefill.state === 'done') return;
      const prefill = await gatherPrefill(context, record);
      // Not a change of the applicant's: the revision stays, so that what he writes meanwhile is not refused.
      await context.store.update(context.kernel.db, applicationId, { prefill });
      await reuseStanding(context, { ...record, prefill });
    },
  };
}
