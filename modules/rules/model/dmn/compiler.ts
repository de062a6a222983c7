import { compileTree } from '../feel/compile.ts';
import type { Dictionary } from '../feel/names.ts';
import { mergePaths, type Path, readsOf } from '../feel/reads.ts';
import { dictionaryOf, type Vocabulary, vocabulary } from '../feel/scope.ts';
import { compileTable } from '../feel/table.ts';
import type { FeelType, Tree } from '../feel/tree.ts';
import type { Problem } from '../problems.ts';
import { buildBoxed, buildFunction } from './boxed.ts';
import { NOWHERE, NULL, Place } from './context.ts';
import { child, childrenOf, type Element, typeOf } from './elements.ts';
import { dmnFaults } from './faults.ts';
import type { ModelInput } from './fit.ts';
import { Graph, type GraphNode } from './graph.ts';
import { ItemTypes, lookUpType, pathsOf } from './item-types.ts';
import { describeRows } from './rows.ts';
import type { DecisionCode, KnowledgeCode, ServiceCode } from './session.ts';

/** Every name that occurs in an element, so that the grammar can recognise the unusual ones. */
function namesIn(value: unknown, found: Set<string>): Set<string> {
  if (typeof value !== 'object' || value === null) return found;
  if ('name' in value && typeof value.name === 'string') found.add(value.name);
  if ('iteratorVariable' in value && typeof value.iteratorVariable === 'string')
    found.add(value.iteratorVariable);
  for (const part of Object.values(value)) namesIn(part, found);
  return found;
}

/** What a callable gives: its variable names the type of the result, or a type of functions. */
const resultType = (type: FeelType): FeelType => (type.kind === 'function' ? type.returns : type);

/** A decision with all that was learnt about it. */
export interface DecisionParts {
  readonly node: GraphNode;
  readonly tree: Tree;
  readonly code: DecisionCode;
  readonly reads: readonly Path[];
}

/** An imported model under the name that the importing one gives it; empty for its elements' bare names. */
interface Import {
  readonly name: string;
  readonly namespace: string;
  readonly compiler: Compiler;
}

const qualified = (prefix: string, name: string): string => (prefix === '' ? name : `${prefix}.${name}`);

/** Turns the nodes of a model's graph into trees and code, each once. */
export class Compiler {
  readonly graph: Graph;
  /** The types that the model defines. */
  readonly ownTypes: ReadonlyMap<string, FeelType>;
  private readonly types: ReadonlyMap<string, FeelType>;
  private readonly names: ReadonlySet<string>;
  private readonly dictionary: Dictionary;
  private readonly problems: Problem[];
  private readonly lenient: boolean;
  private readonly imports: ReadonlyMap<Graph, Import>;
  private readonly decisions = new Map<string, DecisionParts>();
  private readonly open = new Set<string>();

  /** @param model.prefix stands before the names of an imported model's elements; empty for the main model */
  constructor(
    definitions: Element,
    model: { imports: readonly Import[]; prefix: string; problems: Problem[]; lenient: boolean },
  ) {
    const { imports, prefix, problems } = model;
    const report = (problem: Problem): void => {
      problems.push(problem);
    };
    this.problems = problems;
    this.lenient = model.lenient;
    this.imports = new Map(imports.map(item => [item.compiler.graph, item]));
    this.names = namesIn(definitions, new Set(imports.flatMap(({ compiler }) => [...compiler.names])));
    this.dictionary = dictionaryOf(this.names);
    const graphs = new Map(imports.map(({ namespace, compiler }) => [namespace, compiler.graph]));
    this.graph = new Graph(definitions, graphs, prefix, report);
    const importedTypes = imports.flatMap(({ name, compiler }) =>
      [...compiler.ownTypes].map(([type, value]): [string, FeelType] => [qualified(name, type), value]),
    );
    const types = new ItemTypes(childrenOf(definitions, 'itemDefinition'), new Map(importedTypes), report);
    this.types = types.types;
    this.ownTypes = types.own;
    this.graph.reportCycles();
  }

  /** The compiler of the model that has the node. */
  private ownerOf(node: GraphNode): Compiler {
    return this.imports.get(node.graph)?.compiler ?? this;
  }

  /** How this model's expressions call the node. */
  private pathOf(node: GraphNode): string[] {
    const prefix = this.imports.get(node.graph)?.name ?? '';
    return prefix === '' ? [node.name] : [prefix, node.name];
  }

  private typeOfNode(node: GraphNode): FeelType {
    return this.ownerOf(node).typeOf(node.typeRef);
  }

  typeOf(reference: string): FeelType {
    return lookUpType(reference, this.types) ?? { kind: 'any' };
  }

  /** The inputs of the model with their types; a type that is not known is reported. */
  inputs(path: readonly string[]): ModelInput[] {
    return this.graph.of('input').map(node => ({
      name: node.fullName,
      typeRef: node.typeRef,
      type: this.place(node, []).type(node.typeRef),
      path: [...path.filter(Boolean), node.name],
    }));
  }

