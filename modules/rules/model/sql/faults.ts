import type { Bilingual } from '@zhiban/kernel';
import type { Span } from '../feel/tree.ts';

/** Why something has no exact counterpart in SQL; the translator adds the place. */
export class Refusal extends Error {
  readonly zh: string;
  readonly remedy: Bilingual;
  span: Span | undefined;

  constructor(message: Bilingual, remedy: Bilingual) {
    super(message.en);
    this.zh = message.zh;
    this.remedy = remedy;
  }
}

const ONE_BY_ONE = {
  zh: '请改写规则，或对每一户单独判定。',
  en: 'Rewrite the rule, or decide one by one.',
};

export const refusals = {
  unsupported: (zh: string, en: string) =>
    new Refusal({ zh: `${zh}没有对应的 SQL。`, en: `${en} has no exact counterpart in SQL.` }, ONE_BY_ONE),
  noColumn: (path: string) =>
    new Refusal(
      { zh: `没有说明“${path}”在哪一列。`, en: `No column is named for ${path}.` },
      {
        zh: '请在列清单里补上它，或把它作为常量给出。',
        en: 'Add it to the columns, or give it as a constant.',
      },
    ),
  columnType: (path: string, wanted: string, given: string) =>
    new Refusal(
      {
        zh: `“${path}”在规则里是 ${wanted}，列却是 ${given}。`,
        en: `${path} is ${wanted} in the rule but its column is ${given}.`,
      },
      { zh: '请在查询里先转换这一列。', en: 'Convert the column in the query that is given as from.' },
    ),
  mixed: (first: string, second: string) =>
    new Refusal(
      {
        zh: `同一个结果有时是 ${first}，有时是 ${second}。`,
        en: `The same result is ${first} at one time and ${second} at another.`,
      },
      { zh: '请让各行、各分支给出同一类型的值。', en: 'Let all rows and branches give values of one type.' },
    ),
  digits: () =>
    new Refusal(
      { zh: '数字的位数超过 34 位。', en: 'The number has more than 34 digits.' },
      {
        zh: '请说明各列的总位数和小数位数，或减少相乘的次数。',
        en: 'Say how many digits and decimals the columns have, or multiply less often.',
      },
    ),
  text: () =>
    new Refusal(
      {
        zh: '文字里有数据库不能保存的字符（NUL 或不成对的代理字符）。',
        en: 'The text has a character that a database cannot hold (NUL or half of a pair).',
      },
      { zh: '请删去这个字符。', en: 'Remove that character.' },
    ),
  name: (name: string) =>
    new Refusal(
      { zh: `名称“${name}”不能用作列名。`, en: `${name} cannot be the name of a column.` },
      {
        zh: '请用较短、不含特殊字符的名称（PostgreSQL 最多 63 字节，约 21 个汉字）。',
        en: 'Use a shorter name without special characters (63 bytes at most in PostgreSQL).',
      },
    ),
  table: (name: string) =>
    new Refusal(
      {
        zh: `“${name}”既不是表名，也不是括号里的查询。`,
        en: `${name} is neither a table nor a query in parentheses.`,
      },
      { zh: '请写表名，例如 public.企业。', en: 'Name a table such as public.companies.' },
    ),
  tooLarge: () =>
    new Refusal(
      { zh: '这个规则的 SQL 太长。', en: 'The SQL of this rule would be too long.' },
      { zh: '请把规则拆成几个决定。', en: 'Split the rule into several decisions.' },
    ),
  recursion: () =>
    new Refusal(
      { zh: '函数互相调用太深，不能展开成 SQL。', en: 'The calls are nested too deep to become SQL.' },
      { zh: '请去掉递归。', en: 'Remove the recursion.' },
    ),
};
