import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { LicenceRequest } from '@zhiban/documents/server';
import { TOWN } from '@zhiban/facts/server';
import type { Kernel } from '@zhiban/kernel/server';
import type { Modules } from './compose.ts';
import { townCompany } from './specimens.ts';

const SERVICES = join(import.meta.dirname, '..', '..', 'services');

/** Who may act for which company beside its legal representative. */
const DELEGATIONS = [{ personKey: 'wang_fang', companyKey: 'qinghe_hotel', validFrom: '2026-01-01' }];

/** What the bookshop lost on paper is still in the archive, as it is in a real office. */
function archivedLicence(issuer: {
  readonly id: string;
  readonly name: string;
  readonly uscc: string;
}): LicenceRequest {
  const shop = townCompany('yunqi_bookshop');
  return {
    applicationId: '018f0000-0000-7000-8000-00000000a001',
    serviceId: 'archive',
    personId: '018f0000-0000-7000-8000-00000000a002',
    organisation: shop.uscc,
    departmentId: issuer.id,
    issuer: { name: issuer.name, code: issuer.uscc },
    title: '出版物经营许可证',
    typeName: '出版物经营许可证',
    typeCode: '113301990026010290001',
    number: '新出发云零字第20240073号',
    holder: { name: shop.name, code: shop.uscc, codeType: '001' },
    issueDate: '2024-03-20',
    validFrom: '2024-03-20',
    validTo: '2028-03-31',
    rows: [
      { label: '单位名称', value: shop.name },
      { label: '法定代表人或负责人', value: shop.legalRepresentative },
      { label: '经营场所地址', value: shop.address },
      { label: '经营项目', value: '图书、期刊、音像制品零售' },
    ],
  };
}

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
  await documents.prepareDemoKeys(
    offices.map(({ name, uscc }) => ({ name, code: uscc })),
    { proposedBy: 'tang_yu', activatedBy: 'shen_hao' },
  );
  await documents.issueLicence(archivedLicence(await identity.department('YX-WG')), async () => undefined);
  for (const folder of await readdir(SERVICES)) {
    const imported = await catalogue.importFolder(join(SERVICES, folder), {
      proposedBy: 'he_jing',
      approvedBy: 'xu_ming',
    });
    if (imported) kernel.log.info({ service: folder }, 'service imported');
  }
}
