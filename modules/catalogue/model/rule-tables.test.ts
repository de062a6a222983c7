import { type FeelContext, judge, readPopulation } from '@zhiban/rules';
import { expect, test } from 'vitest';
import { altered, hygieneFiles } from '../testing/packages.ts';
import { ServicePackageError } from './finding.ts';
import { ruleTables } from './rule-tables.ts';

test('the review tables, and what each reads of a line', async () => {
  const tables = await ruleTables(hygieneFiles);
  expect(tables.map(({ table }) => table.name)).toContain('主体审查');
  const [subject] = tables;
  expect(subject?.columns.map(({ path }) => path.join('.'))).toEqual([
    '登记.登记状态',
    '材料.营业执照.已提交',
    '营业执照.统一社会信用代码',
    '营业执照.企业名称',
    '营业执照.法定代表人',
    '申请.统一社会信用代码',
    '登记.企业名称',
    '登记.法定代表人',
  ]);
});

test('a line is judged as an application with those facts would be', async () => {
  const [subject] = await ruleTables(hygieneFiles);
  if (!subject) throw new Error('no table');
  const text = '编号,登记.登记状态\n甲,吊销\n乙,存续\n丙,\n';
  const lines = readPopulation(text, subject.columns, '编号');
  const judged = Array.from(lines, line => [
    line.key,
    judge(subject.table, subject.contextOf(line, '2026-11-21'), { output: '结论' }),
  ]);
  expect(judged).toEqual([
    ['甲', { value: ['refuse'], rows: ['company-revoked'] }],
    ['乙', { value: [], rows: [] }],
    ['丙', { value: [], rows: [] }],
  ]);
});

test('the day is the one that is asked for', async () => {
  const [first] = await ruleTables(hygieneFiles);
  const today = (day: string): FeelContext[string] | undefined =>
    first?.contextOf({ key: '', context: {} }, day).今天;
  expect([`${today('2026-11-21')}`, `${today('2027-01-01')}`]).toEqual(['2026-11-21', '2027-01-01']);
});

test('a broken package says what is wrong', async () => {
  await expect(ruleTables(altered('decision.dmn', '登记.登记状态', '登记.登记壮态'))).rejects.toThrow(
    ServicePackageError,
  );
});
