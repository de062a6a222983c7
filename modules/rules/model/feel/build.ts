import { TEMPORAL_PARSERS } from '../values/iso.ts';
import { parseNumber } from '../values/numbers.ts';
import { BUILTINS } from './builtins/index.ts';
import { arrange, signatureText } from './builtins/define.ts';
import { faults } from './faults.ts';
import { LIMITS } from './limits.ts';
import type { Names, Scope } from './scope.ts';
import { unescaped } from './strings.ts';
import type { SyntaxNode } from './syntax.ts';
import type { ArithmeticOperator, CellTree, CompareOperator, Entry, Iterator, Parameter, Span, Test, Tree, TreeShape } from './tree.ts';
import { buildType } from './build-type.ts';

const OPERATORS = new Set(['ArithOp', 'CompareOp', 'Identifier', 'LineComment', 'BlockComment']);
const LOGICAL = new Set<Tree['kind']>(['compare', 'and', 'or', 'between', 'in', 'some', 'every', 'instance of']);

const children = (node: SyntaxNode): SyntaxNode[] => {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) found.push(child);
  return found;
};

/** The parts of a node that are expressions or structure, without keywords, brackets and operators. */
const parts = (node: SyntaxNode): SyntaxNode[] =>
  children(node).filter(({ name }) => (/^[A-Z]/.test(name) && !OPERATORS.has(name)) || name === 'null' || name === '?');

/** Builds our tree from the grammar's. One use for one text. */
export class TreeBuilder {
  private readonly text: string;
  private readonly names: Names;
  private nesting = 0;
  private mentionsInput = false;

  constructor(text: string, names: Names) {
    this.text = text;
    this.names = names;
  }

  private source(node: Span): string {
    return this.text.slice(node.from, node.to);
  }

  private nameOf(node: Span): string {
    return this.names.canonical(this.source(node));
  }

  expression(node: SyntaxNode | undefined, scope: Scope | null): Tree {
    const span = { from: node?.from ?? 0, to: node?.to ?? 0 };
    if (!node) return { kind: 'literal', value: null, ...span };
    if (this.nesting >= LIMITS.nesting) {
      if (!this.names.faults.some(({ fault }) => fault.message.en.includes('nested')))
        this.names.fault(faults.tooDeep(LIMITS.nesting), span);
      return { kind: 'literal', value: null, ...span };
    }
    this.nesting += 1;
    const shape = this.shape(node, scope, span);
    this.nesting -= 1;
    return { ...shape, ...span };
  }

