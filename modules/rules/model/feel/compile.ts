import {
  addValues,
  divideValues,
  multiplyValues,
  negateValue,
  powerValues,
  subtractValues,
} from '../values/arithmetic.ts';
import { compareValues, inRange, type Truth } from '../values/compare.ts';
import { entryOf, isContext } from '../values/kinds.ts';
import { propertyOf } from '../values/properties.ts';
import { FeelRange, type FeelValue } from '../values/values.ts';
import { builtinFunction, compileCall } from './call.ts';
import type { Code, Frame } from './code.ts';
import { type TypeEnvironment, typeOf } from './infer.ts';
import { compileFilter, compileFor, compileQuantified } from './loops.ts';
import { COMPARE } from './operators.ts';
import type { Run } from './run.ts';
import { compileTable } from './table.ts';
import { compileTests } from './tests.ts';
import type { ArithmeticOperator, FeelType, FunctionType, Tree } from './tree.ts';
import { typeOfValue } from './type-algebra.ts';
import { TypedFunction } from './typed-function.ts';
import { coerce, instanceOf, typeConforms } from './types.ts';

const ARITHMETIC: Readonly<Record<ArithmeticOperator, (a: FeelValue, b: FeelValue) => FeelValue>> = {
  '+': addValues,
  '-': subtractValues,
  '*': multiplyValues,
  '/': divideValues,
  '**': powerValues,
};

const truthOf = (value: FeelValue): Truth => (typeof value === 'boolean' ? value : null);

function frameAt(frame: Frame | null, depth: number): FeelValue {
  let at = frame;
  for (let i = 0; i < depth; i++) at = at?.outer ?? null;
  return at?.value ?? null;
}

/** The range, null where an end is missing or the ends are in no or the wrong order. */
function makeRange(start: FeelValue, end: FeelValue, tree: Tree & { kind: 'range' }): FeelRange | null {
  if ((tree.start && start === null) || (tree.end && end === null)) return null;
  if (start !== null && end !== null && (compareValues(start, end) ?? 1) > 0) return null;
  return new FeelRange(start, end, tree.startIncluded, tree.endIncluded, tree.operator);
}

/** Three-valued logic (DMN 1.5, table 49): `decisive` settles it, whatever the other side is. */
function compileLogic(left: Code, right: Code, decisive: boolean): Code {
  return (run, frame) => {
    const a = truthOf(left(run, frame));
    if (a === decisive) return decisive;
    const b = truthOf(right(run, frame));
    if (b === decisive) return decisive;
    return a === null || b === null ? null : !decisive;
  };
}

function compileContext(tree: Tree & { kind: 'context' }): Code {
  const entries = tree.entries.map(({ name, value }) => ({ name, code: compileTree(value) }));
  const result = tree.result && compileTree(tree.result);
  return (run, frame) => {
    let inner = frame;
    const made: [string, FeelValue][] = [];
    for (const { name, code } of entries) {
      const value = code(run, inner);
      made.push([name, value]);
      inner = { value, outer: inner };
    }
    if (result) return result(run, inner);
    return new Set(made.map(([name]) => name)).size === made.length ? Object.fromEntries(made) : null;
  };
}

/** The types of what a function finds around it: those of the values that are there. */
function surroundings(run: Run, frame: Frame | null): TypeEnvironment {
  const locals: FeelType[] = [];
  for (let at = frame; at; at = at.outer) locals.push(typeOfValue(at.value));
  const inputs = new Map<string, FeelType>();
  for (const name of Object.keys(run.context)) inputs.set(name, typeOfValue(entryOf(run.context, name)));
  return { inputs, locals };
}

function compileFunction(tree: Tree & { kind: 'function' }): Code {
  const body = compileTree(tree.body);
  const names = tree.parameters.map(({ name }) => name);
  return (run, frame) => {
    const call = (values: readonly FeelValue[]) => {
      let inner = frame;
      for (const [i, { type }] of tree.parameters.entries()) {
        const value = values[i] ?? null;
        const fitted = type ? coerce(value, type) : value;
        if (fitted === null && value !== null) return null;
        inner = { value: fitted, outer: inner };
      }
      return body(run, inner);
    };
    const conformsTo = (wanted: FunctionType) => typeConforms(typeOf(tree, surroundings(run, frame)), wanted);
    return new TypedFunction('', names, values => run.call(() => call(values)), conformsTo);
  };
}

