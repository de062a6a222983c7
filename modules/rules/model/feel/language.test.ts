import { describe, expect, test } from 'vitest';
import { compileExpression, feelDate, toFeel, toJson } from '../index.ts';
import type { FeelContext } from '../values/values.ts';

const CONTEXT: FeelContext = {
  金额: 120,
  姓名: '张三',
  无: null,
  是: true,
  '注册资本（万元）': 500,
  'full name': 'Zhang San',
  'A-B': 7,
  原许可证: { 有效期至: feelDate('2026-11-21'), 许可证号: '卫公证字第001号' },
  成员: [
    { 姓名: '甲', 年龄: 30, 'home city': '临江' },
    { 姓名: '乙', 年龄: 17, 'home city': '云溪' },
  ],
  表: [1, 2, 3, 4],
};

const value = (text: string): unknown =>
  toJson(
    compileExpression(text, {
      names: [
        ...Object.keys(CONTEXT).filter(name => name !== '原许可证'),
        '原许可证.有效期至',
        '原许可证.许可证号',
      ],
    }).evaluate(CONTEXT),
  );

const rows = (name: string, table: readonly (readonly [string, unknown])[]) =>
  describe(name, () => {
    test.each(table)('%s', (text, expected) => {
      expect(value(text)).toEqual(expected);
    });
  });

rows('names and paths', [
  ['金额', 120],
  ['金额 + 1', 121],
  ['注册资本（万元） * 10000', 5_000_000],
  ['full   name', 'Zhang San'],
  ['A-B + 1', 8],
  ['原许可证.许可证号', '卫公证字第001号'],
  ['原许可证.有效期至.year', 2026],
  ['原许可证.有效期至 < date("2027-01-01")', true],
  ['成员.姓名', ['甲', '乙']],
  ['成员.home city', ['临江', '云溪']],
  ['无.任何', null],
  ['金额.任何', null],
]);

rows('literals', [
  ['null', null],
  ['true', true],
  ['1.50', 1.5],
  ['.5', 0.5],
  ['1e3', 1000],
  ['-3', -3],
  ['"a\\"b\\n\\u4e2d"', 'a"b\n中'],
  ['[1, "二", true, null]', [1, '二', true, null]],
  ['{}', {}],
  ['{a: 1, "b c": a + 1}', { a: 1, 'b c': 2 }],
  ['{a: 1, a: 2}', null],
  ['[1..3]', '[1..3]'],
  ['1 // 注释\n + 2', 3],
  ['1 /* 注释 */ + 2', 3],
]);

rows('arithmetic', [
  ['0.1 + 0.2', 0.3],
  ['0.1 + 0.2 = 0.3', true],
  ['1.1 * 1.1', 1.21],
  ['0.3 - 0.1', 0.2],
  ['10 / 4', 2.5],
  ['1 / 3', '0.3333333333333333333333333333333333'],
  ['2 / 3', '0.6666666666666666666666666666666667'],
  ['9007199254740993 + 0', '9007199254740993'],
  ['9007199254740991 + 2', '9007199254740993'],
  ['99999999 * 99999999', '9999999800000001'],
  ['1 / 0', null],
  ['2 ** 10', 1024],
  ['2 ** -1', 0.5],
  ['2 ** 0.5 > 1.4142', true],
  ['2 + 3 * 4', 14],
  ['(2 + 3) * 4', 20],
  ['10 - 3 - 2', 5],
  ['-金额', -120],
  ['1 + null', null],
  ['1 + "1"', null],
  ['"a" + "b"', 'ab'],
  ['"a" - "b"', null],
  ['[1] + [2]', null],
]);

rows('comparison', [
  ['1 = 1.0', true],
  ['1 = "1"', null],
  ['null = null', true],
  ['无 = null', true],
  ['1 = null', false],
  ['1 != null', true],
  ['"a" < "b"', true],
  ['"一" < "二"', true],
  ['1 < "2"', null],
  ['1 < null', null],
  ['[1, 2] = [1, 2]', true],
  ['[1, 2] = [2, 1]', false],
  ['{a: 1} = {a: 1.0}', true],
  ['{a: 1} = {b: 1}', false],
  ['[1..3] = [1..3]', true],
  ['[1..3] = [1..3)', false],
  ['true = "true"', null],
  ['5 between 1 and 10', true],
  ['金额 between 1 and 100', false],
  ['5 between null and 10', null],
  ['"b" between "a" and "c"', true],
]);

