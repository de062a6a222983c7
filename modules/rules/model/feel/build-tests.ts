import { faults } from './faults.ts';
import { type Building, children, parts } from './nodes.ts';
import type { Scope } from './scope.ts';
import type { SyntaxNode } from './syntax.ts';
import type { CellTree, CompareOperator, Test, Tree, TreeShape } from './tree.ts';

const LOGICAL = new Set<Tree['kind']>([
  'compare',
  'and',
  'or',
  'between',
  'in',
  'some',
  'every',
  'instance of',
]);

/** The tests of a cell as a tree about `?`, null for `-`. */
export function unaryTests(b: Building, node: SyntaxNode, scope: Scope | null): CellTree | null {
  const given = parts(node).find(({ name }) => name === 'PositiveUnaryTests');
  if (!given) return null;
  const span = { from: node.from, to: node.to };
  const inverted = children(node).some(({ name }) => name === 'not') ? given : invertedTests(b, given);
  const value: Tree = { kind: 'local', name: '?', depth: 0, ...span };
  return {
    kind: 'in',
    value,
    tests: tests(b, inverted ?? given, scope),
    negated: inverted !== null,
    text: b.text,
    ...span,
  };
}

/** The tests within `not(...)`, which the grammar may also read as a call of the function of that name. */
function invertedTests(b: Building, tests: SyntaxNode): SyntaxNode | null {
  const [only, ...others] = parts(tests);
  const call = only && parts(only)[0];
  if (!call || others.length > 0 || call.name !== 'FunctionInvocation') return null;
  const [callee, values] = parts(call);
  return callee && values?.name === 'PositionalParameters' && b.source(callee) === 'not' ? values : null;
}

/** What a comparison compares with: a value, not another comparison as in `<> 5`. */
function endOf(b: Building, node: SyntaxNode, scope: Scope | null): Tree {
  const [end] = parts(node);
  if (end?.name === 'SimplePositiveUnaryTest' && end.firstChild?.name === 'CompareOp')
    b.names.fault(faults.syntax(b.text, end.from), end);
  return b.expression(end, scope);
}

export function tests(b: Building, node: SyntaxNode, scope: Scope | null): Test[] {
  return parts(node).map(part => test(b, part, scope));
}

export function test(b: Building, node: SyntaxNode, scope: Scope | null): Test {
  const inner = node.name === 'PositiveUnaryTest' ? parts(node)[0] : node;
  const operator = inner?.name === 'SimplePositiveUnaryTest' ? inner.firstChild : null;
  if (inner && operator?.name === 'CompareOp')
    return {
      kind: 'compare',
      operator: b.source(operator) as CompareOperator,
      end: endOf(b, inner, scope),
    };
  const { tree, mentionsInput } = b.watched(inner, scope);
  return mentionsInput || LOGICAL.has(tree.kind)
    ? { kind: 'condition', condition: tree }
    : { kind: 'value', value: tree };
}

/** `< 5` as a value is a range without a start; `[1..5]` stands here too. */
export function openRange(b: Building, node: SyntaxNode, scope: Scope | null): TreeShape {
  const operator = node.firstChild?.name === 'CompareOp' ? b.source(node.firstChild) : '';
  const end = operator === '' ? b.expression(parts(node)[0], scope) : endOf(b, node, scope);
  const open = { kind: 'range', start: null, end: null, startIncluded: false, endIncluded: false } as const;
  switch (operator) {
    case '':
      return end;
    case '<':
    case '<=':
      return { ...open, end, endIncluded: operator === '<=' };
    case '>':
    case '>=':
      return { ...open, start: end, startIncluded: operator === '>=' };
    case '!=':
      if (!b.names.lenient) b.names.fault(faults.notHere(operator), node);
      return { ...open, start: end, end, startIncluded: true, endIncluded: true, operator };
    case '=':
      return { ...open, start: end, end, startIncluded: true, endIncluded: true, operator };
    default:
      b.names.fault(faults.notHere(operator), node);
      return open;
  }
}

export function interval(b: Building, node: SyntaxNode, scope: Scope | null): TreeShape {
  const [start, end] = parts(node).map(part => b.expression(part, scope));
  const source = b.source(node);
  const range = { start: start ?? null, end: end ?? null };
  return {
    kind: 'range',
    ...range,
    startIncluded: source.startsWith('['),
    endIncluded: source.endsWith(']'),
  };
}
