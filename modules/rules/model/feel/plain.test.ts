import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TreeBuilder } from './build.ts';
import { unaryTests } from './build-tests.ts';
import { readPlainExpression, readPlainTests } from './plain.ts';
import { Names, type Vocabulary, vocabulary } from './scope.ts';
import { parseSyntax } from './syntax.ts';

const PLAIN_WORDS = vocabulary([['年龄'], ['原许可证', '有效期至'], ['x']]);
const UNUSUAL_WORDS = vocabulary([['5年期'], ['"甲"'], ['true value'], ['date']]);

/** What the grammar makes of a text; null where it finds fault with it. */
function byGrammar(text: string, top: 'UnaryTests' | 'Expression', words: Vocabulary): unknown {
  const syntax = parseSyntax(text, top, words.dictionary);
  if (!('root' in syntax)) return null;
  const names = new Names(words);
  const builder = new TreeBuilder(text, names);
  const tree =
    top === 'UnaryTests'
      ? unaryTests(builder, syntax.root, { name: '?', outer: null })
      : builder.expression(syntax.root, null);
  return names.faults.length > 0 ? null : tree;
}

const space = fc.constantFrom('', '', '', ' ', '  ', '\t', '\n', '\r\n', '\u00a0');
const number = fc
  .tuple(fc.constantFrom('', '-'), fc.stringMatching(/^\d{1,17}$/), fc.constantFrom('', '.5', '.125', '.10'))
  .map(parts => parts.join(''));
const text = fc
  .oneof(
    fc.constantFrom('甲', 'a, b', '//', 'date and time', '𠮷', '', '..'),
    fc.string({ unit: 'grapheme', maxLength: 8 }),
  )
  .map(inner => `"${inner}"`);
const day = fc
  .tuple(fc.constantFrom('date("', '@"'), fc.integer({ min: 1, max: 13 }), fc.integer({ min: 1, max: 31 }))
  .map(([start, month, at]) => {
    const iso = `2026-${`${month}`.padStart(2, '0')}-${`${at}`.padStart(2, '0')}"`;
    return start === '@"' ? `@"${iso}` : `date("${iso})`;
  });
const constant = fc.oneof(
  number,
  text,
  day,
  fc.constantFrom('true', 'false', 'null', 'trueish', '年龄', 'x'),
);
const spaced = (...parts: fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
  fc.tuple(...parts.flatMap(part => [space, part]), space).map(all => all.join(''));
const test = fc.oneof(
  constant,
  spaced(fc.constantFrom('<', '<=', '>', '>=', '=', '!=', '<>'), constant),
  spaced(
    fc.constantFrom('[', '(', ']'),
    constant,
    fc.constant('..'),
    constant,
    fc.constantFrom(']', ')', '['),
  ),
);
const tests = fc.array(spaced(test), { minLength: 1, maxLength: 4 }).map(all => all.join(','));
const cell = fc.oneof(tests, spaced(fc.constant('not'), fc.constant('('), tests, fc.constant(')')));

describe('cells read without the grammar', () => {
  it.each([
    ['plain names', PLAIN_WORDS],
    ['names that look like constants', UNUSUAL_WORDS],
  ])('have the trees that it gives (%s)', (_, words) => {
    fc.assert(
      fc.property(cell, text => {
        const plain = readPlainTests(text, words);
        if (plain) expect(plain).toEqual(byGrammar(text, 'UnaryTests', words));
      }),
      { numRuns: 3000 },
    );
    fc.assert(
      fc.property(spaced(constant), text => {
        const plain = readPlainExpression(text, words);
        if (plain) expect(plain).toEqual(byGrammar(text, 'Expression', words));
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    '18',
    '-5',
    '1.50',
    '"单位名称"',
    ' "甲", "乙" ',
    'true',
    'true, false',
    '>= 18',
    '<-5',
    '!= "甲"',
    '[18..60)',
    '( -5 .. 7.5 ], 9',
    'not("甲", "乙")',
    'date("2026-11-21")',
    '< @"2026-11-21"',
    '[date("2026-01-01")..date("2026-12-31")]',
  ])('are read: %s', text => {
    expect(readPlainTests(text, PLAIN_WORDS)).toBeDefined();
  });

  it.each([
    '',
    '-',
    'x',
    '"a" + "b"',
    '1 2',
    '5..7',
    '[1, 2]',
    '"\\n"',
    'date("2026-02-30")',
    'not 5',
    '1e3',
  ])('are left to it: %s', text => {
    expect(readPlainTests(text, PLAIN_WORDS)).toBeUndefined();
  });

  it('are left to it where the model has a name that may stand there', () => {
    expect(readPlainTests('5', UNUSUAL_WORDS)).toBeUndefined();
    expect(readPlainTests('date("2026-11-21")', UNUSUAL_WORDS)).toBeUndefined();
    expect(readPlainTests('7', UNUSUAL_WORDS)).toBeDefined();
  });
});
