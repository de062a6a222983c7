import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkCommand } from './rules-check.ts';
import { type EvalOptions, evalCommand } from './rules-eval.ts';
import { sqlCommand } from './rules-sql.ts';
import { tckCommand } from './rules-tck.ts';

const definitions = (namespace: string, content: string) =>
  `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="m" name="资助" namespace="${namespace}">${content}</definitions>`;

const decision = (requirements: string, logic: string) =>
  `<decision id="档次" name="档次"><variable name="档次"/>${requirements}${logic}</decision>`;

const REQUIRES = '<informationRequirement><requiredInput href="#资本"/></informationRequirement>';
const INPUT = '<inputData id="资本" name="资本"><variable name="资本" typeRef="number"/></inputData>';

const table = (...cells: string[]) =>
  `<decisionTable hitPolicy="UNIQUE"><input label="资本"><inputExpression><text>资本</text></inputExpression></input><output name="档"/>${cells
    .map(
      (cell, i) =>
        `<rule id="r${i + 1}"><inputEntry><text>${cell}</text></inputEntry><outputEntry><text>"${i + 1}"</text></outputEntry></rule>`,
    )
    .join('')}</decisionTable>`;

let folder: string;
const path = (name: string) => join(folder, name);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhiban-rules-'));
  await mkdir(path('kit/deep/0001-sum'), { recursive: true });
  const files: Record<string, string> = {
    'sound.dmn': definitions('urn:t', INPUT + decision(REQUIRES, table('&lt; 10', '[10..100)', '&gt;= 100'))),
    'overlap.dmn': definitions('urn:t', INPUT + decision(REQUIRES, table('&lt;= 10', '&gt;= 10'))),
    'broken.dmn': definitions('urn:t', INPUT + decision(REQUIRES, table('&lt; "10"', '资金'))),
    'dated.dmn': definitions(
      'urn:t',
      ['今天', '参数', '甲方']
        .map(name => `<inputData id="${name}" name="${name}"><variable name="${name}"/></inputData>`)
        .join('') +
        decision(
          ['今天', '参数', '甲方']
            .map(name => `<informationRequirement><requiredInput href="#${name}"/></informationRequirement>`)
            .join(''),
          '<literalExpression><text>{到期: 甲方.起 + 参数.年限, 过期: 到期 &lt; 今天, 今天: today()}</text></literalExpression>',
        ),
    ),
    'parameters.yaml':
      '年限:\n  label: { zh: 年限, en: Years }\n  type: duration\n  values:\n    - { from: 2011-05-01, value: P4Y, source: 《某办法》第五条 }\n    - { from: 2026-01-01, value: P5Y, source: 《某办法》第五条 }\n',
    'bad-parameters.yaml': '年限:\n  label: { zh: 年限, en: Years }\n  type: number\n  values: []\n',
    'input.json': '{"资本": 55}',
    'kit/deep/0001-sum/0001-sum.dmn': definitions(
      'urn:t',
      INPUT + decision(REQUIRES, '<literalExpression><text>资本 + 1</text></literalExpression>'),
    ),
    'kit/deep/0001-sum/0001-sum-test-01.xml': `<testCases xmlns="http://www.omg.org/spec/DMN/20160719/testcase" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
      <modelName>0001-sum.dmn</modelName>
      ${[2, 3].map(
        wanted => `<testCase id="wants-${wanted}"><inputNode name="资本"><value xsi:type="xsd:decimal">1</value></inputNode>
        <resultNode name="档次"><expected><value xsi:type="xsd:decimal">${wanted}</value></expected></resultNode></testCase>`,
      )}</testCases>`,
  };
  for (const [name, text] of Object.entries(files)) await writeFile(path(name), text);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('rules check', () => {
  test('a sound table', async () => {
    const outcome = await checkCommand(path('sound.dmn'));
    expect(outcome).toMatchObject({ ok: true, json: { errors: 0, warnings: 0, findings: [] } });
    expect(outcome.text('zh')).toBe(`✓ ${path('sound.dmn')}：0 处错误，0 处提醒`);
  });

  test('rows that contradict each other, with an example', async () => {
    const outcome = await checkCommand(path('overlap.dmn'));
    expect(outcome).toMatchObject({
      ok: false,
      json: { errors: 1, findings: [{ decision: '档次', example: [{ input: '资本', value: 10 }] }] },
    });
    expect(outcome.text('zh')).toContain('错误');
  });

  test('every problem with its place and remedy', async () => {
    const outcome = await checkCommand(path('broken.dmn'));
    expect(outcome.ok).toBe(false);
    expect(outcome.text('zh').split('\n')).toEqual([
      `${path('broken.dmn')}  档次/rule 1/input 1  1:3  数字和文字永远不会相等。`,
      '    请去掉引号，或写成数字：日期写 date("2026-11-21")，时长写 duration("P30D")。',
      `${path('broken.dmn')}  档次/rule 2/input 1  1:1  没有名为“资金”的数据。`,
      '    是不是想写“资本”？',
      `✗ ${path('broken.dmn')}：2 处错误`,
    ]);
  });
});

