import { describe, expect, it } from 'vitest';
import { extract } from './extract.ts';
import { page, template, values } from './sheet.testkit.ts';

it('finds a label that was taken together with the end of the column before it', () => {
  const lines = page([
    ['营业执照', 40, 10],
    ['经营范围', 6, 54],
    ['餐饮服务；信息咨询服务（不含许可类）；住所：', 19, 54],
    ['临江市云溪区桂花路1', 72, 54.5],
    ['生活美容服务。', 19, 58.5],
    ['28号3幢201室', 72, 58.7],
  ]);
  expect(values(lines, 'business_licence')).toMatchObject({
    business_address: '临江市云溪区桂花路128号3幢201室',
    business_scope: '餐饮服务；信息咨询服务（不含许可类）；生活美容服务。',
  });
});

describe('property certificate', () => {
  const certificate = [
    ['不动产权证书', 30, 8],
    ['鲁', 25, 15],
    ['（2023）临江市不动产权第9073510号', 27.5, 15],
    ['权利人', 10, 22],
    ['周钧钰', 28, 22],
    ['坐落', 10, 28],
    ['临江市云溪区学府街295号', 28, 28],
    ['面积', 10, 34],
    ['房屋建筑面积：139.05㎡', 28, 34],
  ] as const;

  it('reads a number whose first character was taken alone', () => {
    expect(values(page(certificate), 'property_certificate').property_certificate_number).toBe(
      '鲁（2023）临江市不动产权第9073510号',
    );
  });

  it('reads a value of two lines whose label stands beside their middle', () => {
    const lines = page([
      ...certificate,
      ['国有建设用地使用权1999年06月28日起2069年06月2', 28, 40],
      ['使用期限', 10, 41.8],
      ['7日止', 28, 43.4],
    ]);
    expect(values(lines, 'property_certificate')).toMatchObject({
      property_building_area: '139.05',
      property_term: '国有建设用地使用权1999年06月28日起2069年06月27日止',
    });
  });
});

it('takes a character that was hardly seen for a word of a closed list, where one must stand', () => {
  const lines = page([
    ['常住人口登记卡', 30, 5],
    ['姓名', 8, 12],
    ['覃博', 25, 12],
    ['性别', 50, 12],
    ['女', 66, 12],
    ['出生地', 8, 18],
    ['浙江省临江市', 25, 18],
    ['民族', 50, 18],
    ['公民身份证件编号', 8, 24],
    ['330199194808245249', 27, 24],
  ]);
  const faint = page([
    ['畲', 66, 18],
    ['点', 40, 12],
  ]);
  const read = extract(lines, template('household_register'), 1, [], faint);
  expect(read.find(({ element }) => element === 'ethnicity')?.value).toBe('畲');
  expect(read.map(({ value }) => value)).not.toContain('点');
});
