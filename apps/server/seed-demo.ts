import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { TOWN } from '@zhiban/facts/server';
import type { Kernel } from '@zhiban/kernel/server';
import type { Modules } from './compose.ts';

const SERVICES = join(import.meta.dirname, '..', '..', 'services');

/** Who may act for which company beside its legal representative. */
const DELEGATIONS = [{ personKey: 'wang_fang', companyKey: 'qinghe_hotel', validFrom: '2026-01-01' }];

/**
 * The fictional town, its offices' demo certificates and the services, on the first run; repeating it adds what
 * is new and changes nothing.
 */
export async function seedDemo(
  kernel: Kernel,
  { identity, facts, documents, catalogue }: Modules,
): Promise<void> {
  await identity.seedTown({
    persons: TOWN.residents,
    companies: TOWN.companies.map(company => ({
      ...company,
      ...(company.formerly?.legalRepresentativeKey
        ? { legalRepresentativeSince: company.registrationDate }
        : {}),
    })),
    delegations: DELEGATIONS,
  });
  await facts.seedRegister(TOWN);
  const offices = await Promise.all(['YX-WJ', 'YX-WG', 'YX-SJ'].map(id => identity.department(id)));
  await documents.prepareDemoKeys(offices.map(({ name, uscc }) => ({ name, code: uscc })));
  for (const folder of await readdir(SERVICES)) {
    const imported = await catalogue.importFolder(join(SERVICES, folder), {
      proposedBy: 'he_jing',
      approvedBy: 'xu_ming',
    });
    if (imported) kernel.log.info({ service: folder }, 'service imported');
  }
}
