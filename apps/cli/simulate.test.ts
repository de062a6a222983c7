import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { simulateRulesCommand } from './rules-simulate.ts';

let folder: string;
const path = (name: string): string => join(folder, name);

const rule = (id: string, [scale, capital]: readonly string[], amount: string): string =>
  `<rule id="${id}"><inputEntry><text>${scale}</text></inputEntry><inputEntry><text>${capital}</text></inputEntry><outputEntry><text>${amount}</text></outputEntry></rule>`;
/** 补贴: a small company gets an amount, up to so many employees. */
const subsidy = (most: number, amount = '2000'): string => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="m" name="补贴" namespace="urn:test">
  <inputData id="size" name="人数"><variable name="人数" typeRef="number"/></inputData>
  <inputData id="code" name="代码"><variable name="代码" typeRef="string"/></inputData>
  <decision id="grant" name="补贴">
    <variable name="补贴"/>
    <informationRequirement><requiredInput href="#size"/></informationRequirement>
    <informationRequirement><requiredInput href="#code"/></informationRequirement>
    <decisionTable hitPolicy="FIRST">
      <input><inputExpression><text>人数</text></inputExpression></input>
      <input><inputExpression><text>代码</text></inputExpression></input>
      <output name="金额"/>
      ${rule('small', [`&lt;= ${most}`, 'not("007")'], amount)}
      ${rule('other', ['-', '-'], '0')}
    </decisionTable>
  </decision>
</definitions>`;

const COMPANIES = '编号,人数,代码\n甲,5,001\n乙,15,002\n丙,25,003\n丁,15,007\n戊,,004\n';
const changed = {
  subjects: 5,
  changed: 1,
  cells: expect.arrayContaining([
    { before: '2000', after: '2000', count: 1 },
    { before: '0', after: '2000', count: 1 },
    { before: '0', after: '0', count: 3 },
  ]),
  amounts: {
    before: { count: 5, sum: '2000' },
    after: { count: 5, sum: '4000' },
    difference: { count: 5, sum: '2000', mean: '400', min: '0', max: '2000' },
  },
  changes: [{ key: '乙', before: '0', after: '2000', stopped: ['other'], started: ['small'] }],
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhiban-simulate-'));
  await writeFile(path('before.dmn'), subsidy(10));
  await writeFile(path('after.dmn'), subsidy(20));
  await writeFile(path('companies.csv'), COMPANIES);
  const companies = COMPANIES.trim()
    .split('\n')
    .slice(1)
    .map(line => line.split(','))
    .map(([编号, 人数, 代码]) => ({ 编号, 人数: 人数 ? Number(人数) : null, 代码 }));
  await writeFile(path('companies.json'), JSON.stringify(companies));
  const duckdb = await (await DuckDBInstance.create()).connect();
  await duckdb.run(
    `copy (select * from read_csv('${path('companies.csv')}', types = {'代码': 'VARCHAR'})) to '${path('companies.parquet')}' (format parquet)`,
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const simulate = (population: string, after = 'after.dmn') =>
  simulateRulesCommand([path('before.dmn'), path(after)], { population: path(population), key: '编号' });

test.each(['companies.csv', 'companies.json', 'companies.parquet'])('%s is compared by SQL', async name => {
  const outcome = await simulate(name);
  expect(outcome.json).toMatchObject({ decision: '补贴', engine: 'sql', comparison: changed });
  expect(outcome.text('zh')).toContain('共 5 个：结果变化 1，结果不变但依据变化 0。');
  expect(outcome.text('zh')).toMatch(/乙 {2}0 → 2000 {2}\+ small {2}- other/);
});

test('what SQL cannot say is evaluated one by one, and the reason is told', async () => {
  await writeFile(path('loop.dmn'), subsidy(20, 'sum(for i in 1..2 return i * 1000) - 1000'));
  const outcome = await simulate('companies.csv', 'loop.dmn');
  expect(outcome.json).toMatchObject({ engine: 'rules', comparison: changed });
  expect(outcome.text('zh')).toMatch(/^逐个计算：.+没有对应的 SQL。\n/);
});

test('a number that SQL would have to round is evaluated one by one', async () => {
  await writeFile(path('fine.csv'), '编号,人数,代码\n甲,10.00000001,001\n乙,20,002\n');
  const outcome = await simulate('fine.csv');
  expect(outcome.json).toMatchObject({
    engine: 'rules',
    comparison: { subjects: 2, changed: 2, cells: [{ before: '0', after: '2000', count: 2 }] },
  });
});

test.each([
  ['companies.xlsx', 'CLI_POPULATION_KIND'],
  ['absent.csv', 'CLI_POPULATION_UNREADABLE'],
])('%s is refused in plain words', async (name, code) => {
  await expect(simulate(name)).rejects.toMatchObject({ code });
});

test('a column that the rules read has to be there', async () => {
  await writeFile(path('short.csv'), '编号,人数\n甲,5\n');
  await expect(simulate('short.csv')).rejects.toMatchObject({
    code: 'CLI_MISSING_COLUMN',
    text: { zh: '名单里没有这些列：代码。' },
  });
});

test('the program', { timeout: 60_000 }, () => {
  const args = ['rules', 'simulate', path('before.dmn'), path('after.dmn'), '--key', '编号', '--json'];
  const program = [join(import.meta.dirname, 'zhiban.js'), ...args, '--population', path('companies.csv')];
  const done = spawnSync(process.execPath, program, { encoding: 'utf8' });
  expect([done.status, JSON.parse(done.stdout)]).toMatchObject([0, { ok: true, engine: 'sql' }]);
});