  /** What expressions can count on of what they require. */
  private variableType(node: GraphNode): FeelType {
    const type = this.typeOfNode(node);
    return node.kind === 'knowledge' || node.kind === 'service'
      ? { kind: 'function', parameters: null, returns: resultType(type) }
      : type;
  }

  private words(required: readonly GraphNode[]): Vocabulary {
    const below = (path: string[], node: GraphNode): string[][] =>
      node.kind === 'input' || node.kind === 'decision' ? pathsOf(path, this.typeOfNode(node)) : [path];
    return vocabulary(
      [
        ...required.flatMap(node => below(this.pathOf(node), node)),
        ...required.flatMap(node => (node.fullName === node.name ? [] : below([node.fullName], node))),
      ],
      {
        others: this.dictionary,
        types: this.types,
        variables: new Map(required.map(node => [node.fullName, this.variableType(node)])),
        imported: new Map(required.map(node => [this.pathOf(node).join('.'), node.fullName])),
        lenient: this.lenient,
      },
    );
  }

  private place(node: GraphNode, required: readonly GraphNode[]): Place {
    return new Place(this.words(required), node.fullName, this.problems);
  }

  decision(node: GraphNode): DecisionParts {
    const owner = this.ownerOf(node);
    if (owner !== this) return owner.decision(node);
    const known = this.decisions.get(node.id);
    if (known) return known;
    this.open.add(node.id);
    // A requirement of itself has been reported as a cycle; it is left out, so that the rest can be checked.
    const required = this.graph.requirements(node).filter(other => !this.open.has(other.id));
    const parts = this.compileDecision(node, required);
    this.open.delete(node.id);
    this.decisions.set(node.id, parts);
    return parts;
  }

  private compileDecision(node: GraphNode, required: readonly GraphNode[]): DecisionParts {
    const logic = child(node.element, 'decisionLogic');
    const place = this.place(node, required);
    const types: FeelType[] = [place.type(node.typeRef)].filter(type => type.kind !== 'any');
    let tree = buildBoxed(logic, place);
    for (; tree.kind === 'coerce'; tree = tree.value) types.unshift(tree.type);
    const expand = this.expander(required);
    const shape = tree.kind === 'table' ? tree : null;
    const table = shape && compileTable(shape, compileTree);
    const code: DecisionCode = {
      id: node.id,
      name: node.fullName,
      label: node.name,
      code: table ? (run, frame) => table.decide(run, frame, false).value : compileTree(tree),
      tree,
      table:
        shape && logic && table
          ? { shape, code: table, rows: describeRows(logic, shape, node.id, expand) }
          : null,
      types,
      requires: required.filter(other => other.kind === 'decision').map(other => this.decision(other).code),
      usesFunctions: required.some(other => other.kind === 'knowledge' || other.kind === 'service'),
    };
    return { node, tree, code, reads: expand(readsOf(tree)) };
  }

  /** Replaces what is read of required decisions and services by what those read of the model's inputs. */
  private expander(required: readonly GraphNode[]): (paths: readonly Path[]) => readonly Path[] {
    const byName = new Map(required.map(node => [node.fullName, node]));
    const expand = (path: Path): readonly Path[] => {
      const node = byName.get(path[0] ?? '');
      if (node?.kind === 'decision') return this.decision(node).reads;
      return node?.kind === 'input' ? [path] : [];
    };
    return paths => mergePaths(paths.flatMap(expand));
  }

  knowledges(): KnowledgeCode[] {
    return this.graph.of('knowledge').map(node => this.knowledge(node));
  }

  services(): ServiceCode[] {
    return this.graph.of('service').map(node => this.service(node));
  }

  private knowledge(node: GraphNode): KnowledgeCode {
    const place = this.place(node, [node, ...this.graph.requirements(node)]);
    const logic = child(node.element, 'encapsulatedLogic');
    if (!logic) place.report(dmnFaults.noLogic(node.name));
    const tree = logic ? buildFunction(logic, place) : NULL;
    const type = place.type(node.typeRef);
    const returns = resultType(type);
    const body =
      tree.kind === 'function' && returns.kind !== 'any'
        ? { ...tree, body: { kind: 'coerce', value: tree.body, type: returns, ...NOWHERE } as const }
        : tree;
    return { name: node.fullName, code: compileTree(body), tree: body };
  }

  private service(node: GraphNode): ServiceCode {
    const parameters = [...this.graph.listed(node, 'inputData'), ...this.graph.listed(node, 'inputDecision')];
    return {
      id: node.id,
      name: node.fullName,
      returns: resultType(this.typeOf(node.typeRef)),
      parameters: parameters.map(other => ({
        name: other.fullName,
        label: other.name,
        id: other.id,
        isDecision: other.kind === 'decision',
        type: this.typeOfNode(other),
      })),
      outputs: this.graph.listed(node, 'outputDecision').map(other => this.decision(other).code),
    };
  }

  /** Whether a decision's logic is a literal expression. */
  static isLiteral(node: GraphNode): boolean {
    const logic = child(node.element, 'decisionLogic');
    return logic !== undefined && typeOf(logic) === 'LiteralExpression';
  }
}
