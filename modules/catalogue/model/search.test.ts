import { expect, test } from 'vitest';
import { searchScore } from './search.ts';

const hygiene = {
  names: ['公共场所卫生许可（变更）', 'Hygiene licence for public places (change)'],
  aliases: ['卫生许可证换法人', '宾馆', '改店名'],
  others: ['单位改了名，把公共场所卫生许可证换成新的。'],
};
const publication = {
  names: ['出版物经营许可证遗失补证', 'Replacement of a lost publication licence'],
  aliases: ['书店', '证丢了'],
  others: ['出版物零售的许可证丢了，按原来的内容补发一张。'],
};

test.each([
  ['卫生许可证变更', 'hygiene'],
  ['我的书店许可证丢了怎么办', 'publication'],
  ['宾馆换了法人代表', 'hygiene'],
  ['lost licence', 'publication'],
  ['ＨＹＧＩＥＮＥ', 'hygiene'],
])('%s finds %s', (question, wanted) => {
  const better =
    searchScore(question, hygiene) > searchScore(question, publication) ? 'hygiene' : 'publication';
  expect(better).toBe(wanted);
});

test.each(['养老金怎么领', '', '？？', 'xyz'])('"%s" finds neither', question => {
  expect(searchScore(question, hygiene)).toBe(0);
  expect(searchScore(question, publication)).toBe(0);
});

test('a single character finds what contains it', () => {
  expect(searchScore('书', publication)).toBe(2);
});