rows('membership', [
  ['5 in [1..10]', true],
  ['10 in [1..10)', false],
  ['10 in [1..10[', false],
  ['1 in ]1..10]', false],
  ['5 in (1..5]', true],
  ['5 in > 3', true],
  ['5 in (< 3, 5)', true],
  ['5 in (< 3, 6)', false],
  ['5 in [1, 5]', true],
  ['"乙" in ("甲", "乙")', true],
  ['null in null', true],
  ['null in < 5', null],
  ['"a" in < 5', null],
  ['5 in [[1..3], [4..6]]', true],
]);

rows('three-valued logic', [
  ['true and null', null],
  ['false and null', false],
  ['null and false', false],
  ['null and null', null],
  ['true or null', true],
  ['null or true', true],
  ['false or null', null],
  ['true and 1', null],
  ['false and 1', false],
  ['not(null)', null],
  ['not(是)', false],
  ['not("a")', null],
  ['金额 > 100 and 姓名 = "张三" or 无', true],
]);

rows('choice and iteration', [
  ['if 金额 > 100 then "大" else "小"', '大'],
  ['if null then 1 else 2', 2],
  ['if "x" then 1 else 2', 2],
  ['for x in 表 return x * x', [1, 4, 9, 16]],
  ['for x in 1..3 return x', [1, 2, 3]],
  ['for x in 3..1 return x', [3, 2, 1]],
  ['for x in [1..3] return x', [1, 2, 3]],
  ['for x in 1..2, y in 1..2 return x * 10 + y', [11, 12, 21, 22]],
  ['for i in 1..5 return if i < 3 then 1 else partial[-1] + partial[-2]', [1, 1, 2, 3, 5]],
  ['for d in @"2026-01-30"..@"2026-02-01" return d.day', [30, 31, 1]],
  ['for x in null return x', null],
  ['for x in 5 return x', [5]],
  ['some x in 表 satisfies x > 3', true],
  ['some x in [] satisfies x > 3', false],
  ['every x in 表 satisfies x > 0', true],
  ['every x in [1, null] satisfies x > 0', null],
  ['every x in [-1, null] satisfies x > 0', false],
  ['some 成 in 成员 satisfies 成.年龄 < 18', true],
]);

rows('filters', [
  ['表[1]', 1],
  ['表[-1]', 4],
  ['表[5]', null],
  ['表[0]', null],
  ['表[item > 2]', [3, 4]],
  ['成员[年龄 >= 18].姓名', ['甲']],
  ['成员[姓名 = "乙"][1].年龄', 17],
  ['成员[年龄 < 金额].姓名', ['甲', '乙']],
  ['成员[item.年龄 > 20].姓名', ['甲']],
  ['成员[年龄 > 100]', []],
  ['5[1]', 5],
  ['null[1]', null],
  ['[][1]', null],
  ['表["x"]', null],
]);

rows('functions and types', [
  ['(function(x, y) x + y)(1, 2)', 3],
  ['(function(x, y) x + y)(y: 1, x: 2)', 3],
  ['(function(x, y) x + y)(1)', null],
  ['(function(x: number) x)("a")', null],
  ['{加: function(x) x + 1, 果: 加(2)}.果', 3],
  ['1 instance of number', true],
  ['"a" instance of number', false],
  ['null instance of number', false],
  ['null instance of Null', true],
  ['[1, 2] instance of list<number>', true],
  ['[1, "a"] instance of list<number>', false],
  ['{a: 1} instance of context<a: number>', true],
  ['[1..2] instance of range<number>', true],
  ['@"2026-11-21" instance of date', true],
  ['@"P1D" instance of days and time duration', true],
  ['@"P1M" instance of days and time duration', false],
]);

test('what an expression reads, once and without parts of what it reads whole', () => {
  const reads = (text: string) => compileExpression(text).reads;
  expect(reads('原许可证.有效期至 < today() and 金额 > 0')).toEqual([['原许可证', '有效期至'], ['金额']]);
  expect(reads('原许可证.有效期至.year + 原许可证.有效期至.month')).toEqual([['原许可证', '有效期至']]);
  expect(reads('for 成 in 申请.成员 return 成.年龄')).toEqual([['申请', '成员']]);
  expect(reads('申请.甲 + count(申请)')).toEqual([['申请']]);
  expect(reads('成员[年龄 > 18]')).toEqual([['成员']]);
  expect(reads('{a: 甲, b: a}')).toEqual([['甲']]);
});

test('contexts are read by their own entries alone', () => {
  const evaluate = (text: string) => toJson(compileExpression(text).evaluate({ o: toFeel({ a: 1 }) }));
  expect(evaluate('o.constructor')).toBeNull();
  expect(evaluate('o.toString')).toBeNull();
  expect(evaluate('hasOwnProperty')).toBeNull();
  expect(evaluate('get value(o, "__proto__")')).toBeNull();
});
