import { compileUnaryTests, parseUnaryTests } from '../feel/expression.ts';
import { Run } from '../feel/run.ts';
import { vocabulary } from '../feel/scope.ts';
import type { FeelType } from '../feel/tree.ts';
import { ANY, namedType } from '../feel/types.ts';
import type { Problem } from '../problems.ts';
import { child, childrenOf, type Element, textOf } from './elements.ts';
import { dmnFaults } from './faults.ts';

/** The types of DMN's own names and of FEEL's, with or without a prefix (`feel:number`). */
export const lookUpType = (name: string, types: ReadonlyMap<string, FeelType>): FeelType | undefined => {
  const bare = name.replace(/^.*:/, '');
  return types.get(name) ?? namedType(name) ?? types.get(bare) ?? namedType(bare);
};

const asCollection = (type: FeelType, item: Element): FeelType =>
  item.isCollection === true ? { kind: 'list', of: type } : type;

/** Reads item definitions (DMN 1.5, 7.3.2) into types. */
export class ItemTypes {
  readonly types = new Map<string, FeelType>();
  private readonly definitions: ReadonlyMap<string, Element>;
  private readonly pending = new Set<string>();
  private readonly report: (problem: Problem) => void;

  /** @param imported the types of imported models, by the names that they have here */
  constructor(
    definitions: readonly Element[],
    imported: ReadonlyMap<string, FeelType>,
    report: (problem: Problem) => void,
  ) {
    this.definitions = new Map(definitions.map(item => [textOf(item, 'name'), item]));
    this.report = report;
    for (const [name, type] of imported) if (!this.definitions.has(name)) this.types.set(name, type);
    for (const name of this.definitions.keys()) this.named(name, name);
  }

  /** Those that the model itself defines. */
  get own(): Map<string, FeelType> {
    return new Map([...this.types].filter(([name]) => this.definitions.has(name)));
  }

  private named(reference: string, where: string): FeelType {
    const known = lookUpType(reference, this.types);
    if (known) return known;
    const definition = this.definitions.get(reference) ?? this.definitions.get(reference.replace(/^.*:/, ''));
    const name = textOf(definition, 'name');
    // A type that holds itself cannot be checked to its end: its inner self may be anything.
    if (definition && this.pending.has(name)) return ANY;
    if (!definition) {
      this.report(dmnFaults.type(reference, where));
      return ANY;
    }
    this.pending.add(name);
    const type = this.build(definition, name);
    this.pending.delete(name);
    this.types.set(name, type);
    return type;
  }

  private build(item: Element, where: string): FeelType {
    const components = childrenOf(item, 'itemComponent');
    const callable = child(item, 'functionItem');
    if (callable) {
      const named = (reference: string) => (reference === '' ? ANY : this.named(reference, where));
      const parameters = childrenOf(callable, 'parameters').map(one => named(textOf(one, 'typeRef')));
      const returns = named(textOf(callable, 'outputTypeRef'));
      return asCollection({ kind: 'function', parameters, returns }, item);
    }
    if (components.length > 0) {
      const entries = components.map((component): [string, FeelType] => {
        const name = textOf(component, 'name');
        return [name, this.build(component, `${where}.${name}`)];
      });
      return asCollection({ kind: 'context', entries: new Map(entries) }, item);
    }
    const reference = textOf(item, 'typeRef');
    const base = reference === '' ? ANY : this.named(reference, where);
    const restricted = (of: FeelType, tests: string): FeelType =>
      restrictedType(of, textOf(child(item, tests), 'text'), where, this.report);
    return restricted(asCollection(restricted(base, 'allowedValues'), item), 'typeConstraint');
  }
}

/** A type with allowed values, from the text of their unary tests; without a text, or with `-`, all are allowed. */
export function restrictedType(
  of: FeelType,
  text: string,
  where: string,
  report: (problem: Problem) => void,
): FeelType {
  if (text === '') return of;
  const result = parseUnaryTests(text, vocabulary([]), where);
  if ('problems' in result) result.problems.forEach(report);
  const tests = 'parsed' in result ? result.parsed : null;
  if (!tests) return of;
  const check = compileUnaryTests(tests);
  return {
    kind: 'restricted',
    of,
    tests,
    allows: value => Run.evaluate({}, undefined, run => check(value, run, { value, outer: null })),
  };
}

/** The dotted paths below a variable of the type: what a typed variable is known to hold. */
export function pathsOf(path: readonly string[], type: FeelType): string[][] {
  if (type.kind === 'restricted') return pathsOf(path, type.of);
  if (type.kind !== 'context' || path.length > 8) return [[...path]];
  return [[...path], ...[...type.entries].flatMap(([name, entry]) => pathsOf([...path, name], entry))];
}
