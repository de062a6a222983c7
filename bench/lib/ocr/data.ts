import type { SpecimenData, SpecimenKind } from '@zhiban/documents/server';
import { amountInCapitals, residentIdWithCheck, usccWithCheck } from '@zhiban/facts';
import type { Chance } from './chance.ts';
import * as words from './words.ts';

interface Place {
  readonly code: string;
  readonly province: string;
  readonly city: string;
  readonly district: string;
}

/** Invented towns of real provinces; no division has these codes. */
const towns: readonly Place[] = [
  { code: '330199', province: '浙江省', city: '临江市', district: '云溪区' },
  { code: '320196', province: '江苏省', city: '安澜市', district: '北渚区' },
  { code: '510195', province: '四川省', city: '锦川市', district: '青羊坝区' },
  { code: '440197', province: '广东省', city: '海晏市', district: '荔湖区' },
  { code: '370198', province: '山东省', city: '岱安市', district: '历阳县' },
  { code: '230194', province: '黑龙江省', city: '松原岭市', district: '道北区' },
];

/** GB 32100-2015 leaves out I, O, S, V and Z. */
const codeCharacters = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];

const name = (chance: Chance): string =>
  chance.pick(words.surnames) + chance.some(words.givenNames, chance.pick([1, 2, 2, 2])).join('');

const day = (chance: Chance, from: number, to: number): string => {
  const time = Date.UTC(chance.whole(from, to), chance.whole(0, 11), chance.whole(1, 28));
  return new Date(time).toISOString().slice(0, 10);
};

/** So many years later, less a day. */
const later = (date: string, years: number): string => {
  const [year = 0, month = 1, dayOfMonth = 1] = date.split('-').map(Number);
  return new Date(Date.UTC(year + years, month - 1, dayOfMonth - 1)).toISOString().slice(0, 10);
};

const inNumerals = (date: string): string => date.replace(/^(\d+)-(\d+)-(\d+)$/, '$1年$2月$3日');

const door = (chance: Chance): string =>
  chance.pick([
    `${chance.whole(1, 999)}号`,
    `${chance.whole(1, 299)}号${chance.whole(1, 30)}幢${chance.whole(1, 28)}0${chance.whole(1, 8)}室`,
    `${chance.whole(1, 299)}号${chance.pick(['A', 'B', 'C'])}座${chance.whole(3, 26)}层`,
    `${chance.whole(1, 88)}弄${chance.whole(1, 60)}号${chance.whole(1, 6)}楼`,
  ]);

const address = (chance: Chance, { city, district }: Place): string =>
  `${city}${district}${chance.pick(words.quarters)}${chance.pick(words.places)}${door(chance)}`;

const company = (chance: Chance, { city }: Place): string =>
  `${city}${chance.some(words.tradeNames, chance.whole(2, 3)).join('')}${chance.pick(words.trades)}${chance.pick(['有限公司', '有限责任公司', '股份有限公司', '店'])}`;

const uscc = (chance: Chance, { code }: Place): string => {
  const body = Array.from({ length: 9 }, () => chance.pick(codeCharacters)).join('');
  return usccWithCheck(`${chance.pick(['91', '92', '93'])}${code}${body}`);
};

const person = (chance: Chance, { code }: Place) => {
  const born = day(chance, 1945, 2006);
  const sex = chance.pick(['男', '女']);
  const order = chance.digits(2) + (2 * chance.whole(0, 4) + (sex === '男' ? 1 : 0));
  return {
    person_name: name(chance),
    sex,
    ethnicity: chance.pick(words.ethnicities),
    birth_date: born,
    resident_id: residentIdWithCheck(code + born.replaceAll('-', '') + order),
  };
};

const scope = (chance: Chance): string => {
  const items = chance.some(words.scopes, chance.whole(3, 6));
  return `${chance.pick(['', '一般项目：'])}${items.join('；').slice(0, 88)}。`;
};

const businessLicence = (chance: Chance): SpecimenData => {
  const place = chance.pick(towns);
  const founded = day(chance, 1996, 2023);
  return {
    enterprise_name: company(chance, place),
    uscc: uscc(chance, place),
    enterprise_type: chance.pick(words.enterpriseTypes),
    legal_representative: name(chance),
    registered_capital: amountInCapitals(BigInt(chance.whole(1, 900)) * 1_000_000n),
    establishment_date: founded,
    ...chance.pick<SpecimenData>([
      // Without an end the licence says nothing but 长期.
      { business_term_to: '长期' },
      { business_term_from: founded, business_term_to: later(founded, 20) },
      { business_term_from: founded, business_term_to: later(founded, 30) },
    ]),
    business_address: address(chance, place),
    business_scope: scope(chance),
    registration_authority: `${place.city}${place.district}市场监督管理局`,
    registration_date: day(chance, 2023, 2026),
  };
};

const premises = (chance: Chance, licence_number: string, items: string, office: string): SpecimenData => {
  const place = chance.pick(towns);
  const issued = day(chance, 2018, 2025);
  return {
    licence_number,
    premises_name: company(chance, place),
    licence_responsible_person: name(chance),
    premises_address: address(chance, place),
    business_items: items,
    licence_issuer: `${place.city}${place.district}${office}`,
    licence_issue_date: issued,
    licence_valid_from: issued,
    licence_valid_to: later(issued, chance.pick([4, 5, 6])),
  };
};

