import { expect, test } from 'vitest';
import { compileDmn, RuleCompileError } from '../index.ts';
import { decision, inputData, literal, model, table } from './fixtures.ts';

const DMN = 'https://www.omg.org/spec/DMN/20230324/MODEL/';

const importOf = (name: string, namespace: string, importType = DMN): string =>
  `<import name="${name}" namespace="${namespace}" importType="${importType}"/>`;

const named = (namespace: string, ...parts: readonly string[]): string =>
  model(...parts).replace('namespace="urn:test"', `namespace="${namespace}"`);

/** A decision whose requirements name elements of other models by their full addresses. */
const requiring = (name: string, requirements: string, logic: string): string =>
  `<decision id="${name}" name="${name}"><variable name="${name}"/>${requirements}${logic}</decision>`;

const needs = (kind: 'Input' | 'Decision' | 'Knowledge', href: string): string => {
  const tag = kind === 'Knowledge' ? 'knowledgeRequirement' : 'informationRequirement';
  return `<${tag}><required${kind} href="${href}"/></${tag}>`;
};

const 税 = named(
  'urn:税',
  '<itemDefinition name="档"><typeRef>string</typeRef><allowedValues><text>"一般","小规模"</text></allowedValues></itemDefinition>',
  '<itemDefinition name="户"><itemComponent name="档"><typeRef>档</typeRef></itemComponent></itemDefinition>',
  inputData('户', '户'),
  decision('税率', ['户'], table('FIRST', ['户.档'], ['率'], ['"小规模" => 0.03', '- => 0.13'])),
  `<businessKnowledgeModel id="加税" name="加税"><variable name="加税"/><encapsulatedLogic>
   <formalParameter name="价" typeRef="number"/><formalParameter name="率" typeRef="number"/>${literal('价 * (1 + 率)')}
   </encapsulatedLogic></businessKnowledgeModel>`,
  `<decisionService id="查税率" name="查税率"><variable name="查税率"/><outputDecision href="#税率"/><inputData href="#户"/></decisionService>`,
);

const 价格 = (text: string, ...more: string[]): string =>
  model(
    importOf('税务', 'urn:税'),
    inputData('价', 'number'),
    inputData('买方', '税务.户'),
    requiring(
      '总价',
      needs('Input', '#价') +
        needs('Input', '#买方') +
        needs('Input', 'urn:税#户') +
        needs('Decision', 'urn:税#税率') +
        needs('Knowledge', 'urn:税#加税') +
        needs('Knowledge', 'urn:税#查税率'),
      literal(text),
    ),
    ...more,
  );

const evaluated = async (text: string, context: Parameters<Decide>[0]) =>
  (await compileDmn(价格(text), { imports: [税] })).decision('总价').evaluate(context).value;
type Decide = Awaited<ReturnType<typeof compileDmn>>['decisions'][number]['evaluate'];

test.each([
  ['a decision', '税务.税率', 0.03],
  ['a business knowledge model', '税务.加税(价, 税务.税率)', 103],
  ['its parameters by name', '税务.加税(率: 0.13, 价: 价)', 113],
  ['a decision service', '税务.查税率(户: {档: "一般"})', 0.13],
  ['an input', '税务.户.档', '小规模'],
  ['a type', '买方.档', null],
])('%s of an imported model', async (_, text, value) => {
  const context = { 价: 100, 户: { 档: '小规模' }, 买方: { 档: '免税' } };
  expect(await evaluated(text, context)).toBe(value);
});

test('an imported input is read under the name of the import, else under its own', async () => {
  expect(await evaluated('税务.税率', { 户: { 档: '小规模' }, 税务: { 户: { 档: '一般' } } })).toBe(0.13);
  const compiled = await compileDmn(价格('税务.税率'), { imports: [税] });
  expect(compiled.inputs.map(({ name }) => name)).toEqual(['税务.户', '价', '买方']);
  expect(compiled.decisions.map(({ name }) => name)).toEqual(['总价']);
  expect(compiled.decision('总价').reads).toEqual([['税务.户', '档']]);
});

test('an import without a name gives its elements under their own (DMN 1.5, 6.3.3)', async () => {
  const compiled = await compileDmn(
    model(
      importOf('', 'urn:税'),
      requiring(
        '决定',
        needs('Decision', 'urn:税#税率') + needs('Knowledge', 'urn:税#加税'),
        literal('加税(100, 税率)'),
      ),
    ),
    { imports: [税] },
  );
  expect(compiled.decision('决定').evaluate({ 户: { 档: '一般' } }).value).toBe(113);
});

test('a model that two others import is decided once, under the name that each has for it', async () => {
  const between = (name: string) =>
    named(
      `urn:${name}`,
      importOf('底', 'urn:税'),
      requiring('率', needs('Decision', 'urn:税#税率'), literal(`"${name}:" + string(底.税率)`)),
    );
  const compiled = await compileDmn(
    model(
      importOf('甲', 'urn:甲'),
      importOf('乙', 'urn:乙'),
      requiring(
        '合',
        needs('Decision', 'urn:甲#率') + needs('Decision', 'urn:乙#率'),
        literal('甲.率 + " " + 乙.率'),
      ),
    ),
    { imports: [between('乙'), 税, between('甲')] },
  );
  expect(compiled.decision('合').evaluate({ 户: { 档: '一般' } }).value).toBe('甲:0.13 乙:0.13');
});

test.each<[string, string, string[], string]>([
  ['a model that is not there', 价格('1'), [], '没有找到引入的模型“税务”（命名空间 urn:税）。'],
  ['a broken file', 价格('1'), ['<definitions>'], '没有找到引入的模型'],
  [
    'models that import each other',
    价格('1'),
    [named('urn:税', importOf('回', 'urn:test')), 价格('1')],
    '引入“回”（命名空间 urn:test）形成了循环。',
  ],
  [
    'what is no DMN',
    model(importOf('图', 'urn:图', 'http://www.dmg.org/PMML-4_4')),
    [],
    '引入的“图”不是 DMN 模型（http://www.dmg.org/PMML-4_4）。',
  ],
  ['a name that the model has not', 价格('税务.税律'), [税], '没有名为“税律”的数据。'],
])('%s is refused', async (_, xml, imports, message) => {
  const error: unknown = await compileDmn(xml, { imports }).catch((caught: unknown) => caught);
  if (!(error instanceof RuleCompileError)) throw error;
  expect(error.problems[0]?.message.zh).toContain(message);
});

test('input values keep other values out of a column; output values order the hits', async () => {
  const xml = model(
    inputData('档'),
    decision(
      '级',
      ['档'],
      table(
        'OUTPUT ORDER',
        ['档'],
        ['级:"高","中","低"'],
        ['"甲","丙" => "低"', 'not("乙") => "高"', '- => "中"'],
      ),
    ),
  ).replace('</inputExpression>', '</inputExpression><inputValues><text>"甲","乙"</text></inputValues>');
  const { evaluate } = (await compileDmn(xml)).decision('级');
  expect(evaluate({ 档: '甲' }).value).toEqual(['高', '中', '低']);
  expect(evaluate({ 档: '丙' }).value).toEqual(['高', '中']);
  expect(evaluate({ 档: null }).value).toEqual(['高', '中']);
});
