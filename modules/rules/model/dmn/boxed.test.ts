import { describe, expect, test } from 'vitest';
import { compileDmn, type FeelValue, toFeel, toJson } from '../index.ts';
import { decision, inputData, literal, model } from './fixtures.ts';

// What DMN 1.5 says of boxed expressions, conversions and scopes; names that a text may not see are null here, as
// in the conformance tests.
async function decide(name: string, parts: readonly string[], input: Record<string, unknown> = {}) {
  const context = Object.fromEntries(
    Object.entries(input).map(([key, value]): [string, FeelValue] => [key, toFeel(value)]),
  );
  return toJson(
    (await compileDmn(model(...parts), { lenient: true })).decision(name).evaluate(context).value,
  );
}

const boxed = (kind: string, variable: string, ...parts: [name: string, text: string][]) =>
  `<${kind} iteratorVariable="${variable}">${parts.map(([name, text]) => `<${name}>${literal(text)}</${name}>`).join('')}</${kind}>`;

describe('iterations (10.2.2.8, 10.2.2.9)', () => {
  test.each<[string, string, unknown]>([
    ['for', boxed('for', '项', ['in', '[1, 2, 3]'], ['return', '项 * 2']), [2, 4, 6]],
    [
      'for with partial',
      boxed('for', '项', ['in', '[1..4]'], ['return', '项 + count(partial)']),
      [1, 3, 5, 7],
    ],
    ['for over null', boxed('for', '项', ['in', 'null'], ['return', '项']), null],
    ['for over one', boxed('for', '项', ['in', '7'], ['return', '项']), [7]],
    ['every', boxed('every', '项', ['in', '[1, 2]'], ['satisfies', '项 > 0']), true],
    ['every, one not', boxed('every', '项', ['in', '[1, 2]'], ['satisfies', '项 > 1']), false],
    ['every over nothing', boxed('every', '项', ['in', '[]'], ['satisfies', 'false']), true],
    ['every over null', boxed('every', '项', ['in', 'null'], ['satisfies', 'true']), null],
    ['every, unknown', boxed('every', '项', ['in', '[1, null]'], ['satisfies', '项 > 0']), null],
    ['some', boxed('some', '项', ['in', '[1, 2]'], ['satisfies', '项 > 1']), true],
    ['some over nothing', boxed('some', '项', ['in', '[]'], ['satisfies', 'true']), false],
  ])('%s', async (_, logic, value) => {
    expect(await decide('决定', [decision('决定', [], logic)])).toEqual(value);
  });
});

describe('implicit conversions (10.3.2.9.4)', () => {
  const types = '<itemDefinition name="数们" isCollection="true"><typeRef>number</typeRef></itemDefinition>';
  test.each<[string, string, string, unknown]>([
    ['one as a list', '5', '数们', [5]],
    ['a list of one as that one', '[5]', 'number', 5],
    ['a list of two is not one', '[5, 6]', 'number', null],
    ['a date as its midnight in UTC', 'date("2026-11-21")', 'dateTime', '2026-11-21T00:00:00Z'],
    ['a text is no number', '"5"', 'number', null],
    ['a list of another kind', '["5"]', '数们', null],
    ['null is of every type', 'null', 'number', null],
  ])('%s', async (_, text, type, value) => {
    expect(await decide('决定', [types, decision('决定', [], literal(text), type)])).toEqual(value);
  });

  test('of the parameters of a business knowledge model', async () => {
    const knowledge = `<businessKnowledgeModel id="加" name="加"><variable name="加" typeRef="number"/><encapsulatedLogic>
      <formalParameter name="甲" typeRef="number"/><formalParameter name="乙" typeRef="数们"/>${literal('甲 + sum(乙)')}
      </encapsulatedLogic></businessKnowledgeModel>`;
    const of = (text: string) => decide('决定', [types, knowledge, decision('决定', ['#加'], literal(text))]);
    expect(await of('加([1], 2)')).toBe(3);
    expect(await of('加(乙: [2, 3], 甲: 1)')).toBe(6);
    expect(await of('加("1", [2])')).toBeNull();
  });
});

describe('scopes (7.3.1, 10.3.2.12)', () => {
  const 甲 = decision('甲', ['数'], literal('数 * 2'));
  const parts = [inputData('数', 'number'), 甲, decision('乙', ['@甲'], literal('甲 + 1'))];

  test.each<[string, string, string[], unknown]>([
    ['what is required', '乙', ['@乙'], 11],
    ['not what that requires', '甲', ['@乙'], null],
    ['not the inputs of others', '数', ['@乙'], null],
  ])('%s', async (_, text, requires, value) => {
    expect(await decide('丙', [...parts, decision('丙', requires, literal(text))], { 数: 5 })).toEqual(value);
  });

  test('an entry of a context sees those before it, and hides what has its name', async () => {
    const entry = (name: string, text: string) =>
      `<contextEntry><variable name="${name}"/>${literal(text)}</contextEntry>`;
    const logic = `<context>${entry('后', '前')}${entry('前', '1')}${entry('数', '前 + 1')}<contextEntry>${literal('[后, 数]')}</contextEntry></context>`;
    expect(await decide('决定', [inputData('数'), decision('决定', ['数'], logic)], { 数: 5 })).toEqual([
      null,
      2,
    ]);
  });

  test('a business knowledge model sees its parameters and what it requires, not the caller', async () => {
    const knowledge = `<businessKnowledgeModel id="取" name="取"><variable name="取"/><encapsulatedLogic><formalParameter name="乙"/>${literal('[乙, 数]')}</encapsulatedLogic></businessKnowledgeModel>`;
    const 决定 = decision('决定', ['数', '#取'], literal('取(1)'));
    expect(await decide('决定', [inputData('数'), knowledge, 决定], { 数: 5 })).toEqual([1, null]);
  });
});

test('a decision and a function without logic are null', async () => {
  const empty = decision('空', [], '');
  const knowledge =
    '<businessKnowledgeModel id="无" name="无"><variable name="无"/></businessKnowledgeModel>';
  expect(await decide('空', [empty])).toBeNull();
  const 决定 = decision('决定', ['@空', '#无'], literal('[空, 无(), 无]'));
  expect(await decide('决定', [empty, knowledge, 决定])).toEqual([null, null, null]);
});