describe('rules eval', () => {
  test.each(['{"资本": 55}', '@input.json'])('the value on %s', async input => {
    const outcome = await evalCommand(path('sound.dmn'), { input: input.replace('@', `@${folder}/`) });
    expect(outcome).toMatchObject({ ok: true, json: { decision: '档次', value: '2' } });
    expect(outcome.text('zh')).toBe('"2"');
  });

  test('the trace says which row fired, and of the others what failed on which value', async () => {
    const outcome = await evalCommand(path('sound.dmn'), { input: '{"资本": 55}', trace: true });
    expect(outcome.text('zh').split('\n')).toEqual([
      '决定 档次',
      '   行  编号  没有成立的条件',
      '✗  1   r1    资本 < 10 (实际是 55)',
      '✓  2   r2',
      '✗  3   r3    资本 >= 100 (实际是 55)',
      '',
      '"2"',
    ]);
    expect(outcome.json).toMatchObject({
      trace: {
        decision: '档次',
        rows: [
          { id: 'r1', matched: false, conditions: [{ text: '< 10', value: 55, holds: false }] },
          { id: 'r2', matched: true, conditions: [{ text: '[10..100)', value: 55, holds: true }] },
          { id: 'r3', matched: false },
        ],
      },
    });
    const unknown = await evalCommand(path('sound.dmn'), { trace: true });
    expect(unknown.text('en')).toContain('✗  1    r1  资本 < 10 (was null, undecided)');
  });

  test.each([
    ['2025-12-31', { 到期: '2026-11-20', 过期: false, 今天: '2025-12-31' }],
    ['2027-11-21', { 到期: '2027-11-20', 过期: true, 今天: '2027-11-21' }],
  ])('as of %s', async (asOf, value) => {
    const outcome = await evalCommand(path('dated.dmn'), {
      asOf,
      parameters: path('parameters.yaml'),
      input: String.raw`{"甲方": {"起": "@\"2022-11-20\""}}`,
    });
    expect(outcome.json).toMatchObject({ value });
  });

  test.each([
    ['a file that is not there', 'none.dmn', {}, 'CLI_NO_FILE'],
    ['input that is no JSON', 'sound.dmn', { input: '{资本: 1}' }, 'CLI_BAD_JSON'],
    ['input that is no object', 'sound.dmn', { input: '[1]' }, 'CLI_BAD_JSON'],
    ['an input file that is not there', 'sound.dmn', { input: '@none.json' }, 'CLI_NO_FILE'],
    ['a decision that is not there', 'sound.dmn', { decision: '名次' }, 'RULES_NO_SUCH_DECISION'],
    ['a day that is none', 'sound.dmn', { asOf: '2026-02-30' }, 'CLI_NO_DAY'],
    ['parameters that are none', 'dated.dmn', { parameters: 'bad-parameters.yaml' }, 'CLI_BAD_PARAMETERS'],
    [
      'a day without a value',
      'dated.dmn',
      { parameters: 'parameters.yaml', asOf: '2011-04-30' },
      'RULES_NO_PARAMETER',
    ],
    ['a broken rule', 'broken.dmn', {}, 'RULES_NOT_COMPILED'],
  ])('%s', async (_, file, options, code) => {
    const { parameters, ...others }: EvalOptions = options;
    const given = parameters === undefined ? others : { ...others, parameters: path(parameters) };
    await expect(evalCommand(path(file), given)).rejects.toMatchObject({ code });
  });

  test('which of several decisions is asked for', async () => {
    const file = path('several.dmn');
    const one = '<literalExpression><text>1</text></literalExpression>';
    const both = ['甲', '乙'].map(name => decision('', one).replaceAll('档次', name));
    await writeFile(file, definitions('urn:t', both.join('')));
    await expect(evalCommand(file, {})).rejects.toMatchObject({
      code: 'CLI_WHICH_DECISION',
      remedy: { zh: '请用 --decision 指定：甲、乙。' },
    });
  });
});

describe('rules sql', () => {
  test.each(['postgres', 'duckdb'] as const)('a query for %s', async dialect => {
    const outcome = await sqlCommand(path('sound.dmn'), { dialect, table: 'companies', key: 'code' });
    expect(outcome).toMatchObject({
      ok: true,
      json: { dialect, columns: [{ column: '资本', type: 'number' }] },
    });
    expect(outcome.text('zh')).toMatch(/^select\s.*"companies"/s);
  });

  test('what has no counterpart is told with the reason', async () => {
    const outcome = await sqlCommand(path('dated.dmn'), { dialect: 'duckdb', table: 't', key: 'k' });
    expect(outcome.ok).toBe(false);
    expect(outcome.text('zh')).toContain('甲方');
  });
});

describe('rules tck', () => {
  test('a line for each failure, at any depth', async () => {
    const outcome = await tckCommand(path('kit'));
    expect(outcome).toMatchObject({
      ok: false,
      json: { passed: 1, failed: 1, failures: [{ folder: 'deep/0001-sum', wanted: '3', got: '2' }] },
    });
    expect(outcome.text('zh')).toBe('✗ deep/0001-sum  wants-3 档次  应当是 3  得到的 2\n通过 1，失败 1');
  });

  test.each(['none', 'sound.dmn'])('no kit in %s', async name => {
    await expect(tckCommand(path(name))).rejects.toMatchObject({ code: 'CLI_NO_TESTS' });
  });
});
