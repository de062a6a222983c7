import { describe, expect, test } from 'vitest';
import { decision, inputData, model, table } from '../dmn/fixtures.ts';
import {
  analyseModel,
  analyseTable,
  type CompiledDecision,
  compileDmn,
  type FeelType,
  oneOf,
} from '../index.ts';
import type { AnalysisOptions } from './finding.ts';
import { tableOf } from './fixtures.ts';

const found = (compiled: CompiledDecision, options?: AnalysisOptions): string[] =>
  analyseTable(compiled, options).findings.map(
    ({ kind, rows, message }) => `${[kind, ...rows].join(' ')}: ${message.zh}`,
  );

describe('gaps', () => {
  test('are told as the largest boxes, with values that fall into them', async () => {
    const compiled = await tableOf(
      'UNIQUE',
      ['面积:number', '类别:string'],
      ['< 100 | "甲" => 1', '[100..500) | - => 2', '>= 600 | - => 3'],
    );
    expect(found(compiled)).toEqual([
      'gap: 没有一行管到这种情况：面积 是 [500..600)。例如：面积 = 500。',
      'gap: 没有一行管到这种情况：面积 是 < 100，且类别 是 “甲”以外的值。例如：面积 = 99，类别 = “其他”。',
    ]);
  });

  test.each([
    ['days lie beside one another', 'date', ['<= date("2026-02-28") => 1', '>= date("2026-03-01") => 2'], []],
    ['numbers do not', 'number', ['<= 1 => 1', '>= 2 => 2'], ['面积 是 (1..2)。例如：面积 = 1.5']],
    ['times', 'time', ['< time("09:00:00") => 1', '>= time("17:00:00") => 2'], ['[09:00:00..17:00:00)']],
    [
      'durations',
      'years and months duration',
      ['<= duration("P1Y") => 1', '> duration("P13M") => 2'],
      ['面积 是 P1Y1M。'],
    ],
    ['truths', 'boolean', ['true => 1'], ['面积 是 false']],
    ['texts in order', 'string', ['< "b" => 1', '> "b" => 2'], ['面积 是 “b”']],
  ])('%s', async (_, type, rows, says) => {
    const gaps = found(await tableOf('UNIQUE', [`面积:${type}`], rows));
    expect(gaps).toHaveLength(says.length);
    for (const [i, words] of says.entries()) expect(gaps[i]).toContain(words);
  });

  test('are none where a default output or a last row catches everything, or several answers are collected', async () => {
    expect(found(await tableOf('UNIQUE', ['数:number'], ['1 => 1'], ['值::0']))).toEqual([]);
    expect(found(await tableOf('FIRST', ['数:number'], ['1 => 1', '- => 2']))).toEqual([]);
    expect(found(await tableOf('COLLECT', ['数:number'], ['1 => 1']))).toEqual([]);
  });

  test('keep to the allowed values of the type, and to whole counts', async () => {
    const item =
      '<itemDefinition name="等级"><typeRef>string</typeRef><allowedValues><text>"一","二","三"</text></allowedValues></itemDefinition>';
    expect(found(await tableOf('UNIQUE', ['等:等级'], ['"一" => 1', '"二" => 2'], ['值'], item))).toEqual([
      'gap: 没有一行管到这种情况：等 是 “三”。例如：等 = “三”。',
    ]);
    expect(
      found(await tableOf('UNIQUE', ['等:等级'], ['"一" => 1', 'not("一") => 2'], ['值'], item)),
    ).toEqual([]);
    const counted = await compileDmn(
      model(
        inputData('单'),
        decision('决定', ['单'], table('UNIQUE', ['count(单)'], ['值'], ['0 => 1', '>= 1 => 2'])),
      ),
    );
    expect(found(counted.decision('决定'))).toEqual([]);
  });
});

