import { describe, expect, it } from 'vitest';
import { chineseText, meantText } from './text.ts';
import { findByForm, findValue } from './values.ts';

describe('values behind labels', () => {
  it.each([
    ['name', '：沈知遥', '沈知遥'],
    ['name', '买买提•艾力', '买买提·艾力'],
    ['uscc', '91330199 MA2FJ8K3XT', '91330199MA2FJ8K3XT'],
    ['uscc', '91330199ma2fj8k3xt（1/1）', '91330199MA2FJ8K3XT'],
    ['uscc', '9I33OI99MAZFJ8K3XT', '91330199MA2FJ8K3XT'],
    ['resident_id', 'IIO1O519491231O02X', '11010519491231002X'],
    ['resident_id', '11010519491231002x', '11010519491231002X'],
    ['licence_number', '云卫公证字[2022]第00386号', '云卫公证字〔2022〕第00386号'],
    ['licence_number', '新出发云零字第20210073号', '新出发云零字第20210073号'],
    ['licence_number', '北卫公证字2019】第99957号', '北卫公证字〔2019〕第99957号'],
    ['licence_number', '北卫公证字【2019第99957号', '北卫公证字〔2019〕第99957号'],
    ['licence_number', '：3301990073', '3301990073'],
    ['sex', '男', '男'],
    ['text', '：临江市云溪区学院路６６号', '临江市云溪区学院路66号'],
    ['text', '有限责任公司(自然人独资)', '有限责任公司（自然人独资）'],
    ['authority', '岱安市历阳县新闻出版局安', '岱安市历阳县新闻出版局'],
    ['authority', '临江市公安局港分局', '临江市公安局港分局'],
    ['authority', '临江市人民政府淮区', '临江市人民政府'],
    ['date', '发证2023年5月18日（章）', '2023-05-18'],
  ] as const)('%s in %s', (type, text, value) => {
    expect(findValue({ type }, text)?.value).toBe(value);
  });

  it.each([
    ['国有建设用地使用权房屋所有权', '国有建设用地使用权/房屋所有权'],
    ['国有建设用地使用权,房屋所有权', '国有建设用地使用权/房屋所有权'],
    ['国有建设用地使用权／房屋所有权', '国有建设用地使用权／房屋所有权'],
    ['宅基地使用权', '宅基地使用权'],
    ['林地、林木所有权', '林地、林木所有权'],
  ])('the stroke between two parts of %s', (text, value) => {
    expect(findValue({ type: 'parts', form: '使用权' }, text)?.value).toBe(value);
  });

  it('finds nothing where there is nothing', () => {
    expect(findValue({ type: 'date' }, '年 月 日')).toBeNull();
    expect(findValue({ type: 'uscc' }, '见副本')).toBeNull();
    expect(findByForm({ type: 'licence_number' }, '出版物经营许可证')).toBeNull();
  });
});

describe('text of PDF fonts', () => {
  it('reads radicals as characters', () => {
    expect(meantText('⻓期 ⾦额 ⻔牌')).toBe('长期金额门牌');
  });
  it('drops stray marks at the ends and half of a bracket', () => {
    expect(chineseText('：（临江市云溪区卫生健康局。')).toBe('临江市云溪区卫生健康局。');
  });
});
