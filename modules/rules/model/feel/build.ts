import { LIMITS } from '../limits.ts';
import { parseNumber } from '../values/numbers.ts';
import { call, context, dateTime, functionDefinition } from './build-calls.ts';
import { interval, openRange, test, tests } from './build-tests.ts';
import { buildType } from './build-type.ts';
import { faults } from './faults.ts';
import { type Building, children, parts } from './nodes.ts';
import type { Names, Scope } from './scope.ts';
import { unescaped } from './strings.ts';
import type { SyntaxNode } from './syntax.ts';
import type { ArithmeticOperator, CompareOperator, Iterator, Span, Test, Tree, TreeShape } from './tree.ts';

const JOINING = new Set(['Conjunction', 'Disjunction', 'Comparison']);

/** Builds our tree from the grammar's. One use for one text. */
export class TreeBuilder implements Building {
  readonly text: string;
  readonly names: Names;
  private nesting = 0;
  private mentionsInput = false;
  private tooDeep = false;

  constructor(text: string, names: Names) {
    this.text = text;
    this.names = names;
  }

  source(node: Span): string {
    return this.text.slice(node.from, node.to);
  }

  nameOf(node: Span): string {
    return this.names.canonical(this.source(node));
  }

  expression(node: SyntaxNode | undefined, scope: Scope | null): Tree {
    const span = { from: node?.from ?? 0, to: node?.to ?? 0 };
    if (!node) return { kind: 'literal', value: null, ...span };
    if (this.nesting >= LIMITS.nesting) {
      if (!this.tooDeep) this.names.fault(faults.tooDeep(LIMITS.nesting), span);
      this.tooDeep = true;
      return { kind: 'literal', value: null, ...span };
    }
    this.nesting += 1;
    const shape = this.shape(node, scope, span);
    this.nesting -= 1;
    return { ...shape, ...span };
  }

  watched(node: SyntaxNode | undefined, scope: Scope | null): { tree: Tree; mentionsInput: boolean } {
    const before = this.mentionsInput;
    this.mentionsInput = false;
    const tree = this.expression(node, scope);
    const { mentionsInput } = this;
    this.mentionsInput ||= before;
    return { tree, mentionsInput };
  }

  private shape(node: SyntaxNode, scope: Scope | null, span: Span): TreeShape {
    const all = parts(node);
    const at = (i: number): Tree => this.expression(all[i], scope);
    const operator = (): string =>
      this.source(children(node).find(({ name }) => name.endsWith('Op')) ?? span);
    switch (node.name) {
      case 'Expression':
      case 'ParenthesizedExpression':
      case 'PositiveUnaryTest':
        return at(0);
      case 'null':
        return { kind: 'literal', value: null };
      case '?':
        this.mentionsInput = true;
        return this.names.variable('?', scope, span);
      case 'NumericLiteral':
        return { kind: 'literal', value: parseNumber(this.source(node).replace(/\s/g, '')) };
      case 'StringLiteral':
        return { kind: 'literal', value: unescaped(this.source(node)) };
      case 'BooleanLiteral':
        return { kind: 'literal', value: this.source(node) === 'true' };
      case 'DateTimeLiteral':
        return dateTime(this, node, scope);
      case 'VariableName':
        return this.names.variable(this.nameOf(node), scope, span);
      case 'ArithmeticExpression':
        if (all.length === 1) return operator() === '-' ? { kind: 'negate', operand: at(0) } : at(0);
        return {
          kind: 'arithmetic',
          operator: operator().replace('^', '**') as ArithmeticOperator,
          left: at(0),
          right: at(1),
        };
      case 'Conjunction':
        return { kind: 'and', left: at(0), right: at(1) };
      case 'Disjunction':
        return { kind: 'or', left: at(0), right: at(1) };
      case 'Comparison':
        return this.comparison(node, at(0), scope);
      case 'SimplePositiveUnaryTest':
        return openRange(this, node, scope);
      case 'Interval':
        return interval(this, node, scope);
      case 'IfExpression':
        return { kind: 'if', condition: at(0), whenTrue: at(1), whenFalse: at(2) };
      case 'ForExpression':
        return this.forExpression(all, scope);
      case 'QuantifiedExpression': {
        const [iterators, inner] = this.iterators(all[0], scope);
        const kind = this.source(node).startsWith('some') ? 'some' : 'every';
        return { kind, iterators, body: this.expression(all[1], inner) };
      }
      case 'FilterExpression':
        return {
          kind: 'filter',
          list: at(0),
          condition: this.expression(all[1], { name: null, outer: scope }),
        };
      case 'PathExpression':
        return this.path(all, scope, span);
      case 'List':
        return { kind: 'list', items: all.map(part => this.expression(part, scope)) };
      case 'Context':
        return context(this, all, scope);
      case 'FunctionDefinition':
        return functionDefinition(this, node, all, scope, span);
      case 'FunctionInvocation':
        return call(this, all, scope);
      case 'InstanceOfExpression':
        return { kind: 'instance of', value: at(0), type: buildType(all[1], this.text, this.names) };
      default:
        this.names.fault(faults.syntax(this.text, node.from), span);
        return { kind: 'literal', value: null };
    }
  }

