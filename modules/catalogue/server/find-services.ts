import type { Kernel } from '@zhiban/kernel/server';
import type { CompiledService } from '../model/index.ts';
import type { ServiceSummary } from '../model/operations.ts';
import { searchScore } from '../model/search.ts';
import type { CompiledVersions } from './compiled-versions.ts';
import { listPublished } from './store.ts';

/** What lists show of a service. */
export function summaryOf({ definition, version }: CompiledService): ServiceSummary {
  const { name, summary, audience, department, promisedDays, visits, chargeable } = definition.item;
  return {
    id: definition.id,
    version,
    name,
    summary,
    audience,
    department,
    promisedDays,
    visits,
    chargeable,
  };
}

/** The published services, in the order of their ids; with a question, those that answer it, best first. */
export async function findServices(
  kernel: Kernel,
  versions: CompiledVersions,
  query: { readonly q?: string; readonly audience?: 'organisation' | 'person' },
): Promise<ServiceSummary[]> {
  const published = await listPublished(kernel.db);
  const services = await Promise.all(
    published.map(({ serviceId, version }) => versions.version(serviceId, version)),
  );
  const { q = '', audience } = query;
  const wanted = services.filter(
    ({ definition }) => !audience || definition.item.audience.includes(audience),
  );
  if (q.trim() === '') return wanted.map(summaryOf);
  return wanted
    .map(service => ({ service, score: scoreOf(q, service) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ service }) => summaryOf(service));
}

function scoreOf(question: string, { definition }: CompiledService): number {
  const { item, guide } = definition;
  return searchScore(question, {
    names: [item.name.zh, item.name.en],
    aliases: item.aliases,
    others: [
      item.summary.zh,
      item.summary.en,
      ...guide.questions.flatMap(({ question: asked }) => [asked.zh, asked.en]),
    ],
  });
}
