import { civilDay } from '@zhiban/kernel';
import type { Kernel } from '@zhiban/kernel/server';
import type { Company } from '../model/index.ts';
import { readDelegations } from './store.ts';

/** The services of several delegations together; null: all. */
export const union = (granted: readonly (readonly string[] | null)[]): string[] | null =>
  granted.includes(null) ? null : [...new Set(granted.flatMap(services => services ?? []))];

/** The companies that a person may act for today, by name; each once, as legal representative if that too. */
export async function listCompanies(
  { db, clock }: Pick<Kernel, 'db' | 'clock'>,
  personId: string,
): Promise<Company[]> {
  const companies = new Map<string, Company>();
  for (const row of await readDelegations(db, personId, civilDay(clock.now()))) {
    const known = companies.get(row.uscc);
    const first = known?.basis === 'legal_representative' ? known : row;
    companies.set(row.uscc, {
      ...first,
      services: known ? union([known.services, row.services]) : row.services,
    });
  }
  return [...companies.values()];
}