  private comparison(node: SyntaxNode, value: Tree, scope: Scope | null): TreeShape {
    const [, second, third] = parts(node);
    if (second?.name === 'PositiveUnaryTests')
      return { kind: 'in', value, tests: tests(this, second, scope), negated: false };
    if (second?.name === 'PositiveUnaryTest') return this.membership(value, second, scope);
    const right = this.expression(second, scope);
    if (third) return { kind: 'between', value, low: right, high: this.expression(third, scope) };
    const operator = this.source(
      children(node).find(({ name }) => name === 'CompareOp') ?? node,
    ) as CompareOperator;
    if (second?.name === 'SimplePositiveUnaryTest' && /^[=<>!]/.test(this.source(second)))
      this.names.fault(faults.syntax(this.text, second.from), second);
    return { kind: 'compare', operator, left: value, right };
  }

  /**
   * `value in test`. The grammar takes `x in a and b` for `x in (a and b)`, but `in` binds closer than what joins
   * or compares truths (DMN 1.5, 10.3.1.2): the test is the first operand, and the rest is about its outcome.
   */
  private membership(value: Tree, node: SyntaxNode, scope: Scope | null): TreeShape {
    const around: SyntaxNode[] = [];
    const inner = parts(node)[0] ?? node;
    const compares = inner.name === 'SimplePositiveUnaryTest' && inner.firstChild?.name === 'CompareOp';
    let operand = compares ? parts(inner)[0] : inner;
    while (operand && JOINING.has(operand.name)) {
      around.unshift(operand);
      operand = parts(operand)[0];
    }
    if (around.length === 0 || !operand)
      return { kind: 'in', value, tests: [test(this, node, scope)], negated: false };
    const only: Test = compares
      ? {
          kind: 'compare',
          operator: this.source(inner.firstChild ?? inner) as CompareOperator,
          end: this.expression(operand, scope),
        }
      : test(this, operand, scope);
    let shape: TreeShape = { kind: 'in', value, tests: [only], negated: false };
    for (const outer of around) {
      const left: Tree = { ...shape, from: value.from, to: operand.to };
      const kind = outer.name === 'Conjunction' ? 'and' : 'or';
      shape =
        outer.name === 'Comparison'
          ? this.comparison(outer, left, scope)
          : { kind, left, right: this.expression(parts(outer)[1], scope) };
    }
    return shape;
  }

  private iterators(node: SyntaxNode | undefined, scope: Scope | null): [Iterator[], Scope | null] {
    const iterators: Iterator[] = [];
    let inner = scope;
    for (const part of node ? parts(node) : []) {
      const [nameNode, domainNode] = parts(part);
      const [from, to] = domainNode?.name === 'IterationContext' ? parts(domainNode) : [domainNode];
      const name = this.nameOf(nameNode ?? part);
      iterators.push({
        name,
        domain: this.expression(from, inner),
        to: to ? this.expression(to, inner) : null,
      });
      inner = { name, outer: inner };
    }
    return [iterators, inner];
  }

  private forExpression(all: SyntaxNode[], scope: Scope | null): TreeShape {
    const [iterators, inner] = this.iterators(all[0], scope);
    return { kind: 'for', iterators, body: this.expression(all[1], { name: 'partial', outer: inner }) };
  }

  private path(all: SyntaxNode[], scope: Scope | null, span: Span): TreeShape {
    const [targetNode, nameNode] = all;
    const target = this.expression(targetNode, scope);
    const name = this.nameOf(nameNode ?? span);
    const path = inputPath(target);
    if (path) this.names.checkPath([...path, name], nameNode ?? span);
    return this.names.entry(target, name);
  }
}

/** The path of entries from a variable of the context, null when the tree is another. */
export function inputPath(tree: Tree): string[] | null {
  if (tree.kind === 'input') return [tree.name];
  const path = tree.kind === 'path' ? inputPath(tree.target) : null;
  return path && tree.kind === 'path' ? [...path, tree.name] : null;
}
