import { expect, it } from 'vitest';
import { fillLicenceText } from './licence-layout.ts';
import { inNumberWords } from './number-words.ts';

it.each([
  ['1,234.56 元', '大写', '人民币壹仟贰佰叁拾肆元伍角陆分'],
  ['1234.5', '大写', '人民币壹仟贰佰叁拾肆元伍角整'],
  ['50万元', '大写', '人民币伍拾万元整'],
  ['0.05 元', '大写', '人民币伍分'],
  ['99999999999999万元', '大写', '99999999999999万元'],
  ['12,34 元', '大写', '12,34 元'],
  ['1.234 元', '大写', '1.234 元'],
  ['（未填写）', '大写', '（未填写）'],
  ['', '大写', ''],
  ['21', '汉字', '二十一'],
  ['2026年11月21日', '汉字', '二〇二六年十一月二十一日'],
  ['长期', '汉字', '长期'],
] as const)('%s in %s is %s', (text, word, written) => {
  expect(inNumberWords(text, word)).toBe(written);
});

it('a layout of a licence writes its numbers in words', () => {
  const day = '2026年11月21日';
  const fields = {
    title: '',
    number: '',
    identifier: '',
    holderName: '',
    holderCode: '',
    issuerName: '',
    issueDate: day,
    issueDateInNumerals: '',
    validFrom: '',
    validTo: '长期',
    verifyUrl: '',
    note: '',
  };
  const row = (label: string) => (label === '注册资本' ? '500,000 元' : '');
  expect(fillLicenceText('{row:注册资本|大写}；{issueDate|汉字}起，{validTo|汉字}', fields, row)).toBe(
    '人民币伍拾万元整；二〇二六年十一月二十一日起，长期',
  );
});
