import { negateValue } from '../values/arithmetic.ts';
import { inRange, matchesValue, type Truth } from '../values/compare.ts';
import { FeelRange, type FeelValue } from '../values/values.ts';
import type { Check, Code } from './code.ts';
import { COMPARE } from './operators.ts';
import type { CompareOperator, Test, Tree } from './tree.ts';

type Compile = (tree: Tree) => Code;

/** A comparison with a constant number, for values that are ordinary numbers too. */
function compareWithNumber(operator: CompareOperator, end: number): Check {
  const slow = COMPARE[operator];
  switch (operator) {
    case '=':
      return value => (typeof value === 'number' ? value === end : slow(value, end));
    case '!=':
      return value => (typeof value === 'number' ? value !== end : slow(value, end));
    case '<':
      return value => (typeof value === 'number' ? value < end : slow(value, end));
    case '<=':
      return value => (typeof value === 'number' ? value <= end : slow(value, end));
    case '>':
      return value => (typeof value === 'number' ? value > end : slow(value, end));
    case '>=':
      return value => (typeof value === 'number' ? value >= end : slow(value, end));
  }
}

/** The value of a literal, also of a negative number; undefined where it must be computed. */
export function constantOf(tree: Tree): FeelValue | undefined {
  if (tree.kind === 'literal') return tree.value;
  return tree.kind === 'negate' && tree.operand.kind === 'literal'
    ? negateValue(tree.operand.value)
    : undefined;
}

function compileCompare(operator: CompareOperator, end: Tree, compile: Compile): Check {
  const apply = COMPARE[operator];
  const fixed = constantOf(end);
  if (fixed === undefined) {
    const code = compile(end);
    return (value, run, frame) => apply(value, code(run, frame));
  }
  return typeof fixed === 'number' ? compareWithNumber(operator, fixed) : value => apply(value, fixed);
}

function compileInterval(tree: Tree & { kind: 'range' }, compile: Compile): Check {
  const start = tree.start && constantOf(tree.start);
  const end = tree.end && constantOf(tree.end);
  if (typeof start === 'number' && typeof end === 'number' && start <= end) {
    const range = new FeelRange(start, end, tree.startIncluded, tree.endIncluded);
    const { startIncluded, endIncluded } = range;
    return value =>
      typeof value === 'number'
        ? (value > start || (startIncluded && value === start)) &&
          (value < end || (endIncluded && value === end))
        : inRange(value, range);
  }
  const code = compile(tree);
  return (value, run, frame) => {
    const range = code(run, frame);
    return range === null ? null : matchesValue(value, range);
  };
}

function compileValue(tree: Tree, compile: Compile): Check {
  if (tree.kind === 'range') return compileInterval(tree, compile);
  const fixed = constantOf(tree);
  if (fixed === undefined) {
    const code = compile(tree);
    return (value, run, frame) => matchesValue(value, code(run, frame));
  }
  if (typeof fixed === 'string' || typeof fixed === 'boolean')
    return value => value === fixed || (typeof value === typeof fixed ? false : matchesValue(value, fixed));
  return value => matchesValue(value, fixed);
}

function compileTest(test: Test, compile: Compile): Check {
  switch (test.kind) {
    case 'compare':
      return compileCompare(test.operator, test.end, compile);
    case 'value':
      return compileValue(test.value, compile);
    case 'condition': {
      const code = compile(test.condition);
      return (_, run, frame) => {
        const value = code(run, frame);
        return typeof value === 'boolean' ? value : null;
      };
    }
  }
}

/** Several constant texts, which are looked up rather than compared one by one; null where they are not that. */
function textSet(tests: readonly Test[]): Check | null {
  const texts = tests.map(test => (test.kind === 'value' ? constantOf(test.value) : undefined));
  if (texts.length < 3 || !texts.every(text => typeof text === 'string')) return null;
  const set = new Set<FeelValue>(texts);
  return value => (typeof value === 'string' ? set.has(value) : value === null ? false : null);
}

/**
 * Compiles tests of one value: true where one holds, null where none holds and one could not be decided.
 * The caller has pushed the value as `?` where the tests speak of it.
 */
export function compileTests(tests: readonly Test[], negated: boolean, compile: Compile): Check {
  const checks = tests.map(test => compileTest(test, compile));
  const [only] = checks;
  const any: Check =
    only && checks.length === 1
      ? only
      : (textSet(tests) ??
        ((value, run, frame) => {
          let result: Truth = false;
          for (const check of checks) {
            const truth = check(value, run, frame);
            if (truth === true) return true;
            if (truth === null) result = null;
          }
          return result;
        }));
  if (!negated) return any;
  return (value, run, frame) => {
    const truth = any(value, run, frame);
    return truth === null ? null : !truth;
  };
}
