import type { Iterator, Tree } from '../feel/tree.ts';
import { propertyOf } from '../values/properties.ts';
import { calculate, negated } from './arithmetic.ts';
import type { Builder } from './builder.ts';
import { choose } from './choose.ts';
import { asTruth, compare, isTruth } from './compare.ts';
import { Refusal, refusals } from './faults.ts';
import { fitted, isInstance } from './fit.ts';
import { allOf, anyOf, sql } from './fragment.ts';
import { callBuiltin } from './functions.ts';
import { literal } from './literal.ts';
import { translateTable } from './table.ts';
import { property } from './temporal.ts';
import { between, translateTests } from './tests.ts';
import {
  constant,
  isNull,
  type NameResolver,
  NULL_TRUTH,
  NULL_VALUE,
  type SqlFrame,
  type SqlValue,
  truth,
} from './values.ts';

const MAX_CALLS = 60;
const MAX_ITEMS = 200;

/** Turns trees into SQL, in the surroundings of one decision or function. */
export class Translator {
  readonly builder: Builder;
  private readonly names: NameResolver;
  private readonly depth: number;

  constructor(builder: Builder, names: NameResolver, depth = 0) {
    this.builder = builder;
    this.names = names;
    this.depth = depth;
    if (depth > MAX_CALLS) throw refusals.recursion();
  }

  /** @throws Refusal where the tree has no exact counterpart */
  translate(tree: Tree, frame: SqlFrame | null): SqlValue {
    try {
      return this.shape(tree, frame);
    } catch (error) {
      if (error instanceof Refusal && tree.to > tree.from) error.span ??= tree;
      throw error;
    }
  }

  /** The value, computed once however often it is used. */
  private kept(value: SqlValue): SqlValue {
    return value.kind === 'scalar' ? { ...value, ...this.builder.stages.column(value) } : value;
  }

  private shape(tree: Tree, frame: SqlFrame | null): SqlValue {
    const { builder } = this;
    const { dialect } = builder;
    builder.budget.spend();
    const of = (part: Tree): SqlValue => this.translate(part, frame);
    const alone = (part: Tree, inner: SqlFrame): SqlValue => this.translate(part, inner);
    switch (tree.kind) {
      case 'literal':
        return constant(tree.value);
      case 'local':
        return frameAt(frame, tree.depth);
      case 'input':
        return this.names(tree.name);
      case 'path':
        return this.entry(of(tree.target), tree.name);
      case 'arithmetic':
        return calculate(tree.operator, of(tree.left), of(tree.right), builder);
      case 'negate':
        return negated(of(tree.operand), builder);
      case 'compare':
        return compare(tree.operator, this.kept(of(tree.left)), this.kept(of(tree.right)), dialect);
      case 'and':
      case 'or': {
        const sides = [asTruth(of(tree.left)), asTruth(of(tree.right))];
        return truth(tree.kind === 'and' ? allOf(sides) : anyOf(sides));
      }
      case 'between':
        return between(this.kept(of(tree.value)), this.kept(of(tree.low)), this.kept(of(tree.high)), dialect);
      case 'in':
        return truth(translateTests(this.kept(of(tree.value)), tree, of, dialect));
      case 'if':
        return this.branch(of(tree.condition), of(tree.whenTrue), of(tree.whenFalse));
      case 'some':
      case 'every':
        return this.quantified(tree, frame);
      case 'list': {
        const items = tree.items.map(of);
        return items.every(item => item.kind === 'constant')
          ? constant(items.map(item => item.value))
          : { kind: 'list', items };
      }
      case 'context':
        return this.context(tree, frame);
      case 'range': {
        if (tree.operator) throw refusals.unsupported('这种区间', 'This kind of range');
        const [start, end] = [tree.start && this.kept(of(tree.start)), tree.end && this.kept(of(tree.end))];
        const { startIncluded, endIncluded } = tree;
        return { kind: 'range', start, end, startIncluded, endIncluded };
      }
      case 'function':
        return { kind: 'function', tree, frame, names: this.names };
      case 'call':
        return this.call(tree, frame);
      case 'instance of':
        return isInstance(this.kept(of(tree.value)), tree.type, alone, builder);
      case 'coerce':
        return fitted(of(tree.value), tree.type, alone, builder);
      case 'table':
        return translateTable(tree, this, frame).value;
      case 'for':
        throw refusals.unsupported('for 循环', 'A for loop');
      case 'filter':
      case 'member':
        throw refusals.unsupported('对列表的筛选', 'A filter of a list');
      case 'builtin':
        throw refusals.unsupported('把函数当作值', 'A function as a value');
    }
  }

