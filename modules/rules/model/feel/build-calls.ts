import { TEMPORAL_PARSERS } from '../values/iso.ts';
import { buildType } from './build-type.ts';
import { arrange, kindsFor, signatureText } from './builtins/define.ts';
import { BUILTINS } from './builtins/index.ts';
import { faults } from './faults.ts';
import { type Building, children, parts } from './nodes.ts';
import type { Scope } from './scope.ts';
import { unescaped } from './strings.ts';
import type { SyntaxNode } from './syntax.ts';
import type { Entry, Parameter, Span, Tree, TreeShape } from './tree.ts';
import { namedType } from './types.ts';

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
  const [head] = all;
  const text = head?.name === 'AtLiteral' ? parts(head)[0] : undefined;
  return text ? temporal(b, '@', unescaped(b.source(text)), text) : call(b, all, scope);
}

/** The literal that a text is, read as what `name` makes of it. */
function temporal(b: Building, name: string, text: string, span: Span): TreeShape {
  const value = TEMPORAL_PARSERS[name]?.(text) ?? null;
  if (value === null && !b.names.lenient) b.names.fault(faults.badDate(text), span);
  return { kind: 'literal', value };
}

/** The text of `date("...")` and its like, null where the call is another. */
function temporalText(callee: Tree, [only, ...others]: readonly Tree[], names: readonly string[] | null) {
  if (callee.kind !== 'builtin' || !Object.hasOwn(TEMPORAL_PARSERS, callee.name)) return null;
  if (names || others.length > 0 || only?.kind !== 'literal' || typeof only.value !== 'string') return null;
  return { name: callee.name, text: only.value, span: only };
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
  const literal = temporalText(callee, values, names);
  if (literal) return temporal(b, literal.name, literal.text, literal.span);
  if (callee.kind === 'builtin') checkArguments(b, callee, values.length, names);
  return { kind: 'call', callee, values: names ? fitted(callee, values, names) : values, names };
}

/** A parameter's name may choose among signatures, and then its kind is binding. */
function fitted(callee: Tree, values: readonly Tree[], names: readonly string[]): readonly Tree[] {
  const builtin = callee.kind === 'builtin' ? BUILTINS.get(callee.name) : undefined;
  if (!builtin || builtin.signatures.length < 2) return values;
  const kinds = kindsFor(builtin, values.length, names);
  return values.map((value, i): Tree => {
    const [kind, ...others] = kinds[i] ?? [];
    const type = kind && others.length === 0 ? namedType(kind) : undefined;
    return type ? { kind: 'coerce', value, type, from: value.from, to: value.to } : value;
  });
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
