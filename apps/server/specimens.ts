import type { DemoSpecimen } from '@zhiban/documents/server';
import { UNLIMITED } from '@zhiban/facts';
import { TOWN } from '@zhiban/facts/server';

/** A company of the fictional town. */
export const townCompany = (key: string) => {
  const found = TOWN.companies.find(candidate => candidate.key === key);
  if (!found) throw new Error(`The town has no company ${key}.`);
  return found;
};
const residentName = (key: string) => TOWN.residents.find(resident => resident.key === key)?.name ?? '';

function businessLicence(key: string, about: DemoSpecimen['about']): DemoSpecimen {
  const {
    name,
    uscc,
    type,
    legalRepresentative,
    registeredCapital,
    establishmentDate,
    termTo,
    address,
    scope,
    registrationDate,
  } = townCompany(key);
  return {
    key: `${key}-business-licence`,
    kind: 'business_licence',
    title: { zh: `${name}营业执照`, en: `Business licence of ${name}` },
    about,
    data: {
      enterprise_name: name,
      uscc,
      enterprise_type: type,
      legal_representative: legalRepresentative,
      ...(registeredCapital === null ? {} : { registered_capital: `${registeredCapital / 10_000}万元整` }),
      establishment_date: establishmentDate,
      business_term_from: establishmentDate,
      business_term_to: termTo === UNLIMITED ? '长期' : termTo,
      business_address: address,
      business_scope: scope,
      registration_authority: '临江市云溪区市场监督管理局',
      registration_date: registrationDate,
    },
  };
}

/** The hotel's licence still names the former legal representative. */
function hygieneLicence(
  key: string,
  about: DemoSpecimen['about'],
  items: string,
  number: string,
): DemoSpecimen {
  const { name, legalRepresentative, address, formerly } = townCompany(key);
  return {
    key: `${key}-hygiene-licence`,
    kind: 'hygiene_licence',
    title: { zh: `${name}卫生许可证（旧）`, en: `Old hygiene licence of ${name}` },
    about,
    data: {
      licence_number: number,
      premises_name: formerly?.name ?? name,
      licence_responsible_person: formerly?.legalRepresentativeKey
        ? residentName(formerly.legalRepresentativeKey)
        : legalRepresentative,
      premises_address: formerly?.address ?? address,
      business_items: items,
      licence_issuer: '云溪区卫生健康局',
      licence_issue_date: '2024-06-12',
      licence_valid_from: '2024-06-12',
      licence_valid_to: '2028-06-11',
    },
  };
}

/** Photographs for the tour: what the demo accounts would have in their drawers. */
export const demoSpecimens: readonly DemoSpecimen[] = [
  hygieneLicence(
    'qinghe_hotel',
    {
      zh: '王芳办“卫生许可变更”时上传。法定代表人还是换人之前的。',
      en: 'For Wang Fang’s change of the hygiene licence; it still names the former legal representative.',
    },
    '宾馆',
    '云卫公证字〔2024〕第00127号',
  ),
  businessLicence('qinghe_hotel', {
    zh: '清和宾馆现在的营业执照。',
    en: 'The hotel’s present business licence.',
  }),
  businessLicence('yunqi_bookshop', {
    zh: '书店的营业执照。给宾馆的申请传上它，看系统怎么认出不是宾馆的。',
    en: 'The bookshop’s business licence: upload it to the hotel’s application and see how it is found out.',
  }),
];