describe('rows that never fire', () => {
  test.each([
    ['ends in the wrong order', 'number', '[5..3]'],
    ['conditions that exclude one another', 'number', '? > 5 and ? < 3'],
  ])('%s', async (_, type, cell) => {
    const compiled = await tableOf('COLLECT', [`数:${type}`], [`${cell} => 1`]);
    expect(found(compiled)).toEqual([
      `never-fires row-1: 第 1 行“row-1”永远不会命中：“数”没有一个可能的值满足 ${cell}。`,
    ]);
  });

  test('a value that the input cannot have, as the caller knows it', async () => {
    const compiled = await tableOf('COLLECT', ['状态'], ['"吊消" => 1', '"吊销" => 2']);
    const inputs = new Map<string, FeelType>([['状态', oneOf(['存续', '吊销'])]]);
    expect(found(compiled, { inputs })).toEqual([
      'never-fires row-1: 第 1 行“row-1”永远不会命中：“状态”没有一个可能的值满足 "吊消"。',
    ]);
    expect(found(compiled)).toEqual([]);
  });

  test('two columns of one input that exclude one another', async () => {
    const compiled = await compileDmn(
      model(
        inputData('数', 'number'),
        decision('决定', ['数'], table('COLLECT', ['数', '数'], ['值'], ['> 5 | < 3 => 1'])),
      ),
    );
    expect(found(compiled.decision('决定'))).toEqual([
      'never-fires row-1: 第 1 行“row-1”永远不会命中：“数”没有一个可能的值满足 > 5 ; < 3。',
    ]);
  });

  test('a row for what is unknown does fire', async () => {
    expect(found(await tableOf('COLLECT', ['数:number'], ['null => 1', '5 => 2']))).toEqual([]);
  });
});

describe('rows of the same cases', () => {
  const inputs = ['数:number', '名:string'];

  test('U: overlaps, and contradictions where the outputs differ', async () => {
    const rows = ['[1..5] | - => 1', '> 4 | "甲" => 1', '0 | "乙" => 2', '<= 0 | not("甲") => 3'];
    const findings = found(await tableOf('UNIQUE', inputs, rows)).filter(text => !text.startsWith('gap'));
    expect(findings).toEqual([
      'overlap row-2 row-1: 第 2 行“row-2”和第 1 行“row-1”会同时命中。例如：数 = 5，名 = “甲”。',
      'contradiction row-4 row-3: 第 4 行“row-4”和第 3 行“row-3”会同时命中，结果却不同。例如：数 = 0，名 = “乙”。',
    ]);
  });

  test('A: only outputs that differ', async () => {
    const compiled = await tableOf(
      'ANY',
      ['甲:boolean', '乙:boolean'],
      ['true | - => 1', '- | true => 1', 'false | - => 2'],
    );
    expect(found(compiled)).toEqual([
      'contradiction row-3 row-2: 第 3 行“row-3”和第 2 行“row-2”会同时命中，结果却不同。例如：甲 = false，乙 = true。',
    ]);
  });

  test('F: a row whose cases those before it have decided', async () => {
    const compiled = await tableOf('FIRST', inputs, [
      '< 18 | - => 1',
      '>= 10 | - => 2',
      '[3..20] | "甲" => 3',
      '- | - => 4',
    ]);
    expect(found(compiled)).toEqual([
      'masked row-3 row-1 row-2: 第 3 行“row-3”永远轮不到：它的每一种情况都已由第 1 行“row-1”、第 2 行“row-2”决定。例如：数 = 3，名 = “甲”。',
    ]);
  });

  test('F: an input without a type may have values of kinds that no row names', async () => {
    const rows = ['< 5 => 1', '>= 5 => 2', 'not(null) => 3', '> 7 => 4'];
    const compiled = await tableOf('FIRST', ['数'], rows);
    expect(found(compiled).map(text => text.split(':')[0])).toEqual(['masked row-4 row-2']);
    const typed = await tableOf('FIRST', ['数:number'], rows);
    expect(found(typed).map(text => text.split(':')[0])).toEqual([
      'masked row-3 row-1 row-2',
      'masked row-4 row-2',
    ]);
  });

  test('P: a row whose cases go to outputs of higher priority', async () => {
    const compiled = await tableOf(
      'PRIORITY',
      ['数:number'],
      ['> 20 => "低"', '> 10 => "高"', '<= 10 => "低"'],
      ['值:"高","低"'],
    );
    expect(found(compiled)).toEqual([
      'masked row-1 row-2: 第 1 行“row-1”永远轮不到：它的每一种情况都已由第 2 行“row-2”决定。例如：数 = 21。',
    ]);
  });

  test('C: only repetitions; sums may have them', async () => {
    const rows = ['> 1 | "甲" => 1', '> 1 | "甲" => 1', '> 0 | - => 1', '> 1 | "甲" => 2'];
    expect(found(await tableOf('COLLECT', inputs, rows))).toEqual([
      'duplicate row-2 row-1: 第 2 行“row-2”和第 1 行“row-1”的条件完全一样。例如：数 = 2，名 = “甲”。',
      'redundant row-1 row-3: 第 1 行“row-1”是多余的：它命中时，第 3 行“row-3”也一定命中，而且结果相同。例如：数 = 2，名 = “甲”。',
      'redundant row-2 row-3: 第 2 行“row-2”是多余的：它命中时，第 3 行“row-3”也一定命中，而且结果相同。例如：数 = 2，名 = “甲”。',
    ]);
    expect(found(await tableOf('COLLECT/SUM', inputs, rows.slice(2)))).toEqual([]);
  });

  test('C: outputs in which rows with the same conditions must agree', async () => {
    const compiled = await tableOf(
      'COLLECT',
      inputs,
      ['1 | - => "refuse" | "甲"', '1 | - => "refer" | "乙"'],
      ['结论', '原因'],
    );
    expect(found(compiled)).toEqual([]);
    expect(found(compiled, { agreeOn: ['结论'] })).toEqual([
      'contradiction row-2 row-1: 第 2 行“row-2”和第 1 行“row-1”的条件完全一样，结论却不同。例如：数 = 1。',
    ]);
  });
});