const propertyCertificate = (chance: Chance): SpecimenData => {
  const place = chance.pick(towns);
  const begins = day(chance, 1998, 2020);
  const term = `${inNumerals(begins)}起${inNumerals(later(begins, 70))}止`;
  return {
    property_certificate_number: `${chance.pick([...'浙苏川粤鲁黑'])}（${chance.whole(2016, 2025)}）${place.city}不动产权第${chance.digits(7)}号`,
    property_owner: name(chance),
    property_sharing: chance.pick(['单独所有', '共同共有', '按份共有']),
    property_location: address(chance, place),
    property_unit_number: `${place.code}${chance.digits(6)}GB${chance.digits(5)}F${chance.digits(8)}`,
    property_right: '国有建设用地使用权／房屋所有权',
    property_right_nature: `出让／${chance.pick(['市场化商品房', '存量房', '房改房'])}`,
    property_use: `城镇住宅用地／${chance.pick(['成套住宅', '住宅', '商业服务'])}`,
    property_building_area: `${chance.whole(36, 220)}.${chance.digits(2)}`,
    property_term: `国有建设用地使用权${term}`,
  };
};

const tableForm = (chance: Chance): SpecimenData => {
  const place = chance.pick(towns);
  const items = chance
    .some(words.fittings, chance.whole(2, 5))
    .map(item => `${item},${chance.whole(1, 40)},${chance.pick(words.remarks)}`);
  return {
    enterprise_name: company(chance, place),
    uscc: uscc(chance, place),
    legal_representative: name(chance),
    mobile_phone: `1${chance.pick([3, 5, 7, 8])}${chance.digits(9)}`,
    business_address: address(chance, place),
    items: items.join(';'),
  };
};

const letter = (chance: Chance): SpecimenData => {
  const place = chance.pick(towns);
  const firm = company(chance, place);
  const [got, lost, written] = [
    day(chance, 2019, 2022),
    day(chance, 2023, 2024),
    day(chance, 2025, 2026),
  ].map(inNumerals);
  const paper = chance.pick(['公共场所卫生许可证', '出版物经营许可证', '食品经营许可证', '营业执照副本']);
  return {
    title: `关于${paper}${chance.pick(['遗失', '损毁', '补发'])}的情况说明`,
    body: [
      `${place.district}行政审批局：`,
      `我单位位于${address(chance, place)}，于${got}取得${paper}，因${chance.pick(['门店装修', '搬迁仓库', '漏水浸泡'])}，于${lost}发现该证无法使用，经多次寻找和核对，仍未能找回原件。`,
      `我单位承诺上述情况属实，并由${name(chance)}负责办理，联系电话1${chance.digits(10)}。现申请重新核发，请予受理。`,
    ].join('\n'),
    signature: firm,
    date: (written ?? '').replace(/^(\d+)年(\d+)月(\d+)日$/, '$1-$2-$3'),
  };
};

const makers: Readonly<Record<SpecimenKind, (chance: Chance) => SpecimenData>> = {
  business_licence: businessLicence,
  business_licence_portrait: businessLicence,
  hygiene_licence: chance =>
    premises(
      chance,
      `${chance.pick([...'云临北锦荔'])}卫公证字〔${chance.whole(2018, 2025)}〕第${chance.digits(5)}号`,
      chance.some(words.premises, chance.whole(1, 3)).join('；'),
      '卫生健康局',
    ),
  publication_licence: chance =>
    premises(
      chance,
      `新出发${chance.pick([...'云临北锦荔'])}零字第${chance.digits(8)}号`,
      `${chance.some(words.publications, chance.whole(2, 4)).join('、')}${chance.pick(['零售', '批发'])}`,
      '新闻出版局',
    ),
  resident_id_card(chance) {
    const place = chance.pick(towns);
    return { ...person(chance, place), residence_address: `${place.province}${address(chance, place)}` };
  },
  resident_id_card_back(chance) {
    const place = chance.pick(towns);
    const from = day(chance, 2008, 2025);
    return {
      id_card_issuer: `${place.city}公安局${place.district.replace(/[区县]$/, '')}分局`,
      id_card_valid_from: from,
      id_card_valid_to: chance.pick([
        '长期',
        ...[10, 20].map(years => from.replace(/^\d+/, year => `${Number(year) + years}`)),
      ]),
    };
  },
  household_register(chance) {
    const place = chance.pick(towns);
    return {
      ...person(chance, place),
      household_relation: chance.pick(words.relations),
      birth_place: `${place.province}${place.city}${place.district}`,
      native_place: `${place.province}${place.city}`,
      education: chance.pick(['初中', '高中', '大专', '本科', '研究生']),
      marital_status: chance.pick(['未婚', '已婚', '离婚', '丧偶']),
      household_registered_on: day(chance, 2007, 2025),
    };
  },
  property_certificate: propertyCertificate,
  table_form: tableForm,
  letter,
};

/** Invented data of a kind, valid in itself: check digits hold, dates are in order, ID number and birth agree. */
export function specimenData(kind: SpecimenKind, chance: Chance): SpecimenData {
  return makers[kind](chance);
}
