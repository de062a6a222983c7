import { arithmeticType, negationType } from './infer-arithmetic.ts';
import { builtinType } from './infer-calls.ts';
import type { FeelType, Iterator, TableShape, Tree } from './tree.ts';
import {
  bareType,
  joinAll,
  joinTypes,
  listOf,
  NULL_TYPE,
  propertyType,
  typeOfValue,
} from './type-algebra.ts';
import { ANY } from './types.ts';

/** What is known of the variables around an expression. */
export interface TypeEnvironment {
  readonly inputs: ReadonlyMap<string, FeelType>;
  /** The frames around it, the innermost first, as `local` counts them. */
  readonly locals: readonly FeelType[];
  /** What was inferred already, for who asks about every part of one tree. */
  readonly known?: Map<Tree, FeelType>;
}

const BOOLEAN: FeelType = { kind: 'boolean' };
const NOTHING: Tree = { kind: 'literal', value: null, from: 0, to: 0 };

/** The environment inside of frames, the outermost first. */
export const within = (environment: TypeEnvironment, ...frames: FeelType[]): TypeEnvironment => ({
  ...environment,
  locals: [...frames.toReversed(), ...environment.locals],
});

/** What a filter or an iterator gets of a value of the type. */
export function itemType(domain: FeelType): FeelType {
  const bare = bareType(domain);
  return bare.kind === 'list' || bare.kind === 'range' ? bare.of : bare;
}

/** The environment of what iterators run over. */
export function iterating(iterators: readonly Iterator[], environment: TypeEnvironment): TypeEnvironment {
  return iterators.reduce((inner, { domain }) => within(inner, itemType(typeOf(domain, inner))), environment);
}

function filterType(tree: Tree & { kind: 'filter' }, environment: TypeEnvironment): FeelType {
  const item = itemType(typeOf(tree.list, environment));
  const condition = bareType(typeOf(tree.condition, within(environment, item))).kind;
  if (condition === 'number') return item;
  return condition === 'any' ? ANY : listOf(item);
}

function contextType(tree: Tree & { kind: 'context' }, environment: TypeEnvironment): FeelType {
  const entries = new Map<string, FeelType>();
  let inner = environment;
  for (const { name, value } of tree.entries) {
    const type = typeOf(value, inner);
    entries.set(name, type);
    inner = within(inner, type);
  }
  return tree.result ? typeOf(tree.result, inner) : { kind: 'context', entries };
}

function callType(tree: Tree & { kind: 'call' }, environment: TypeEnvironment): FeelType {
  const given = tree.values.map(value => typeOf(value, environment));
  if (tree.callee.kind === 'builtin') return builtinType(tree.callee.name, given, tree.names);
  const called = bareType(typeOf(tree.callee, environment));
  if (called.kind === 'function') return called.returns;
  return called.kind === 'any' ? ANY : NULL_TYPE;
}

/** A table gives its outputs as the hit policy has it, and without a hit its default outputs as they are. */
function tableType(table: TableShape, environment: TypeEnvironment): FeelType {
  const column = (i: number): FeelType =>
    joinAll(table.rows.map(row => typeOf(row.outputs[i] ?? NOTHING, environment)));
  const fallbacks = table.outputs.map(({ fallback }) =>
    fallback ? typeOf(fallback, environment) : NULL_TYPE,
  );
  const shaped = (types: readonly FeelType[]): FeelType =>
    types.length === 1
      ? (types[0] ?? ANY)
      : { kind: 'context', entries: new Map(table.outputs.map(({ name }, i) => [name, types[i] ?? ANY])) };
  const hit = shaped(table.outputs.map((_, i) => column(i)));
  const otherwise = fallbacks.some(({ kind }) => kind !== 'null') ? shaped(fallbacks) : NULL_TYPE;
  switch (table.hitPolicy) {
    case 'R':
    case 'O':
    case 'C':
      return joinTypes(listOf(hit), otherwise);
    case 'C+':
    case 'C#':
      return joinTypes({ kind: 'number' }, otherwise);
    default:
      return joinTypes(hit, otherwise);
  }
}

/** A comparison by order is always null between kinds that have none; equality may still compare nulls. */
function comparisonType(tree: Tree & { kind: 'compare' }, environment: TypeEnvironment): FeelType {
  if (tree.operator === '=' || tree.operator === '!=') return BOOLEAN;
  const [a, b] = [tree.left, tree.right].map(side => bareType(typeOf(side, environment)).kind);
  return a === 'null' || b === 'null' || (a !== b && a !== 'any' && b !== 'any') ? NULL_TYPE : BOOLEAN;
}

/**
 * The type of every value that the expression can have (null belongs to each type): 'null' where it is always
 * null, 'any' where nothing is known.
 */
export function typeOf(tree: Tree, environment: TypeEnvironment): FeelType {
  const known = environment.known?.get(tree);
  if (known) return known;
  const type = inferType(tree, environment);
  environment.known?.set(tree, type);
  return type;
}

function inferType(tree: Tree, environment: TypeEnvironment): FeelType {
  const of = (part: Tree): FeelType => typeOf(part, environment);
  switch (tree.kind) {
    case 'literal':
      return typeOfValue(tree.value);
    case 'local':
      return environment.locals[tree.depth] ?? ANY;
    case 'input':
      return environment.inputs.get(tree.name) ?? ANY;
    case 'builtin':
      return { kind: 'function', parameters: null, returns: ANY };
    case 'member':
      return joinAll([
        ...tree.items.map(depth => propertyType(environment.locals[depth] ?? ANY, tree.name)),
        of(tree.otherwise),
      ]);
    case 'path':
      return propertyType(of(tree.target), tree.name);
    case 'arithmetic':
      return arithmeticType(tree.operator, of(tree.left), of(tree.right));
    case 'negate':
      return negationType(of(tree.operand));
    case 'compare':
      return comparisonType(tree, environment);
    case 'and':
    case 'or':
    case 'between':
    case 'in':
    case 'some':
    case 'every':
    case 'instance of':
      return BOOLEAN;
    case 'if':
      return joinTypes(of(tree.whenTrue), of(tree.whenFalse));
    case 'for':
      return listOf(typeOf(tree.body, within(iterating(tree.iterators, environment), listOf(ANY))));
    case 'filter':
      return filterType(tree, environment);
    case 'list':
      return listOf(joinAll(tree.items.map(of)));
    case 'context':
      return contextType(tree, environment);
    case 'range':
      return { kind: 'range', of: joinAll([tree.start, tree.end].flatMap(end => (end ? [of(end)] : []))) };
    case 'function': {
      const parameters = tree.parameters.map(({ type }) => type ?? ANY);
      return { kind: 'function', parameters, returns: typeOf(tree.body, within(environment, ...parameters)) };
    }
    case 'call':
      return callType(tree, environment);
    case 'coerce':
      return tree.type.kind === 'any' ? of(tree.value) : tree.type;
    case 'table':
      return tableType(tree, environment);
  }
}