describe('computed conditions', () => {
  const inputs = ['日:date', '名:string', '今天:date'];

  test('written alike they hold together; with not(...) they exclude one another', async () => {
    const rows = ['< 今天 | "甲" => 1', 'not(< 今天) | - => 2', '>= 今天 | - => 3', '< 今天 | "甲" => 4'];
    const { findings, complete, reason } = analyseTable(await tableOf('UNIQUE', inputs, rows));
    const pairs = findings
      .filter(({ kind }) => kind !== 'gap')
      .map(({ kind, rows: of, example }) => ({ kind, of, example }));
    expect(pairs).toEqual([
      { kind: 'contradiction', of: ['row-3', 'row-2'], example: [] },
      { kind: 'contradiction', of: ['row-4', 'row-1'], example: [] },
    ]);
    expect(complete).toBe(false);
    expect(reason?.zh).toContain('< 今天');
  });

  test('what depends on their truth is not told', async () => {
    expect(
      found(await tableOf('UNIQUE', inputs, ['< 今天 | "甲" => 1', '> date("2026-01-01") | - => 2'])),
    ).toEqual([
      'gap: 没有一行管到这种情况：日 是 <= 2026-01-01，且名 是 “甲”以外的值。例如：日 = 2026-01-01，名 = “其他”。',
    ]);
  });

  test('computed inputs make a finding uncertain', async () => {
    const compiled = await compileDmn(
      model(
        inputData('名'),
        decision(
          '决定',
          ['名'],
          table(
            'UNIQUE',
            ['string length(名)', '名'],
            ['值'],
            ['> 3 | - => 1', '- | "甲" => 2', '<= 3 | not("甲") => 3'],
          ),
        ),
      ),
    );
    expect(analyseTable(compiled.decision('决定')).findings).toMatchObject([
      { kind: 'contradiction', severity: 'warning', certain: false, rows: ['row-2', 'row-1'] },
    ]);
  });
});

test('every finding is told in both languages, with a way out', async () => {
  const compiled = await tableOf('UNIQUE', ['数:number'], ['[1..2] => 1', '2 => 2', '[3..1] => 3']);
  const { findings } = analyseTable(compiled);
  expect(findings.map(({ kind, severity }) => [kind, severity])).toEqual([
    ['never-fires', 'error'],
    ['contradiction', 'error'],
    ['gap', 'warning'],
  ]);
  expect(findings[1]?.message.en).toBe(
    'Row 2 "row-2" and row 1 "row-1" fire together, with different outputs. For example: 数 = 2.',
  );
  for (const { remedy } of findings) expect([remedy.zh, remedy.en]).not.toContain('');
});

test('a model is analysed table by table', async () => {
  const compiled = await compileDmn(
    model(
      inputData('数', 'number'),
      decision('甲', ['数'], table('UNIQUE', ['数'], ['值'], ['> 0 => 1', '<= 0 => 2'])),
      decision('乙', ['数'], '<literalExpression><text>数 + 1</text></literalExpression>'),
    ),
  );
  expect(analyseModel(compiled)).toEqual([{ decision: '甲', findings: [], complete: true }]);
});
