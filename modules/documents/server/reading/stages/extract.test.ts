import { describe, expect, it } from 'vitest';
import { findColumns } from '../layout/columns.ts';
import { classify } from './classify.ts';
import { extract } from './extract.ts';
import { page, template, values } from './sheet.testkit.ts';

describe('business licence', () => {
  it('reads the landscape form: two columns, wide labels, values that go on below', () => {
    const lines = page([
      ['统一社会信用代码', 6, 18],
      ['91330199MA2FJ8K3XT', 6, 22],
      ['营 业 执 照', 38, 20],
      ['（副本）', 46, 29],
      ['名', 6, 36],
      ['称', 15, 36],
      ['临江市云溪清和茶艺服务有限公司', 19, 36],
      ['注册资本壹佰万元整', 56, 36],
      ['类 型', 6, 42],
      ['有限责任公司（自然人独资）', 19, 42],
      ['成立日期', 56, 42],
      ['2019年03月05日', 69, 42],
      ['法定代表人', 6, 48],
      ['沈知遥', 19, 48],
      ['营业期限', 56, 48],
      ['2019年03月05日至2039年03月', 69, 48],
      ['04日', 69, 52],
      ['经营范围', 6, 54],
      ['餐饮服务；住宿服务；', 19, 54],
      ['生活美容服务。', 19, 58.5],
      ['住', 56, 58],
      ['所', 65, 58],
      ['临江市云溪区桂花路1', 69, 58],
      ['28号3幢201室', 69, 62],
      ['登记机关', 56, 76],
      ['2023 年 05 月 18 日', 63, 82.5],
      ['国家企业信用信息公示系统网址：http://www.gsxt.example.cn', 5, 92],
    ]);
    expect(values(lines, 'business_licence')).toEqual({
      uscc: '91330199MA2FJ8K3XT',
      enterprise_name: '临江市云溪清和茶艺服务有限公司',
      registered_capital: '壹佰万元整',
      enterprise_type: '有限责任公司（自然人独资）',
      establishment_date: '2019-03-05',
      legal_representative: '沈知遥',
      business_term_from: '2019-03-05',
      business_term_to: '2039-03-04',
      business_scope: '餐饮服务；住宿服务；生活美容服务。',
      business_address: '临江市云溪区桂花路128号3幢201室',
      registration_date: '2023-05-18',
    });
  });

  it('reads the portrait form: label and value in one line, a lost first character, an unlimited term', () => {
    const lines = page([
      ['营业执照', 40, 10],
      ['注册号：91330199MA7C2D0W61', 10, 16],
      ['称临江市墨香书店', 15.5, 24],
      ['类型个人独资企业', 10, 30],
      ['住所临江市云溪区学院路66号', 10, 36],
      ['投资人顾明川', 10, 42],
      ['成立日期二〇二一年十一月二十六日', 10, 48],
      ['营业期限长期', 10, 54],
      ['经营范围出版物零售', 10, 60],
    ]);
    expect(values(lines, 'business_licence')).toMatchObject({
      uscc: '91330199MA7C2D0W61',
      enterprise_name: '临江市墨香书店',
      enterprise_type: '个人独资企业',
      business_address: '临江市云溪区学院路66号',
      legal_representative: '顾明川',
      establishment_date: '2021-11-26',
      business_term_to: '长期',
      business_scope: '出版物零售',
    });
  });

  it('lets a value go on below where labels with colons and values stand in columns', () => {
    const lines = page([
      ['营业执照', 38, 20],
      ['统一社会信用代码', 6, 28],
      ['名称：', 6, 36],
      ['临江市云溪清和茶艺有限公司', 19, 36],
      ['注册资本：', 56, 36],
      ['壹佰万元整', 69, 36],
      ['类型：', 6, 42],
      ['有限责任公司', 19, 42],
      ['成立日期：', 56, 42],
      ['2019年03月05日', 69, 42],
      ['法定代表人：', 6, 48],
      ['沈知遥', 19, 48],
      ['营业期限：', 56, 48],
      ['2019年03月05日至2039年03月', 69, 48],
      ['04日', 69, 52],
    ]);
    const { tables } = findColumns(lines, 1);
    expect(tables.map(({ rows }) => rows.length)).toEqual([3]);
    const fields = extract(lines, template('business_licence'), 1, tables);
    expect(fields.find(({ element }) => element === 'business_term_to')?.value).toBe('2039-03-04');
  });

  it('does not take text of the seal for the end of an address', () => {
    const lines = page([
      ['营业执照', 40, 10],
      ['注册资本壹佰万元整', 56, 36],
      ['成立日期2019年03月05日', 56, 42],
      ['住所', 56, 48],
      ['临江市云溪区桂花路1', 69, 48],
      ['28号3幢201室', 69, 52],
      ['溪区市场', 69, 58.5],
      ['登记机关', 56, 76],
    ]);
    expect(values(lines, 'business_licence').business_address).toBe('临江市云溪区桂花路128号3幢201室');
  });
});

