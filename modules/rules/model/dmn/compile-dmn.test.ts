import { describe, expect, test } from 'vitest';
import { compileDmn, feelDate, toFeel, toJson } from '../index.ts';
import type { FeelContext } from '../values/values.ts';
import { decision, inputData, literal, model, table } from './fixtures.ts';

const contextOf = (value: Record<string, unknown>): FeelContext =>
  Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, toFeel(entry)]));

const CHANGE = model(
  `<itemDefinition name="许可证"><itemComponent name="有效期至"><typeRef>date</typeRef></itemComponent>
   <itemComponent name="单位名称"><typeRef>string</typeRef></itemComponent></itemDefinition>`,
  inputData('原许可证', '许可证'),
  inputData('营业执照企业名称', 'string'),
  inputData('申请日期', 'date'),
  inputData('变更事项'),
  decision(
    '预审',
    ['原许可证', '营业执照企业名称', '申请日期', '变更事项'],
    table(
      'FIRST',
      ['原许可证.有效期至 < 申请日期', '变更事项', '原许可证.单位名称 = 营业执照企业名称'],
      ['结论', '理由'],
      [
        'true | - | - => "refer" | "许可证已过期" // 《公共场所卫生管理条例实施细则》第二十二条 | A',
        '- | not("单位名称", "法定代表人") | - => "correct" | "变更事项不在本事项范围内" // 同上 | D',
        '- | "单位名称" | true => "correct" | "名称没有变化" // 同上 | A',
        '- | - | - => "approve" | "同意变更为" + 营业执照企业名称 // 同上 | A',
      ],
      ['法律依据', '信任要求'],
    ),
  ),
);

const application = (changes: Record<string, unknown> = {}): FeelContext =>
  contextOf({
    原许可证: { 有效期至: '2028-05-01', 单位名称: '云溪小筑旅馆' },
    营业执照企业名称: '云溪大酒店',
    申请日期: feelDate('2026-11-21'),
    变更事项: '单位名称',
    ...changes,
  });

describe('a table with Chinese names', () => {
  test('decides, names the row that fired and its annotations', async () => {
    const preReview = (await compileDmn(CHANGE)).decision('预审');
    const result = preReview.evaluate(application());
    expect(toJson(result.value)).toEqual({ 结论: 'approve', 理由: '同意变更为云溪大酒店' });
    expect(result.matched.map(({ row, outputs }) => [row.index, row.id, outputs.结论])).toEqual([
      [4, 'row-4', 'approve'],
    ]);
    expect(result.matched[0]?.row.annotations).toEqual({ 法律依据: '同上', 信任要求: 'A' });
    expect(result.trace).toBeUndefined();
  });

  test.each([
    ['expired', { 原许可证: { 有效期至: '2026-11-20', 单位名称: '甲' } }, 1],
    ['valid on its last day', { 原许可证: { 有效期至: '2026-11-21', 单位名称: '甲' } }, 4],
    ['another item', { 变更事项: '经营范围' }, 2],
    ['the same name', { 营业执照企业名称: '云溪小筑旅馆' }, 3],
    ['nothing known', { 原许可证: null, 变更事项: null, 营业执照企业名称: null }, 2],
  ])('%s', async (_, changes, row) => {
    const { matched } = (await compileDmn(CHANGE)).decision('预审').evaluate(application(changes));
    expect(matched.map(match => match.row.index)).toEqual([row]);
  });

  test('says what each row can read', async () => {
    const preReview = (await compileDmn(CHANGE)).decision('预审');
    expect(preReview.rules?.map(({ reads }) => reads)).toEqual([
      [['原许可证', '有效期至'], ['申请日期']],
      [['变更事项']],
      [['变更事项'], ['原许可证', '单位名称'], ['营业执照企业名称']],
      [['营业执照企业名称']],
    ]);
    expect(preReview.reads).toHaveLength(5);
    expect(preReview).toMatchObject({ kind: 'table', hitPolicy: 'F' });
    expect(preReview.rules?.[0]?.conditions.map(({ input, text }) => [input, text])).toEqual([
      ['原许可证.有效期至 < 申请日期', 'true'],
    ]);
  });

  test('traces every condition of every row', async () => {
    const result = (await compileDmn(CHANGE)).decision('预审').evaluate(application(), { trace: true });
    expect(
      result.trace?.map(({ row, matched, conditions }) => [
        row.index,
        matched,
        ...conditions.map(c => [c.value, c.holds]),
      ]),
    ).toEqual([
      [1, false, [false, false]],
      [2, false, ['单位名称', false]],
      [3, false, ['单位名称', true], [false, false]],
      [4, true],
    ]);
  });
});

