import type { Kernel } from '@zhiban/kernel/server';
import { createDemoRegister, type DemoRegister, type DemoRegisterOptions } from '../demo-register.ts';

/** The fictional town's register of residents (人口库). */
export function createResidentRegister(kernel: Kernel, options: DemoRegisterOptions = {}): DemoRegister {
  return createDemoRegister(
    kernel,
    {
      id: 'resident-register',
      name: { zh: '云溪区人口基础信息库', en: 'Yunxi register of residents' },
      subject: 'person',
      elements: [
        'person_name',
        'resident_id',
        'sex',
        'ethnicity',
        'birth_date',
        'residence_address',
        'mobile_phone',
      ],
      entriesOf: town =>
        town.residents.map(resident => ({
          code: resident.residentId,
          values: {
            person_name: resident.name,
            resident_id: resident.residentId,
            sex: resident.sex,
            ethnicity: resident.ethnicity,
            birth_date: resident.birthDate,
            residence_address: resident.address,
            mobile_phone: resident.mobilePhone,
          },
        })),
      contradiction: { residence_address: '浙江省临江市云溪区南塘路999号', mobile_phone: '13800009999' },
    },
    options,
  );
}