describe('hygiene licence', () => {
  it('reads the number below the title, a misread label and a period', () => {
    const lines = page([
      ['公共场所卫生许可证', 30, 12],
      ['云卫公证字[2022]第00386号', 35, 22],
      ['单位名称', 10, 34],
      ['临江市云溪清和茶艺服务有限公司', 30, 34],
      ['法定代表入或负责人', 10, 41],
      ['沈知遥', 31, 41],
      ['经营场所地址：临江市云溪区桂花路128号', 10, 48],
      ['3幢201室', 30, 52],
      ['许可项目', 10, 59],
      ['住宿场所', 30, 59],
      ['有效期限', 10, 66],
      ['自2022年12月1日至2026年11月30日', 30, 66],
      ['发证机关（盖章）临江市云溪区卫生健康局', 50, 78],
      ['2022年12月1日', 60, 84],
    ]);
    expect(values(lines, 'hygiene_licence')).toEqual({
      licence_number: '云卫公证字〔2022〕第00386号',
      premises_name: '临江市云溪清和茶艺服务有限公司',
      licence_responsible_person: '沈知遥',
      premises_address: '临江市云溪区桂花路128号3幢201室',
      business_items: '住宿场所',
      licence_valid_from: '2022-12-01',
      licence_valid_to: '2026-11-30',
      licence_issue_date: '2022-12-01',
      licence_issuer: '临江市云溪区卫生健康局',
    });
  });
});

describe('publication licence', () => {
  it('reads a number above the other fields and missing punctuation', () => {
    const lines = page([
      ['中华人民共和国', 42, 6],
      ['出版物经营许可证', 30, 12],
      ['许可证号新出发云零字第20210073号', 58, 22],
      ['单位名称临江市墨香书店', 10, 32],
      ['经营场所', 10, 39],
      ['临江市云溪区学院路66号一层', 30, 39],
      ['法定代表人（负责人）顾明川', 10, 46],
      ['经营范围图书、报纸、期刊零售', 10, 53],
      ['有效期至2027年12月31日', 10, 60],
      ['发证机关', 52, 76],
      ['临江市云溪区新闻出版局', 64, 76],
      ['发证日期', 52, 82],
      ['2021.12.20', 64, 82],
    ]);
    expect(values(lines, 'publication_licence')).toEqual({
      licence_number: '新出发云零字第20210073号',
      premises_name: '临江市墨香书店',
      premises_address: '临江市云溪区学院路66号一层',
      licence_responsible_person: '顾明川',
      business_items: '图书、报纸、期刊零售',
      licence_valid_to: '2027-12-31',
      licence_issuer: '临江市云溪区新闻出版局',
      licence_issue_date: '2021-12-20',
    });
  });
});

describe('resident identity card', () => {
  it('reads several labels within one line', () => {
    const lines = page([
      ['姓名顾明川', 8, 12],
      ['性别男民族汉', 8, 24],
      ['出生1990年3月7日', 8, 36],
      ['住址临江市云溪区学院路66号', 8, 48],
      ['2幢301室', 13, 53],
      ['公民身份号码', 8, 80],
      ['330199199003070018', 36, 80],
    ]);
    expect(values(lines, 'resident_id_card')).toEqual({
      person_name: '顾明川',
      sex: '男',
      ethnicity: '汉',
      birth_date: '1990-03-07',
      residence_address: '临江市云溪区学院路66号2幢301室',
      resident_id: '330199199003070018',
    });
  });
});

describe('what is no licence', () => {
  it.each([
    [
      'a letter that mentions one',
      ['本人不慎遗失营业执照正本一份，现声明作废。', '声明人：顾明川', '2026年11月21日'],
    ],
    ['a shopping list', ['牛奶 2 盒', '面包 1 个']],
    ['an empty page', []],
  ])('%s', (_, texts) => {
    const lines = page(texts.map((text, index) => [text, 10, 10 + 6 * index] as const));
    expect(classify(lines).template).toBeNull();
  });
});

it('puts the box around the value alone, not its label', () => {
  const fields = extract(
    page([
      ['营业执照', 40, 5],
      ['成立日期2019年03月05日', 10, 40],
    ]),
    template('business_licence'),
    3,
  );
  const [field] = fields;
  expect(field).toMatchObject({ element: 'establishment_date', page: 3, raw: '2019年03月05日' });
  expect(field?.box.x).toBeCloseTo(0.188, 2);
  expect(field?.box.y).toBeCloseTo(0.4, 3);
});