describe('hit policies', () => {
  const answers = async (policy: string, outputs: readonly string[], rows: readonly string[], 数: number) => {
    const compiled = await compileDmn(
      model(inputData('数'), decision('答', ['数'], table(policy, ['数'], outputs, rows))),
    );
    const result = compiled.decision('答').evaluate({ 数 });
    return [toJson(result.value), result.matched.map(({ row }) => row.index)];
  };
  const OVERLAP = ['> 10 => 1', '> 5 => 3', '> 0 => 2'];
  const SAME = ['> 10 => 1', '> 5 => 1', '> 0 => 2'];

  test.each([
    ['UNIQUE', ['值'], OVERLAP, 3, 2, [3]],
    ['UNIQUE', ['值'], OVERLAP, 20, null, [1, 2, 3]],
    ['UNIQUE', ['值'], OVERLAP, -1, null, []],
    ['UNIQUE', ['值::99'], OVERLAP, -1, 99, []],
    ['ANY', ['值'], SAME, 20, null, [1, 2, 3]],
    ['ANY', ['值'], SAME.slice(0, 2), 20, 1, [1, 2]],
    ['PRIORITY', ['值:3, 2, 1'], OVERLAP, 20, 3, [1, 2, 3]],
    ['FIRST', ['值'], OVERLAP, 20, 1, [1]],
    ['RULE ORDER', ['值'], OVERLAP, 20, [1, 3, 2], [1, 2, 3]],
    ['OUTPUT ORDER', ['值:3, 2, 1'], OVERLAP, 20, [3, 2, 1], [1, 2, 3]],
    ['COLLECT', ['值'], OVERLAP, 7, [3, 2], [2, 3]],
    ['COLLECT/SUM', ['值'], OVERLAP, 20, 6, [1, 2, 3]],
    ['COLLECT/MIN', ['值'], OVERLAP, 20, 1, [1, 2, 3]],
    ['COLLECT/MAX', ['值'], OVERLAP, 20, 3, [1, 2, 3]],
    ['COLLECT/COUNT', ['值'], OVERLAP, 7, 2, [2, 3]],
    ['COLLECT/SUM', ['值'], ['> 0 => 0.1', '> 1 => 0.2'], 5, 0.3, [1, 2]],
    [
      'RULE ORDER',
      ['甲', '乙'],
      ['> 0 => 1 | 2', '> 1 => 3 | 4'],
      5,
      [
        { 甲: 1, 乙: 2 },
        { 甲: 3, 乙: 4 },
      ],
      [1, 2],
    ],
  ])('%s %j', async (policy, outputs, rows, input, value, fired) => {
    expect(await answers(policy, outputs, rows, input)).toEqual([value, fired]);
  });
});

describe('requirements', () => {
  const FEES = model(
    inputData('面积', 'number'),
    inputData('区', 'string'),
    `<businessKnowledgeModel id="折扣" name="折扣"><variable name="折扣"/><encapsulatedLogic>
       <formalParameter name="原价" typeRef="number"/>${literal('decimal(原价 * 0.9, 2)')}</encapsulatedLogic></businessKnowledgeModel>`,
    decision(
      '单价',
      ['区'],
      table('UNIQUE', ['区'], ['单价'], ['"云溪区" => 1.1', 'not("云溪区") => 2']),
      'number',
    ),
    decision('费用', ['面积', '@单价', '#折扣'], literal('折扣(面积 * 单价)'), 'number'),
    decision(
      '说明',
      ['@费用', '面积'],
      `<context><contextEntry><variable name="金额"/>${literal('费用')}</contextEntry>
       <contextEntry><variable name="文字"/>${literal('string(面积) + "平方米，" + string(金额) + "元"')}</contextEntry></context>`,
    ),
  );

  test('are decided first, each once, and can be looked into', async () => {
    const fees = await compileDmn(FEES);
    const result = fees.decision('说明').evaluate({ 面积: 33, 区: '云溪区' });
    expect(toJson(result.value)).toEqual({ 金额: 32.67, 文字: '33平方米，32.67元' });
    expect(result.required.费用?.value).toBe(32.67);
    expect(result.required.费用?.required.单价?.matched[0]?.row.index).toBe(1);
  });

  test('count as reading what they read', async () => {
    const fees = await compileDmn(FEES);
    expect(fees.decision('费用').reads).toEqual([['面积'], ['区']]);
    expect(fees.decisions.map(({ name, kind }) => [name, kind])).toEqual([
      ['单价', 'table'],
      ['费用', 'expression'],
      ['说明', 'boxed'],
    ]);
    expect(fees.inputs).toEqual([
      { name: '面积', typeRef: 'number' },
      { name: '区', typeRef: 'string' },
    ]);
  });

  test('an input of another type than declared is null', async () => {
    const fees = await compileDmn(FEES);
    expect(fees.decision('费用').evaluate({ 面积: '很大', 区: '云溪区' }).value).toBeNull();
  });

  test('a decision that is not there is named with those that are', async () => {
    const fees = await compileDmn(FEES);
    expect(() => fees.decision('税')).toThrow(/no decision 税/);
  });
});