  private shape(node: SyntaxNode, scope: Scope | null, span: Span): TreeShape {
    const all = parts(node);
    const at = (i: number): Tree => this.expression(all[i], scope);
    const operator = (): string => this.source(children(node).find(({ name }) => name.endsWith('Op')) ?? span);
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
        return this.dateTime(node, scope);
      case 'VariableName':
        return this.names.variable(this.nameOf(node), scope, span);
      case 'ArithmeticExpression':
        if (all.length === 1)
          return operator() === '-' ? { kind: 'negate', operand: at(0) } : at(0);
        return { kind: 'arithmetic', operator: operator().replace('^', '**') as ArithmeticOperator, left: at(0), right: at(1) };
      case 'Conjunction':
        return { kind: 'and', left: at(0), right: at(1) };
      case 'Disjunction':
        return { kind: 'or', left: at(0), right: at(1) };
      case 'Comparison':
        return this.comparison(node, all, scope);
      case 'SimplePositiveUnaryTest':
        return this.openRange(node, scope);
      case 'Interval':
        return this.interval(node, scope);
      case 'IfExpression':
        return { kind: 'if', condition: at(0), then: at(1), otherwise: at(2) };
      case 'ForExpression':
        return this.forExpression(all, scope);
      case 'QuantifiedExpression': {
        const [iterators, inner] = this.iterators(all[0], scope);
        const kind = this.source(node).startsWith('some') ? 'some' : 'every';
        return { kind, iterators, body: this.expression(all[1], inner) };
      }
      case 'FilterExpression':
        return { kind: 'filter', list: at(0), condition: this.expression(all[1], { name: null, outer: scope }) };
      case 'PathExpression':
        return this.path(all, scope, span);
      case 'List':
        return { kind: 'list', items: all.map(part => this.expression(part, scope)) };
      case 'Context':
        return this.context(all, scope);
      case 'FunctionDefinition':
        return this.functionDefinition(node, all, scope, span);
      case 'FunctionInvocation':
        return this.call(all, scope);
      case 'InstanceOfExpression':
        return { kind: 'instance of', value: at(0), type: buildType(all[1], this.text, this.names) };
      default:
        this.names.fault(faults.syntax(this.text, node.from), span);
        return { kind: 'literal', value: null };
    }
  }

  private dateTime(node: SyntaxNode, scope: Scope | null): TreeShape {
    const all = parts(node);
    const [head, values] = all;
    const name = head?.name === 'AtLiteral' ? '@' : this.source(head ?? node).replace(/\s+/g, ' ');
    const only = head?.name === 'AtLiteral' ? parts(head)[0] : children(values ?? node).length === 1 ? values?.firstChild : null;
    if (only?.name !== 'StringLiteral') return this.call(all, scope);
    const text = unescaped(this.source(only));
    const value = TEMPORAL_PARSERS[name]?.(text) ?? null;
    if (value === null && !this.names.lenient) this.names.fault(faults.badDate(text), only);
    return { kind: 'literal', value };
  }

  private comparison(node: SyntaxNode, all: SyntaxNode[], scope: Scope | null): TreeShape {
    const [first, second, third] = all;
    const value = this.expression(first, scope);
    if (second?.name === 'PositiveUnaryTests') return { kind: 'in', value, tests: this.tests(second, scope), negated: false };
    if (second?.name === 'PositiveUnaryTest') return { kind: 'in', value, tests: [this.test(second, scope)], negated: false };
    const right = this.expression(second, scope);
    if (third) return { kind: 'between', value, low: right, high: this.expression(third, scope) };
    const operator = this.source(children(node).find(({ name }) => name === 'CompareOp') ?? node) as CompareOperator;
    if (second?.name === 'SimplePositiveUnaryTest' && /^[=<>!]/.test(this.source(second)))
      this.names.fault(faults.syntax(this.text, second.from), second);
    return { kind: 'compare', operator, left: value, right };
  }

  /** The tests of a cell as a tree about `?`, null for `-`. */
  unaryTests(node: SyntaxNode, scope: Scope | null): CellTree | null {
    const tests = parts(node).find(({ name }) => name === 'PositiveUnaryTests');
    if (!tests) return null;
    const span = { from: node.from, to: node.to };
    const inverted = children(node).some(({ name }) => name === 'not') ? tests : this.invertedTests(tests);
    const value: Tree = { kind: 'local', name: '?', depth: 0, ...span };
    return { kind: 'in', value, tests: this.tests(inverted ?? tests, scope), negated: inverted !== null, ...span };
  }

  /** The tests within `not(...)`, which the grammar may also read as a call of the function of that name. */
  private invertedTests(tests: SyntaxNode): SyntaxNode | null {
    const [only, ...others] = parts(tests);
    const call = only && parts(only)[0];
    if (!call || others.length > 0 || call.name !== 'FunctionInvocation') return null;
    const [callee, values] = parts(call);
    return callee && values?.name === 'PositionalParameters' && this.source(callee) === 'not' ? values : null;
  }

  private tests(node: SyntaxNode, scope: Scope | null): Test[] {
    return parts(node).map(part => this.test(part, scope));
  }

  private test(node: SyntaxNode, scope: Scope | null): Test {
    const inner = node.name === 'PositiveUnaryTest' ? parts(node)[0] : node;
    const operator = inner?.name === 'SimplePositiveUnaryTest' ? inner.firstChild : null;
    if (inner && operator?.name === 'CompareOp')
      return { kind: 'compare', operator: this.source(operator) as CompareOperator, end: this.expression(parts(inner)[0], scope) };
    const before = this.mentionsInput;
    this.mentionsInput = false;
    const tree = this.expression(inner, scope);
    const isCondition = this.mentionsInput || LOGICAL.has(tree.kind);
    this.mentionsInput ||= before;
    return isCondition ? { kind: 'condition', condition: tree } : { kind: 'value', value: tree };
  }

  /** `< 5` as a value is a range without a start; `[1..5]` stands here too. */
  private openRange(node: SyntaxNode, scope: Scope | null): TreeShape {
    const [first] = parts(node);
    const operator = node.firstChild?.name === 'CompareOp' ? this.source(node.firstChild) : '';
    const end = this.expression(first, scope);
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
      case '=':
        return { kind: 'range', start: end, end, startIncluded: true, endIncluded: true };
      default:
        this.names.fault(faults.notHere(operator), node);
        return open;
    }
  }

  private interval(node: SyntaxNode, scope: Scope | null): TreeShape {
    const [start, end] = parts(node).map(part => this.expression(part, scope));
    const source = this.source(node);
    const range = { start: start ?? null, end: end ?? null };
    return { kind: 'range', ...range, startIncluded: source.startsWith('['), endIncluded: source.endsWith(']') };
  }

  private iterators(node: SyntaxNode | undefined, scope: Scope | null): [Iterator[], Scope | null] {
    const iterators: Iterator[] = [];
    let inner = scope;
    for (const part of node ? parts(node) : []) {
      const [nameNode, domainNode] = parts(part);
      const [from, to] = domainNode?.name === 'IterationContext' ? parts(domainNode) : [domainNode];
      const name = this.nameOf(nameNode ?? part);
      iterators.push({ name, domain: this.expression(from, inner), to: to ? this.expression(to, inner) : null });
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
    return { kind: 'path', target, name };
  }

  private context(all: SyntaxNode[], scope: Scope | null): TreeShape {
    const entries: Entry[] = [];
    let inner = scope;
    for (const part of all) {
      const [key, value] = parts(part);
      const [label] = key ? parts(key) : [];
      const name = label?.name === 'StringLiteral' ? unescaped(this.source(label)) : this.nameOf(label ?? part);
      entries.push({ name, value: this.expression(value, inner) });
      inner = { name, outer: inner };
    }
    return { kind: 'context', entries, result: null };
  }

  private functionDefinition(node: SyntaxNode, all: SyntaxNode[], scope: Scope | null, span: Span): TreeShape {
    if (children(node).some(({ name }) => name === 'external')) this.names.fault(faults.external(), span);
    const parameters: Parameter[] = [];
    let inner = scope;
    for (const part of all[0]?.name === 'FormalParameters' ? parts(all[0]) : []) {
      const [nameNode, type] = parts(part);
      const name = this.nameOf(nameNode ?? part);
      parameters.push({ name, type: type ? buildType(type, this.text, this.names) : null });
      inner = { name, outer: inner };
    }
    const body = all.find(({ name }) => name === 'FunctionBody');
    return { kind: 'function', parameters, body: this.expression(body && parts(body)[0], inner) };
  }

  private call(all: SyntaxNode[], scope: Scope | null): TreeShape {
    const [head, given] = all;
    const isSpecial = head?.name === 'SpecialFunctionName' || head?.name === 'DateTimeConstructor';
    const callee: Tree = isSpecial
      ? { kind: 'builtin', name: this.source(head).replace(/\s+/g, ' '), from: head.from, to: head.to }
      : head?.name === 'VariableName'
        ? this.names.variable(this.nameOf(head), scope, { from: head.from, to: head.to }, true)
        : this.expression(head, scope);
    const named = given?.name === 'NamedParameters';
    const names = named ? parts(given).map(part => this.nameOf(parts(part)[0] ?? part)) : null;
    const nodes = named ? parts(given).map(part => parts(part)[1]) : given ? parts(given) : [];
    const values = nodes.map(part => this.expression(part, scope));
    if (callee.kind === 'builtin') this.checkArguments(callee, values.length, names);
    return { kind: 'call', callee, values, names };
  }

  private checkArguments(callee: Tree & { kind: 'builtin' }, count: number, names: readonly string[] | null): void {
    const builtin = BUILTINS.get(callee.name);
    if (!builtin || this.names.lenient || arrange(builtin, count, names)) return;
    const signatures = builtin.signatures.map(signature => signatureText(builtin.name, signature));
    this.names.fault(faults.wrongArguments(builtin.name, signatures), callee);
  }
}

/** The path of entries from a variable of the context, null when the tree is another. */
export function inputPath(tree: Tree): string[] | null {
  if (tree.kind === 'input') return [tree.name];
  const path = tree.kind === 'path' ? inputPath(tree.target) : null;
  return path && tree.kind === 'path' ? [...path, tree.name] : null;
}
