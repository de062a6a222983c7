import { TEMPORAL_PARSERS } from '../values/iso.ts';
import { buildType } from './build-type.ts';
import { arrange, signatureText } from './builtins/define.ts';
import { BUILTINS } from './builtins/index.ts';
import { faults } from './faults.ts';
import { type Building, children, parts } from './nodes.ts';
import type { Scope } from './scope.ts';
import { unescaped } from './strings.ts';
import type { SyntaxNode } from './syntax.ts';
import type { Entry, Parameter, Span, Tree, TreeShape } from './tree.ts';

export function context(b: Building, all: SyntaxNode[], scope: Scope | null): TreeShape {
  const entries: Entry[] = [];
  let inner = scope;
  for (const part of all) {
    const [key, value] = parts(part);
    const [label] = key ? parts(key) : [];
    const name = label?.name === 'StringLiteral' ? unescaped(b.source(label)) : b.nameOf(label ?? part);
    entries.push({ name, value: b.expression(value, inner) });
    inner = { name, outer: inner };
  }
  return { kind: 'context', entries, result: null };
}

export function dateTime(b: Building, node: SyntaxNode, scope: Scope | null): TreeShape {
  const all = parts(node);
  const [head, values] = all;
  const name = head?.name === 'AtLiteral' ? '@' : b.source(head ?? node).replace(/\s+/g, ' ');
  const only =
    head?.name === 'AtLiteral'
      ? parts(head)[0]
      : children(values ?? node).length === 1
        ? values?.firstChild
        : null;
  if (only?.name !== 'StringLiteral') return call(b, all, scope);
  const text = unescaped(b.source(only));
  const value = TEMPORAL_PARSERS[name]?.(text) ?? null;
  if (value === null && !b.names.lenient) b.names.fault(faults.badDate(text), only);
  return { kind: 'literal', value };
}

export function functionDefinition(
  b: Building,
  node: SyntaxNode,
  all: SyntaxNode[],
  scope: Scope | null,
  span: Span,
): TreeShape {
  if (children(node).some(({ name }) => name === 'external')) b.names.fault(faults.external(), span);
  const parameters: Parameter[] = [];
  let inner = scope;
  for (const part of all[0]?.name === 'FormalParameters' ? parts(all[0]) : []) {
    const [nameNode, type] = parts(part);
    const name = b.nameOf(nameNode ?? part);
    parameters.push({ name, type: type ? buildType(type, b.text, b.names) : null });
    inner = { name, outer: inner };
  }
  const body = all.find(({ name }) => name === 'FunctionBody');
  return { kind: 'function', parameters, body: b.expression(body && parts(body)[0], inner) };
}

export function call(b: Building, all: SyntaxNode[], scope: Scope | null): TreeShape {
  const [head, given] = all;
  const isSpecial = head?.name === 'SpecialFunctionName' || head?.name === 'DateTimeConstructor';
  const callee: Tree = isSpecial
    ? { kind: 'builtin', name: b.source(head).replace(/\s+/g, ' '), from: head.from, to: head.to }
    : head?.name === 'VariableName'
      ? b.names.variable(b.nameOf(head), scope, { from: head.from, to: head.to }, true)
      : b.expression(head, scope);
  const named = given?.name === 'NamedParameters';
  const names = named ? parts(given).map(part => b.nameOf(parts(part)[0] ?? part)) : null;
  const nodes = named ? parts(given).map(part => parts(part)[1]) : given ? parts(given) : [];
  const values = nodes.map(part => b.expression(part, scope));
  if (callee.kind === 'builtin') checkArguments(b, callee, values.length, names);
  return { kind: 'call', callee, values, names };
}

function checkArguments(
  b: Building,
  callee: Tree & { kind: 'builtin' },
  count: number,
  names: readonly string[] | null,
): void {
  const builtin = BUILTINS.get(callee.name);
  if (!builtin || b.names.lenient || arrange(builtin, count, names)) return;
  const signatures = builtin.signatures.map(signature => signatureText(builtin.name, signature));
  b.names.fault(faults.wrongArguments(builtin.name, signatures), callee);
}
