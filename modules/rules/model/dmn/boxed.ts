import type { Entry, Parameter, Tree } from '../feel/tree.ts';
import { NOWHERE, NULL, type Place } from './context.ts';
import { child, childrenOf, type Element, textOf, typeOf } from './elements.ts';
import { dmnFaults } from './faults.ts';
import { buildTable } from './table.ts';

const FALSE: Tree = { kind: 'literal', value: false, ...NOWHERE };

function context(element: Element, place: Place): Tree {
  const entries: Entry[] = [];
  let inner = place;
  for (const entry of childrenOf(element, 'contextEntry')) {
    const variable = child(entry, 'variable');
    const name = textOf(variable, 'name');
    const value = buildBoxed(child(entry, 'value'), inner.at(name || 'result'));
    if (!variable) return { kind: 'context', entries, result: value, ...NOWHERE };
    entries.push({ name, value: inner.typed(value, textOf(variable, 'typeRef')) });
    inner = inner.with(name);
  }
  return { kind: 'context', entries, result: null, ...NOWHERE };
}

function invocation(element: Element, place: Place): Tree {
  const called = child(element, 'calledFunction');
  const bindings = childrenOf(element, 'binding');
  const names = bindings.map(binding => textOf(child(binding, 'parameter'), 'name'));
  return {
    kind: 'call',
    callee: place.expression(textOf(called, 'text')),
    values: bindings.map((binding, i) =>
      buildBoxed(child(binding, 'bindingFormula'), place.at(names[i] ?? '')),
    ),
    names,
    ...NOWHERE,
  };
}

function relation(element: Element, place: Place): Tree {
  const columns = childrenOf(element, 'column').map(column => textOf(column, 'name'));
  const items = childrenOf(element, 'row').map((row, index): Tree => {
    const cells = childrenOf(row, 'elements');
    const entries = columns.map((name, column) => ({
      name,
      value: unscoped(cells[column], place.at(`row ${index + 1}/${name}`), column),
    }));
    return { kind: 'context', entries, result: null, ...NOWHERE };
  });
  return { kind: 'list', items, ...NOWHERE };
}

/** A cell of a relation: it stands beside the others, but the context pushes each as a frame. */
function unscoped(element: Element | undefined, place: Place, before: number): Tree {
  let inner = place;
  for (let i = 0; i < before; i++) inner = inner.with('');
  return buildBoxed(element, inner);
}

/** The tree of a function definition (DMN 1.5, 10.2.2.6); also of a business knowledge model's logic. */
export function buildFunction(element: Element, place: Place): Tree {
  const kind = textOf(element, 'kind');
  if (kind !== '' && kind !== 'FEEL') place.report(dmnFaults.unsupported(`${kind} function`, place.where));
  const parameters = childrenOf(element, 'formalParameter').map((parameter): Parameter => {
    const type = place.type(textOf(parameter, 'typeRef'));
    return { name: textOf(parameter, 'name'), type: type.kind === 'any' ? null : type };
  });
  const inner = parameters.reduce((scope, { name }) => scope.with(name), place);
  const body = kind === '' || kind === 'FEEL' ? buildBoxed(child(element, 'body'), inner) : NULL;
  return { kind: 'function', parameters, body, ...NOWHERE };
}

/** A part of the boxed expressions that came with DMN 1.4. */
const part = (element: Element, name: string, place: Place): Tree =>
  buildBoxed(child(child(element, name), 'expression'), place.at(name));

function iteration(element: Element, kind: 'for' | 'some' | 'every', place: Place): Tree {
  const name = textOf(element, 'iteratorVariable');
  const iterators = [{ name, domain: part(element, 'in', place), to: null }];
  const inner = place.with(name);
  const body =
    kind === 'for' ? part(element, 'return', inner.with('partial')) : part(element, 'satisfies', inner);
  return { kind, iterators, body, ...NOWHERE };
}

function logic(element: Element, place: Place): Tree {
  switch (typeOf(element)) {
    case 'LiteralExpression':
      return place.expression(textOf(element, 'text'));
    case 'DecisionTable':
      return buildTable(element, place);
    case 'Context':
      return context(element, place);
    case 'Invocation':
      return invocation(element, place);
    case 'List':
      return {
        kind: 'list',
        items: childrenOf(element, 'elements').map((item, i) => buildBoxed(item, place.at(String(i + 1)))),
        ...NOWHERE,
      };
    case 'Relation':
      return relation(element, place);
    case 'FunctionDefinition':
      return buildFunction(element, place);
    case 'Conditional': {
      const [condition = NULL, whenTrue = NULL, whenFalse = NULL] = ['if', 'then', 'else'].map(name =>
        part(element, name, place),
      );
      // Unlike FEEL's if, the boxed one gives null for a condition that is neither true, false nor null.
      const tests = [FALSE, NULL].map(value => ({ kind: 'value', value }) as const);
      const isFalse: Tree = { kind: 'in', value: condition, tests, negated: false, ...NOWHERE };
      const rest: Tree = { kind: 'if', condition: isFalse, whenTrue: whenFalse, whenFalse: NULL, ...NOWHERE };
      return { kind: 'if', condition, whenTrue, whenFalse: rest, ...NOWHERE };
    }
    case 'Filter':
      return {
        kind: 'filter',
        list: part(element, 'in', place),
        condition: part(element, 'match', place.with(null)),
        ...NOWHERE,
      };
    case 'For':
      return iteration(element, 'for', place);
    case 'Some':
      return iteration(element, 'some', place);
    case 'Every':
      return iteration(element, 'every', place);
    default:
      place.report(dmnFaults.unsupported(typeOf(element), place.where));
      return NULL;
  }
}

/** The tree of a boxed expression of any kind (DMN 1.5, 10.2.2), brought to its own `typeRef`. */
export function buildBoxed(element: Element | undefined, place: Place): Tree {
  if (!element) {
    place.report(dmnFaults.noLogic(place.where));
    return NULL;
  }
  const tree = logic(element, place);
  return typeOf(element) === 'FunctionDefinition' ? tree : place.typed(tree, textOf(element, 'typeRef'));
}
