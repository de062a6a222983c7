import { describe, expect, test } from 'vitest';
import { compileDmn, type Problem, RuleCompileError } from '../index.ts';
import { decision, inputData, literal, model, table } from './fixtures.ts';

async function problemsOf(xml: string): Promise<readonly Problem[]> {
  try {
    await compileDmn(xml);
  } catch (error) {
    if (error instanceof RuleCompileError) return error.problems;
    throw error;
  }
  return [];
}

describe('files that are refused', () => {
  test.each([
    ['nothing', '', '文件不是完整的 DMN'],
    ['no XML', '这不是 XML', '文件不是完整的 DMN'],
    ['cut off', model(inputData('甲')).slice(0, -20), '文件不是完整的 DMN'],
    ['another root', '<bpmn/>', '文件不是完整的 DMN'],
    ['an unknown element', model('<decison name="a"/>'), '文件不是完整的 DMN'],
    ['an entity bomb', `<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${model()}`, 'DOCTYPE'],
    ['more than 10 MB', `${model()}${' '.repeat(11 * 1024 * 1024)}`, '10 MB'],
  ])('%s', async (_, xml, message) => {
    const [problem] = await problemsOf(xml);
    expect(problem?.message.zh).toContain(message);
    expect(problem?.remedy.zh).not.toBe('');
  });

  test('the place of broken XML is named', async () => {
    const [problem] = await problemsOf(model('\n<decision name="a"></input>'));
    expect(problem).toMatchObject({ line: 3 });
  });
});

describe('models that are refused', () => {
  const 数 = inputData('数', 'number');
  const rows = (...list: string[]) =>
    model(数, decision('决定', ['数'], table('UNIQUE', ['数', '数 + 1'], ['值'], list)));

  test.each([
    [
      'a name in a cell',
      rows('- | - => 1', '1 | - => 2', '2 | < 上限 => 3'),
      '决定/rule 3/input 2',
      '没有名为“上限”的数据。',
    ],
    ['a name in an output', rows('- | - => 值班'), '决定/rule 1/output 1', '没有名为“值班”的数据。'],
    ['syntax in a cell', rows('<> 1 | - => 1'), '决定/rule 1/input 1', '附近的写法有误'],
    ['a missing cell', rows('- => 1'), '决定/rule 1', '这一行的单元格数目与表头不符。'],
    [
      'an input expression',
      model(数, decision('决定', ['数'], table('UNIQUE', ['数目'], ['值'], ['- => 1']))),
      '决定/input 1',
      '没有名为“数目”的数据。',
    ],
    [
      'an undeclared requirement',
      model(数, decision('决定', [], literal('数 + 1'))),
      '决定',
      '没有名为“数”的数据。',
    ],
    [
      'a missing requirement',
      model(decision('决定', ['别处'], literal('1'))),
      '决定',
      '依赖的“别处”不在这个文件里。',
    ],
    [
      'a cycle',
      model(decision('甲', ['@乙'], literal('1')), decision('乙', ['@甲'], literal('2'))),
      '甲',
      '决定之间循环依赖。',
    ],
    ['no logic', model(decision('决定', [], '')), '决定', '决定没有内容。'],
    [
      'an unknown type',
      model(inputData('数', '金额类型'), decision('决定', ['数'], literal('1'))),
      '数',
      '没有名为“金额类型”的类型。',
    ],
    [
      'an aggregation of two columns',
      model(数, decision('决定', ['数'], table('COLLECT/SUM', ['数'], ['甲', '乙'], ['- => 1 | 2']))),
      '决定',
      '没有“COLLECT SUM”这种命中策略，或它不能这样用。',
    ],
    [
      'a Java function',
      model(decision('决定', [], '<functionDefinition kind="Java"><context/></functionDefinition>')),
      '决定',
      '还不支持“Java function”。',
    ],
  ])('%s', async (_, xml, where, message) => {
    const problems = await problemsOf(xml);
    expect(problems[0]?.where).toBe(where);
    expect(problems[0]?.message.zh).toContain(message);
  });

  test('all problems are reported at once', async () => {
    expect(await problemsOf(rows('甲 | 乙 => 丙', '丁 | - => 1'))).toHaveLength(4);
  });
});

test('a file that nests too deep or holds too much is refused', async () => {
  const nested = `${'<context><contextEntry>'.repeat(20_000)}${literal('1')}${'</contextEntry></context>'.repeat(20_000)}`;
  expect((await problemsOf(model(decision('决定', [], nested))))[0]?.message.zh).toContain('嵌套太深');
  const many = model(decision('决定', [], `<list>${literal('1').repeat(50_001)}</list>`));
  expect((await problemsOf(many))[0]?.message.zh).toContain('超过 50000 个');
});

