import type { SpecimenData, SpecimenKind } from './types.ts';

const teaHouse: SpecimenData = {
  enterprise_name: '临江市云溪清和茶艺服务有限公司',
  uscc: '91330199MA2FJ8K3XT',
  enterprise_type: '有限责任公司（自然人投资或控股）',
  legal_representative: '沈知遥',
  registered_capital: '壹佰万元整',
  establishment_date: '2019-03-05',
  business_term_from: '2019-03-05',
  business_term_to: '2039-03-04',
  business_address: '临江市云溪区望湖街道桂花路128号3幢201室',
  business_scope:
    '许可项目：餐饮服务；住宿服务；生活美容服务（依法须经批准的项目，经相关部门批准后方可开展经营活动，具体经营项目以审批结果为准）。一般项目：茶具销售；组织文化艺术交流活动；会议及展览服务。',
  registration_authority: '临江市云溪区市场监督管理局',
  registration_date: '2023-05-18',
};

/** One fictional holder for each kind; names, codes and addresses are invented, check digits hold. */
export const specimenExamples: Readonly<Record<SpecimenKind, SpecimenData>> = {
  business_licence: teaHouse,
  business_licence_portrait: {
    ...teaHouse,
    enterprise_name: '临江市墨香书店',
    uscc: '91330199MA7C2D0W61',
    enterprise_type: '个人独资企业',
    legal_representative: '顾明川',
    registered_capital: '伍拾万元整',
    establishment_date: '2021-11-26',
    business_term_from: '2021-11-26',
    business_term_to: '长期',
    business_address: '临江市云溪区学院路66号一层',
    business_scope: '出版物零售；文具用品零售；办公用品销售；咖啡馆服务。',
    registration_date: '2021-11-26',
  },
  hygiene_licence: {
    licence_number: '云卫公证字〔2022〕第00386号',
    premises_name: '临江市云溪清和茶艺服务有限公司',
    licence_responsible_person: '沈知遥',
    premises_address: '临江市云溪区望湖街道桂花路128号3幢201室',
    business_items: '住宿场所；生活美容场所',
    licence_issuer: '临江市云溪区卫生健康局',
    licence_issue_date: '2022-12-01',
    licence_valid_from: '2022-12-01',
    licence_valid_to: '2026-11-30',
  },
  publication_licence: {
    licence_number: '新出发云零字第20210073号',
    premises_name: '临江市墨香书店',
    licence_responsible_person: '顾明川',
    premises_address: '临江市云溪区学院路66号一层',
    business_items: '图书、报纸、期刊、音像制品零售',
    licence_issuer: '临江市云溪区新闻出版局',
    licence_issue_date: '2021-12-20',
    licence_valid_from: '2021-12-20',
    licence_valid_to: '2027-12-31',
  },
};
