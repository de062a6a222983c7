import { compileTree } from '../feel/compile.ts';
import { mergePaths, type Path, readsOf } from '../feel/reads.ts';
import { type Vocabulary, vocabulary } from '../feel/scope.ts';
import { compileTable } from '../feel/table.ts';
import type { FeelType, Tree } from '../feel/tree.ts';
import type { Problem } from '../problems.ts';
import { buildBoxed, buildFunction } from './boxed.ts';
import { NOWHERE, NULL, Place } from './context.ts';
import { child, childrenOf, type Element, typeOf } from './elements.ts';
import { dmnFaults } from './faults.ts';
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

/** Turns the nodes of a graph into trees and code, each once. */
export class Compiler {
  readonly problems: Problem[] = [];
  readonly graph: Graph;
  private readonly types: ReadonlyMap<string, FeelType>;
  private readonly names: ReadonlySet<string>;
  private readonly lenient: boolean;
  private readonly decisions = new Map<string, DecisionParts>();
  private readonly open = new Set<string>();

  constructor(definitions: Element, lenient: boolean) {
    const report = (problem: Problem): void => {
      this.problems.push(problem);
    };
    this.lenient = lenient;
    this.names = namesIn(definitions, new Set());
    this.graph = new Graph(definitions, report);
    this.types = new ItemTypes(childrenOf(definitions, 'itemDefinition'), report).types;
    this.graph.reportCycles();
  }

  typeOf(reference: string): FeelType {
    return lookUpType(reference, this.types) ?? { kind: 'any' };
  }

  /** The type of an input of the model; one that is not known is reported. */
  inputType(node: GraphNode): FeelType {
    return this.place(node, []).type(node.typeRef);
  }

  private words(required: readonly GraphNode[]): Vocabulary {
    const paths = required.flatMap(node =>
      node.kind === 'input' || node.kind === 'decision'
        ? pathsOf([node.name], this.typeOf(node.typeRef))
        : [[node.name]],
    );
    return vocabulary(paths, { others: this.names, types: this.types, lenient: this.lenient });
  }

  private place(node: GraphNode, required: readonly GraphNode[]): Place {
    return new Place(this.words(required), node.name, this.problems);
  }

  decision(node: GraphNode): DecisionParts {
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
    const code: DecisionCode = {
      id: node.id,
      name: node.name,
      code: compileTree(tree),
      table:
        shape && logic
          ? {
              shape,
              code: compileTable(shape, compileTree),
              rows: describeRows(logic, shape, node.id, expand),
            }
          : null,
      types,
      requires: required.filter(other => other.kind === 'decision').map(other => this.decision(other).code),
      usesFunctions: required.some(other => other.kind === 'knowledge' || other.kind === 'service'),
    };
    return { node, tree, code, reads: expand(readsOf(tree)) };
  }

  /** Replaces what is read of required decisions and services by what those read of the model's inputs. */
  private expander(required: readonly GraphNode[]): (paths: readonly Path[]) => readonly Path[] {
    const byName = new Map(required.map(node => [node.name, node]));
    const expand = (path: Path): readonly Path[] => {
      const node = byName.get(path[0] ?? '');
      if (node?.kind === 'decision') return this.decision(node).reads;
      return node?.kind === 'input' ? [path] : [];
    };
    return paths => mergePaths(paths.flatMap(expand));
  }

  knowledge(node: GraphNode): KnowledgeCode {
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
    return { name: node.name, code: compileTree(body) };
  }

  service(node: GraphNode): ServiceCode {
    const parameters = [...this.graph.listed(node, 'inputData'), ...this.graph.listed(node, 'inputDecision')];
    return {
      name: node.name,
      returns: resultType(this.typeOf(node.typeRef)),
      parameters: parameters.map(other => ({
        name: other.name,
        id: other.id,
        isDecision: other.kind === 'decision',
        type: this.typeOf(other.typeRef),
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