describe('large and hostile files are refused or read within seconds', () => {
  const MB = 2 ** 20;
  const rows = (count: number, blanks = 0) => {
    const list = Array.from({ length: count }, (_, i) => `${i} => ${i}`);
    const logic = table('FIRST', ['数'], ['值'], list);
    return model(
      inputData('数', 'number'),
      decision('决定', ['数'], logic.replaceAll('</inputEntry>', `${' '.repeat(blanks)}</inputEntry>`)),
    );
  };
  const nested = (open: string, close: string, depth: number) =>
    model(decision('决定', [], `${open.repeat(depth)}${literal('1')}${close.repeat(depth)}`));
  const 若 = `<conditional><if>${literal('null = 1')}</if><then>`;
  const 否则 = `</then><else>${literal('1')}</else></conditional>`;
  const chained = Array.from(
    { length: 20_000 },
    (_, i) => `<itemDefinition name="t${i}"><typeRef>t${i + 1}</typeRef></itemDefinition>`,
  );

  test.each<[string, () => string, string]>([
    ['100,000 cells', () => rows(50_000), '超过 50000 个'],
    ['100,000 rows', () => rows(100_000), '10 MB'],
    ['elements that are unknown', () => model('<x/>'.repeat(40_000)), 'unparsable content <x/>'],
    ['a million elements', () => model('<x/>'.repeat(1_000_000)), '元素超过 250000 个'],
    ['text between elements', () => model('x<inputData/>'.repeat(40_000)), '元素之间夹着文字'],
    [
      'sections between elements',
      () => model('<![CDATA[x]]><inputData/>'.repeat(40_000)),
      '元素之间夹着文字',
    ],
    ['elements without end', () => model('<decision>'.repeat(200_000)), '文件不是完整的 DMN'],
    ['comments without end', () => model('<!--'.repeat(2 * MB)), '文件不是完整的 DMN'],
    ['diagrams without end', () => model('<DMNDI>'.repeat(200_000)), '文件不是完整的 DMN'],
    [
      'a long expression',
      () => model(decision('决定', [], literal('1+'.repeat(4 * MB)))),
      '超过 10000 个字符',
    ],
    ['lists in lists', () => nested('<list>', '</list>', 5000), '嵌套太深'],
    ['conditions in conditions', () => nested(若, 否则, 2000), '嵌套太深'],
    ['types of types', () => model(...chained), '嵌套太深'],
  ])('%s', { timeout: 60_000 }, async (_, xml, message) => {
    expect((await problemsOf(xml()))[0]?.message.zh).toContain(message);
  });

  test('a table of nearly ten megabytes decides', { timeout: 120_000 }, async () => {
    const xml = rows(20_000, 360);
    expect(xml.length).toBeGreaterThan(8 * MB);
    const large = await compileDmn(xml);
    expect(large.decision('决定').evaluate({ 数: 19_999 }).value).toBe(19_999);
  });

  test('3,000 decisions in a chain compile; deciding them nests too deep', { timeout: 60_000 }, async () => {
    const chain = Array.from({ length: 3000 }, (_, i) =>
      decision(`d${i}`, i === 0 ? [] : [`@d${i - 1}`], literal(i === 0 ? '1' : `d${i - 1} + 1`)),
    );
    const compiled = await compileDmn(model(...chain));
    expect(compiled.decision('d300').evaluate({}).value).toBe(301);
  });

  test('types that unfold stay small', async () => {
    const types = Array.from({ length: 25 }, (_, i) => {
      const parts = ['a', 'b'].map(
        name => `<itemComponent name="${name}"><typeRef>t${i + 1}</typeRef></itemComponent>`,
      );
      return `<itemDefinition name="t${i}">${parts.join('')}</itemDefinition>`;
    });
    const last = '<itemDefinition name="t25"><typeRef>number</typeRef></itemDefinition>';
    const xml = model(...types, last, inputData('树', 't0'), decision('决定', ['树'], literal('树.a.b.a')));
    expect((await compileDmn(xml)).decision('决定').evaluate({}).value).toBeNull();
  });
});

test('comments and diagrams are left out, and nothing else is', async () => {
  const compiled = await compileDmn(
    model(
      '<!-- <dmndi:DMNDI> <x/> -->',
      decision(
        '甲',
        [],
        '<literalExpression><text><![CDATA["<!-- 不是注释 -->"]]></text></literalExpression>',
      ),
      '<DMNDI xmlns="https://www.omg.org/spec/DMN/20191111/DMNDI/"><未知/></DMNDI>',
      decision('乙', [], literal('2')),
    ),
  );
  expect(compiled.decisions.map(({ evaluate }) => evaluate({}).value)).toEqual(['<!-- 不是注释 -->', 2]);
});

test('ids and names in Chinese, also such as look encoded, come back as they were', async () => {
  const compiled = await compileDmn(model(inputData('数'), decision('_x4e_决定', ['数'], literal('数 + 1'))));
  expect(compiled.decision('_x4e_决定')).toMatchObject({ id: '_x4e_决定', reads: [['数']] });
});

test('recursion without end stops with an error', async () => {
  const endless = await compileDmn(
    model(
      `<businessKnowledgeModel id="无尽" name="无尽"><variable name="无尽"/><encapsulatedLogic>
       <formalParameter name="n"/>${literal('无尽(n + 1)')}</encapsulatedLogic></businessKnowledgeModel>`,
      decision('决定', ['#无尽'], literal('无尽(1)')),
    ),
  );
  expect(() => endless.decision('决定').evaluate({})).toThrow(
    expect.objectContaining({ code: 'RULES_LIMIT' }),
  );
});