  private branch(condition: SqlValue, whenTrue: SqlValue, whenFalse: SqlValue): SqlValue {
    if (condition.kind === 'constant') return condition.value === true ? whenTrue : whenFalse;
    const when = asTruth(condition);
    return when === NULL_TRUTH
      ? whenFalse
      : choose([{ when, value: whenTrue }], whenFalse, this.builder.dialect);
  }

  private entry(target: SqlValue, name: string): SqlValue {
    switch (target.kind) {
      case 'constant':
        return constant(propertyOf(target.value, name));
      case 'scalar':
        return property(target, name, this.builder);
      case 'context': {
        const entry = target.entries.get(name);
        if (!entry && target.others) throw refusals.noColumn(name);
        return entry ?? NULL_VALUE;
      }
      default:
        throw refusals.unsupported(`列表或区间的“${name}”`, `The ${name} of a list or range`);
    }
  }

  private context(tree: Tree & { kind: 'context' }, frame: SqlFrame | null): SqlValue {
    const entries = new Map<string, SqlValue>();
    let inner = frame;
    for (const { name, value } of tree.entries) {
      const entry = this.kept(this.translate(value, inner));
      if (!tree.result && entries.has(name)) return NULL_VALUE;
      entries.set(name, entry);
      inner = { value: entry, outer: inner };
    }
    return tree.result ? this.translate(tree.result, inner) : { kind: 'context', entries };
  }

  private items(iterator: Iterator, frame: SqlFrame | null): readonly SqlValue[] {
    const domain = iterator.to === null ? this.translate(iterator.domain, frame) : NULL_VALUE;
    const made = domain.kind === 'constant' ? literal(domain.value, this.builder.dialect) : domain;
    if (made.kind !== 'list' || made.items.length > MAX_ITEMS)
      throw refusals.unsupported('对这样的范围逐项判断', 'Some or every over this');
    return made.items;
  }

  private quantified(tree: Tree & { kind: 'some' | 'every' }, frame: SqlFrame | null): SqlValue {
    const visit = (level: number, inner: SqlFrame | null): SqlValue[] => {
      const iterator = tree.iterators[level];
      if (!iterator) return [this.translate(tree.body, inner)];
      return this.items(iterator, inner).flatMap(value => visit(level + 1, { value, outer: inner }));
    };
    const bodies = visit(0, frame);
    if (bodies.length > MAX_ITEMS) throw refusals.tooLarge();
    // A body that is neither a truth nor null makes the whole null.
    const others = bodies.filter(body => !isNull(body) && !isTruth(body));
    if (!others.every(body => body.kind === 'scalar')) return NULL_TRUTH;
    const verdict = truth((tree.kind === 'some' ? anyOf : allOf)(bodies.map(asTruth)));
    if (others.length === 0) return verdict;
    return truth(sql`case when ${allOf(others.map(body => sql`${body} is null`))} then ${verdict} end`);
  }

  private call(tree: Tree & { kind: 'call' }, frame: SqlFrame | null): SqlValue {
    const values = tree.values.map(value => this.kept(this.translate(value, frame)));
    if (tree.callee.kind === 'builtin')
      return callBuiltin(tree.callee.name, values, tree.names, this.builder);
    const called = this.translate(tree.callee, frame);
    if (called.kind !== 'function') return NULL_VALUE;
    const { parameters, body } = called.tree;
    const { names } = tree;
    const fits = names
      ? names.every(name => parameters.some(parameter => parameter.name === name))
      : values.length === parameters.length;
    if (!fits) return NULL_VALUE;
    const inside = new Translator(this.builder, called.names, this.depth + 1);
    let inner = called.frame;
    for (const [i, { name, type }] of parameters.entries()) {
      const value = values[names ? names.indexOf(name) : i] ?? NULL_VALUE;
      const fit = type ? fitted(value, type, (part, at) => inside.translate(part, at), this.builder) : value;
      // A value that does not fit makes the whole call null, which a null given on purpose does not.
      if (type && fit !== value && !isMidnight(value, fit))
        throw refusals.unsupported('可能不符合参数类型的值', 'An argument that may not be of the type');
      inner = { value: fit, outer: inner };
    }
    return inside.translate(body, inner);
  }
}

const isMidnight = (value: SqlValue, fit: SqlValue): boolean =>
  value.kind === 'scalar' && value.type === 'date' && fit.kind === 'scalar' && fit.type === 'date and time';

function frameAt(frame: SqlFrame | null, depth: number): SqlValue {
  let at = frame;
  for (let i = 0; i < depth; i++) at = at?.outer ?? null;
  return at?.value ?? NULL_VALUE;
}
