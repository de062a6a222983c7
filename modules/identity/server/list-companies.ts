import { civilDay } from '@zhiban/kernel';
import type { Kernel } from '@zhiban/kernel/server';
import type { Company } from '../model/index.ts';
import { readDelegations } from './store.ts';

/** The companies that a person may act for today, by name; each once, as legal representative if that too. */
export async function listCompanies(
  { db, clock }: Pick<Kernel, 'db' | 'clock'>,
  personId: string,
): Promise<Company[]> {
  const companies = new Map<string, Company>();
  for (const row of await readDelegations(db, personId, civilDay(clock.now()))) {
    if (companies.get(row.uscc)?.basis !== 'legal_representative') companies.set(row.uscc, row);
  }
  return [...companies.values()];
}
