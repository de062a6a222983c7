import { isPropertyName } from '../values/properties.ts';
import { inputPath } from './build.ts';
import type { Iterator, Test, Tree } from './tree.ts';

/** A dotted path of the evaluation context: `["原许可证", "有效期至"]`. */
export type Path = readonly string[];

const iteratorParts = (iterators: readonly Iterator[]): Tree[] =>
  iterators.flatMap(({ domain, to }) => (to ? [domain, to] : [domain]));

/** The tree of a test. */
export const testPart = (test: Test): Tree =>
  test.kind === 'compare' ? test.end : test.kind === 'value' ? test.value : test.condition;

/** The trees directly below a tree. */
export function partsOf(tree: Tree): readonly Tree[] {
  switch (tree.kind) {
    case 'literal':
    case 'local':
    case 'input':
    case 'builtin':
      return [];
    case 'member':
      return [tree.otherwise];
    case 'path':
      return [tree.target];
    case 'arithmetic':
    case 'compare':
    case 'and':
    case 'or':
      return [tree.left, tree.right];
    case 'negate':
      return [tree.operand];
    case 'between':
      return [tree.value, tree.low, tree.high];
    case 'in':
      return [tree.value, ...tree.tests.map(testPart)];
    case 'if':
      return [tree.condition, tree.whenTrue, tree.whenFalse];
    case 'for':
    case 'some':
    case 'every':
      return [...iteratorParts(tree.iterators), tree.body];
    case 'filter':
      return [tree.list, tree.condition];
    case 'list':
      return tree.items;
    case 'context':
      return [...tree.entries.map(({ value }) => value), ...(tree.result ? [tree.result] : [])];
    case 'range':
      return [tree.start, tree.end].filter(end => end !== null);
    case 'function':
      return [tree.body];
    case 'call':
      return [tree.callee, ...tree.values];
    case 'instance of':
    case 'coerce':
      return [tree.value];
    case 'table':
      return [
        ...tree.inputs.map(({ value }) => value),
        ...tree.outputs.flatMap(({ priorities, fallback }) =>
          fallback ? [...priorities, fallback] : priorities,
        ),
        ...tree.rows.flatMap(row => [...row.cells.filter(cell => cell !== null), ...row.outputs]),
      ];
  }
}

/** Every path once, in order, and none below another: who reads the whole reads its parts. */
export function mergePaths(paths: Iterable<Path>): Path[] {
  const unique = [...new Map([...paths].map(path => [JSON.stringify(path), path])).values()];
  const isBelow = (path: Path, other: Path): boolean =>
    other.length < path.length && other.every((name, i) => path[i] === name);
  return unique.filter(path => !unique.some(other => isBelow(path, other)));
}

function collect(tree: Tree, found: Path[]): void {
  const path = inputPath(tree);
  if (path) {
    const last = path.at(-1);
    found.push(path.length > 1 && last !== undefined && isPropertyName(last) ? path.slice(0, -1) : path);
    return;
  }
  for (const part of partsOf(tree)) collect(part, found);
}

/** What the tree can read of the context. A last step such as `.year` counts as reading the whole value. */
export function readsOf(tree: Tree): Path[] {
  const found: Path[] = [];
  collect(tree, found);
  return mergePaths(found);
}
