import { AppError } from '@zhiban/kernel';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { feelDate } from '../values/convert.ts';
import { readCsv, writeCsv } from './csv.ts';
import { columnReaders, type PopulationColumn, readPopulation, type Subject } from './population.ts';

const columns: readonly PopulationColumn[] = [
  { path: ['登记', '登记状态'], reader: columnReaders.string },
  { path: ['登记', '注册资本'], reader: columnReaders.number },
  { path: ['登记', '成立日期'], reader: columnReaders.date },
  { path: ['材料', '营业执照', '已提交'], reader: columnReaders.boolean },
];

/** The subjects, or the problems in Chinese. */
function read(text: string): readonly Subject[] | readonly string[] {
  try {
    return [...readPopulation(text, columns, '编号')];
  } catch (error) {
    if (!(error instanceof AggregateError)) throw error;
    return error.errors.map((problem: unknown) => (problem instanceof AppError ? problem.text.zh : ''));
  }
}

test('a line becomes the inputs of a decision; what is empty is null', () => {
  const text =
    '\uFEFF编号,登记.登记状态,登记.注册资本,登记.成立日期,材料.营业执照.已提交\r\n' +
    '甲,存续,1200.50,2020-02-29,是\r\n' +
    '\r\n' +
    '"乙,二","吊""销""",,,\r\n';
  expect(read(text)).toEqual([
    {
      key: '甲',
      context: {
        登记: { 登记状态: '存续', 注册资本: 1200.5, 成立日期: feelDate('2020-02-29') },
        材料: { 营业执照: { 已提交: true } },
      },
    },
    { key: '乙,二', context: { 登记: { 登记状态: '吊"销"' } } },
  ]);
});

test.each([
  ['', ['文件是空的。']],
  ['编号,登记.登记状态\n', ['表头下面没有数据。']],
  ['登记.登记状态\n存续\n', ['表头里没有“编号”这一列。']],
  [
    '编号,登记.状态,编号\n甲,存续,1\n',
    ['表头里的“登记.状态”不是这张表用到的内容。', '表头里“编号”出现了两次。'],
  ],
  [
    '编号,登记.登记状态\n甲,存续,多\n乙\n',
    ['第 2 行有 3 格，表头有 2 格。', '第 3 行有 1 格，表头有 2 格。'],
  ],
  [
    '编号,登记.注册资本,登记.成立日期\n甲,"1,200",2020-02-30\n',
    [
      '第 2 行的“登记.注册资本”是“1,200”，应当是数，如 1200.50。',
      '第 2 行的“登记.成立日期”是“2020-02-30”，应当是日期，如 2026-11-21。',
    ],
  ],
  ['编号,登记.登记状态\n"甲\n乙",存"续\n', ['第 3 行的引号不对。']],
  ['编号,登记.登记状态\n甲,"存续\n乙,吊销\n', ['第 2 行开始的引号没有结束。']],
])('says what is wrong and where: %j', (text, problems) => {
  expect(read(text)).toEqual(problems);
});

test('tells twenty problems, not a thousand', () => {
  const lines = Array.from({ length: 1000 }, (_, i) => `${i},多的,一格`);
  expect(read(`编号,登记.登记状态\n${lines.join('\n')}`)).toHaveLength(20);
});

test('nothing that a spreadsheet would run is written as it is', () => {
  const cells = ['=1+1', '+86', '-5', '-5.20', '@x', '\tx', '甲', '说"好"', '一\n二'];
  expect(writeCsv([cells])).toBe('\uFEFF\'=1+1,+86,-5,-5.20,\'@x,\'\tx,甲,"说""好""","一\n二"\r\n');
});

test('what is written is read again', () => {
  const cell = fc.string({ unit: 'binary' }).filter(text => !/^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text));
  const table = fc
    .integer({ min: 2, max: 4 })
    .chain(width => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1 }));
  fc.assert(
    fc.property(table, records => {
      expect(Array.from(readCsv(writeCsv(records)), ({ cells }) => cells)).toEqual(records);
    }),
  );
});
