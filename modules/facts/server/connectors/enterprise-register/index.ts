import type { Kernel } from '@zhiban/kernel/server';
import { createDemoRegister, type DemoRegister, type DemoRegisterOptions } from '../demo-register.ts';

/** The fictional town's register of companies (市场主体登记). */
export function createEnterpriseRegister(kernel: Kernel, options: DemoRegisterOptions = {}): DemoRegister {
  return createDemoRegister(
    kernel,
    {
      id: 'enterprise-register',
      name: { zh: '云溪区市场主体登记库', en: 'Yunxi register of companies' },
      subject: 'organisation',
      elements: [
        'enterprise_name',
        'uscc',
        'enterprise_type',
        'legal_representative',
        'registered_capital',
        'establishment_date',
        'business_term_from',
        'business_term_to',
        'business_address',
        'business_scope',
        'registration_authority',
        'registration_date',
        'enterprise_status',
      ],
      entriesOf: town =>
        town.companies.map(company => ({
          code: company.uscc,
          values: {
            enterprise_name: company.name,
            uscc: company.uscc,
            enterprise_type: company.type,
            legal_representative: company.legalRepresentative,
            registered_capital: company.registeredCapital,
            establishment_date: company.establishmentDate,
            business_term_from: company.establishmentDate,
            business_term_to: company.termTo,
            business_address: company.address,
            business_scope: company.scope,
            registration_authority: '临江市云溪区市场监督管理局',
            registration_date: company.registrationDate,
            enterprise_status: company.status,
          },
        })),
      contradiction: { legal_representative: '钱不同', business_address: '浙江省临江市云溪区南塘路999号' },
    },
    options,
  );
}
