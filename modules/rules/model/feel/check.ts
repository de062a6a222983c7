import { kindsFor } from './builtins/define.ts';
import { BUILTINS } from './builtins/index.ts';
import { type Fault, faults } from './faults.ts';
import { itemType, iterating, type TypeEnvironment, typeOf, within } from './infer.ts';
import { partsOf, testPart } from './reads.ts';
import type { PlacedFault } from './syntax.ts';
import type { CellTree, FeelType, Test, Tree } from './tree.ts';
import { bareType } from './type-algebra.ts';
import { ANY } from './types.ts';

// Finds what can only be null because of its kinds, and parts that have no effect. Nothing is said of what may be
// right for some values.

type Kind = FeelType['kind'];

/** The kind of a type, null where it may be any or is only ever null. */
function certain(type: FeelType): Kind | null {
  const { kind } = bareType(type);
  return kind === 'any' || kind === 'null' ? null : kind;
}

const at = (fault: Fault, { from }: Tree): PlacedFault => ({ fault, offset: from });

/** The trees directly below a tree, each with the frames that it sees. */
function below(tree: Tree, environment: TypeEnvironment): (readonly [Tree, TypeEnvironment])[] {
  switch (tree.kind) {
    case 'for':
    case 'some':
    case 'every': {
      const found: (readonly [Tree, TypeEnvironment])[] = [];
      let inner = environment;
      for (const iterator of tree.iterators) {
        found.push([iterator.domain, inner]);
        if (iterator.to) found.push([iterator.to, inner]);
        inner = iterating([iterator], inner);
      }
      return [...found, [tree.body, tree.kind === 'for' ? within(inner, ANY) : inner]];
    }
    case 'filter':
      return [
        [tree.list, environment],
        [tree.condition, within(environment, itemType(typeOf(tree.list, environment)))],
      ];
    case 'context': {
      const found: (readonly [Tree, TypeEnvironment])[] = [];
      let inner = environment;
      for (const { value } of tree.entries) {
        found.push([value, inner]);
        inner = within(inner, typeOf(value, inner));
      }
      return tree.result ? [...found, [tree.result, inner]] : found;
    }
    case 'function':
      return [[tree.body, within(environment, ...tree.parameters.map(({ type }) => type ?? ANY))]];
    default:
      return partsOf(tree).map(part => [part, environment] as const);
  }
}

function operation(
  tree: Tree & { kind: 'arithmetic' | 'compare' },
  environment: TypeEnvironment,
): PlacedFault[] {
  const [left, right] = [tree.left, tree.right].map(side => certain(typeOf(side, environment)));
  if (!left || !right) return [];
  if (tree.operator === '=') return left === right ? [] : [at(faults.neverEqual(left, right), tree.right)];
  return typeOf(tree, environment).kind === 'null'
    ? [at(faults.alwaysNull(tree.operator, left, right), tree)]
    : [];
}

/** Tests of a value: what each compares with must be of the value's kind. */
function membership(tests: readonly Test[], value: FeelType, environment: TypeEnvironment): PlacedFault[] {
  const kind = certain(value);
  if (!kind || kind === 'list') return [];
  return tests.flatMap(test => {
    if (test.kind === 'condition' || (test.kind === 'compare' && test.operator === '!=')) return [];
    const type = bareType(typeOf(testPart(test), environment));
    const holds = test.kind === 'value' && (type.kind === 'range' || type.kind === 'list');
    const given = certain(holds ? type.of : type);
    const differs = given && given !== kind && given !== 'range' && given !== 'list';
    return differs ? [at(faults.neverEqual(kind, given), testPart(test))] : [];
  });
}

function argumentsOf(tree: Tree & { kind: 'call' }, environment: TypeEnvironment): PlacedFault[] {
  const builtin = tree.callee.kind === 'builtin' ? BUILTINS.get(tree.callee.name) : undefined;
  if (!builtin) return [];
  const wanted = kindsFor(builtin, tree.values.length, tree.names);
  return tree.values.flatMap((value, i) => {
    const given = certain(typeOf(value, environment));
    const kinds: readonly Kind[] = wanted[i] ?? [];
    // A list of one stands for that one, and one for a list of it.
    if (!given || given === 'list' || kinds.length === 0 || kinds.includes('list')) return [];
    return kinds.includes(given) ? [] : [at(faults.wrongKind(builtin.name, i + 1, given, kinds), value)];
  });
}

/** Parts that constants keep from having an effect. */
function unreachable(
  tree: Tree & { kind: 'if' | 'and' | 'or' },
  source: (tree: Tree) => string,
): PlacedFault[] {
  if (tree.kind === 'if') {
    const { condition, whenTrue, whenFalse } = tree;
    if (condition.kind !== 'literal') return [];
    const idle = condition.value === true ? whenFalse : whenTrue;
    return [at(faults.unreachable(source(idle), source(condition)), condition)];
  }
  const [side, other] = tree.left.kind === 'literal' ? [tree.left, tree.right] : [tree.right, tree.left];
  if (side.kind !== 'literal' || typeof side.value !== 'boolean') return [];
  const idle = side.value === (tree.kind === 'or') ? other : side;
  return [at(faults.unreachable(source(idle), source(side)), side)];
}

function check(tree: Tree, environment: TypeEnvironment, text: string): PlacedFault[] {
  const source = ({ from, to }: Tree): string => text.slice(from, to).replace(/\s+/g, ' ');
  const deeper = below(tree, environment).flatMap(([part, inner]) => check(part, inner, text));
  switch (tree.kind) {
    case 'arithmetic':
    case 'compare':
      return [...deeper, ...operation(tree, environment)];
    case 'in':
      return [...deeper, ...membership(tree.tests, typeOf(tree.value, environment), environment)];
    case 'if':
    case 'and':
    case 'or':
      return [...deeper, ...unreachable(tree, source)];
    case 'call':
      return [...deeper, ...argumentsOf(tree, environment)];
    default:
      return deeper;
  }
}

/** What is wrong with an expression's kinds. @param inputs the types of the variables, where they are known */
export const checkTree = (tree: Tree, text: string, inputs: ReadonlyMap<string, FeelType>): PlacedFault[] =>
  check(tree, { inputs, locals: [], known: new Map() }, text);

/** What is wrong with the kinds of a cell. @param column the type of the column's values */
export const checkCell = (
  tree: CellTree,
  column: FeelType,
  inputs: ReadonlyMap<string, FeelType>,
): PlacedFault[] => check(tree, { inputs, locals: [column], known: new Map() }, tree.text);