function compileMember(tree: Tree & { kind: 'member' }): Code {
  const otherwise = compileTree(tree.otherwise);
  return (run, frame) => {
    for (const depth of tree.items) {
      const item = frameAt(frame, depth);
      if (isContext(item)) {
        if (Object.hasOwn(item, tree.name)) return entryOf(item, tree.name);
      } else {
        const property = propertyOf(item, tree.name);
        if (property !== null && !Array.isArray(item)) return property;
      }
    }
    return otherwise(run, frame);
  };
}

/** Compiles a tree into a closure: the back end for one decision. */
export function compileTree(tree: Tree): Code {
  switch (tree.kind) {
    case 'literal': {
      const { value } = tree;
      return () => value;
    }
    case 'local': {
      const { depth } = tree;
      return depth === 0 ? (_, frame) => frame?.value ?? null : (_, frame) => frameAt(frame, depth);
    }
    case 'input': {
      const { name } = tree;
      return name in Object.prototype ? run => entryOf(run.context, name) : run => run.read(name);
    }
    case 'builtin':
      return builtinFunction(tree.name);
    case 'member':
      return compileMember(tree);
    case 'path': {
      const target = compileTree(tree.target);
      const { name } = tree;
      return (run, frame) => propertyOf(target(run, frame), name);
    }
    case 'arithmetic': {
      const [left, right] = [compileTree(tree.left), compileTree(tree.right)];
      const apply = ARITHMETIC[tree.operator];
      if (tree.operator !== '+') return (run, frame) => apply(left(run, frame), right(run, frame));
      return (run, frame) => {
        const sum = apply(left(run, frame), right(run, frame));
        return typeof sum === 'string' ? run.text(sum) : sum;
      };
    }
    case 'negate': {
      const operand = compileTree(tree.operand);
      return (run, frame) => negateValue(operand(run, frame));
    }
    case 'compare': {
      const [left, right] = [compileTree(tree.left), compileTree(tree.right)];
      const apply = COMPARE[tree.operator];
      return (run, frame) => apply(left(run, frame), right(run, frame));
    }
    case 'and':
    case 'or':
      return compileLogic(compileTree(tree.left), compileTree(tree.right), tree.kind === 'or');
    case 'between': {
      const [value, low, high] = [compileTree(tree.value), compileTree(tree.low), compileTree(tree.high)];
      return (run, frame) => {
        const [from, to] = [low(run, frame), high(run, frame)];
        return from === null || to === null
          ? null
          : inRange(value(run, frame), new FeelRange(from, to, true, true));
      };
    }
    case 'in': {
      const value = compileTree(tree.value);
      const check = compileTests(tree.tests, tree.negated, compileTree);
      return (run, frame) => check(value(run, frame), run, frame);
    }
    case 'if': {
      const condition = compileTree(tree.condition);
      const [whenTrue, whenFalse] = [compileTree(tree.whenTrue), compileTree(tree.whenFalse)];
      return (run, frame) => (condition(run, frame) === true ? whenTrue(run, frame) : whenFalse(run, frame));
    }
    case 'for':
      return compileFor(tree, compileTree);
    case 'some':
    case 'every':
      return compileQuantified(tree, compileTree);
    case 'filter':
      return compileFilter(tree, compileTree);
    case 'list': {
      const items = tree.items.map(compileTree);
      return (run, frame) => items.map(item => item(run, frame));
    }
    case 'context':
      return compileContext(tree);
    case 'range': {
      const [start, end] = [tree.start && compileTree(tree.start), tree.end && compileTree(tree.end)];
      return (run, frame) => makeRange(start?.(run, frame) ?? null, end?.(run, frame) ?? null, tree);
    }
    case 'function':
      return compileFunction(tree);
    case 'call':
      return compileCall(tree, compileTree);
    case 'coerce': {
      const value = compileTree(tree.value);
      return (run, frame) => coerce(value(run, frame), tree.type);
    }
    case 'table': {
      const table = compileTable(tree, compileTree);
      return (run, frame) => table.decide(run, frame, false).value;
    }
    case 'instance of': {
      const value = compileTree(tree.value);
      return (run, frame) => instanceOf(value(run, frame), tree.type);
    }
  }
}
