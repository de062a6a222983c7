import { describe, expect, test } from 'vitest';
import { compileExpression, type Problem, RuleCompileError } from '../index.ts';

function problemsOf(text: string, names?: readonly string[]): readonly Problem[] {
  try {
    compileExpression(text, names ? { names, where: '决定' } : { where: '决定' });
  } catch (error) {
    if (error instanceof RuleCompileError) return error.problems;
    throw error;
  }
  return [];
}

const NAMES = ['金额', '原许可证.有效期至', '原许可证.许可证号', '姓名'];

describe('each mistake is named in both languages, with its place and a way out', () => {
  test.each([
    [
      '1 +',
      1,
      4,
      '“+”附近的写法有误。',
      '请检查括号、引号和运算符是否成对、齐全；文字要用英文双引号括起来。',
    ],
    ['金额 > 1 &&\n姓名 = "甲"', 1, 8, '“&& 姓名 = "甲"”附近的写法有误。', '请把“&&”改成英文半角的“and”。'],
    ['姓名 = “甲”', 1, 6, '““甲””附近的写法有误。', '请把““”改成英文半角的“"”。'],
    ['金额 == 1', 1, 5, '“== 1”附近的写法有误。', '请把“==”改成英文半角的“=”。'],
    ['金額 > 1', 1, 1, '没有名为“金額”的数据。', '是不是想写“金额”？'],
    [
      '金额\n > 上限',
      2,
      4,
      '没有名为“上限”的数据。',
      '文字要加英文双引号；可用的名称有：金额、原许可证、姓名。',
    ],
    ['金额，姓名', 1, 1, '没有名为“金额，姓名”的数据。', '名称里有全角的“，”，请改成英文半角的“,”。'],
    ['原许可证.有效期止', 1, 6, '没有名为“有效期止”的数据。', '是不是想写“有效期至”？'],
    ['contain(姓名, "甲")', 1, 1, '没有名为“contain”的函数。', '是不是想写“contains”？'],
    [
      'substring(姓名)',
      1,
      1,
      '函数“substring”的参数不对。',
      '请按这个写法：substring(string, start position, length?)',
    ],
    [
      '@"2026-02-30"',
      1,
      2,
      '“2026-02-30”不是有效的日期、时间或时长。',
      '请写成 2026-11-21、09:30:00、2026-11-21T09:30:00、P1Y 或 P10D 这样的形式。',
    ],
    [
      '金额 instance of 数字',
      1,
      16,
      '没有名为“数字”的类型。',
      '可用 number、string、boolean、date、time、date and time、list<...> 等类型。',
    ],
    ['', 1, 1, '表达式是空的。', '请填写表达式：没有值写 null，条件不限制填“-”。'],
    ['function(x) external {}', 1, 1, '不支持外部（Java、PMML）函数。', '请用 FEEL 写出这个函数。'],
  ])('%s', (text, line, column, zh, remedy) => {
    const [problem] = problemsOf(text, NAMES);
    expect(problem).toMatchObject({ line, column, where: '决定', message: { zh }, remedy: { zh: remedy } });
    expect(problem?.message.en).toMatch(/\w/);
    expect(problem?.remedy.en).toMatch(/\w/);
  });
});

test('all unknown names are reported at once', () => {
  expect(problemsOf('甲 + 乙 * 金额', NAMES).map(({ column }) => column)).toEqual([1, 5]);
});

test('without declared names any name may be a variable, but not a function', () => {
  expect(problemsOf('任何 + 名称')).toEqual([]);
  expect(problemsOf('任何(1)')).toHaveLength(1);
});

test('an entry of a list item is not an unknown name', () => {
  expect(problemsOf('金额[年龄 > 18]', NAMES)).toEqual([]);
});

describe('what is built to explode is refused, at once', () => {
  const code = (text: string): string => {
    try {
      compileExpression(text).evaluate({});
      return 'no error';
    } catch (error) {
      return error instanceof Error && 'code' in error ? String(error.code) : String(error);
    }
  };

  test.each([
    ['nested brackets', `${'('.repeat(3000)}1${')'.repeat(3000)}`, 'RULES_NOT_COMPILED'],
    ['a long sum', `1${'+1'.repeat(4000)}`, 'RULES_NOT_COMPILED'],
    ['a long text', `"${'长'.repeat(20_000)}"`, 'RULES_NOT_COMPILED'],
    ['loops in loops', 'for a in 1..9999, b in 1..9999, c in 1..9999 return 1', 'RULES_LIMIT'],
    ['a range without end', 'for a in 1..9999999999 return a', 'RULES_LIMIT'],
    ['recursion', '(function(f) f(f))(function(f) f(f))', 'RULES_LIMIT'],
    [
      'doubling strings',
      `{a0: "0123456789", ${Array.from({ length: 30 }, (_, i) => `a${i + 1}: a${i} + a${i}`).join(', ')}}`,
      'RULES_LIMIT',
    ],
    ['a repeated repetition', `matches("${'a'.repeat(40)}b", "(a+)+$")`, 'RULES_LIMIT'],
    ['a repeated choice', `matches("${'a'.repeat(40)}b", "(a|a)*$")`, 'RULES_LIMIT'],
    ['many repetitions', `matches("${'a'.repeat(400)}", "a*a*a*a*b")`, 'RULES_LIMIT'],
    [
      'lists of the same list twice',
      `{a0: [1, 1], ${Array.from({ length: 40 }, (_, i) => `a${i + 1}: [a${i}, a${i}]`).join(', ')}, 文: string(a40)}`,
      'RULES_LIMIT',
    ],
    [
      'their comparison',
      `{a0: [1], b0: [1], ${Array.from({ length: 40 }, (_, i) => `a${i + 1}: [a${i}, a${i}], b${i + 1}: [b${i}, b${i}]`).join(', ')}, 同: a40 = b40}`,
      'RULES_LIMIT',
    ],
    ['a huge power', '9 ** 99999 ** 99', 'no error'],
  ])('%s', (_, text, expected) => {
    const start = performance.now();
    expect(code(text)).toBe(expected);
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
