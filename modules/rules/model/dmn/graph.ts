import type { Problem } from '../problems.ts';
import {
  child,
  childrenOf,
  type Element,
  idOf,
  type Reference,
  refOf,
  refsOf,
  textOf,
  typeOf,
} from './elements.ts';
import { dmnFaults } from './faults.ts';

export type NodeKind = 'input' | 'decision' | 'knowledge' | 'service';

const KINDS: Readonly<Record<string, NodeKind>> = {
  InputData: 'input',
  Decision: 'decision',
  BusinessKnowledgeModel: 'knowledge',
  DecisionService: 'service',
};

/** A node of the decision requirements graph (DMN 1.5, 6). */
export interface GraphNode {
  readonly kind: NodeKind;
  readonly id: string;
  /** The name under which expressions of its own model know it. */
  readonly name: string;
  /** The name that no other node has, also among imported models. */
  readonly fullName: string;
  readonly typeRef: string;
  readonly element: Element;
  readonly graph: Graph;
}

/** The nodes of a model and what each requires, also of the models that it imports. */
export class Graph {
  readonly nodes: readonly GraphNode[];
  private readonly byId: ReadonlyMap<string, GraphNode>;
  private readonly imported: ReadonlyMap<string, Graph>;
  private readonly report: (problem: Problem) => void;

  /**
   * @param imported the graphs of the imported models by their namespaces
   * @param prefix what sets the names of an imported model apart from those of the others
   */
  constructor(
    definitions: Element,
    imported: ReadonlyMap<string, Graph>,
    prefix: string,
    report: (problem: Problem) => void,
  ) {
    this.report = report;
    this.imported = imported;
    const space = prefix === '' ? '' : `${textOf(definitions, 'namespace')}#`;
    const found = childrenOf(definitions, 'drgElement').flatMap((element, i) => {
      const kind = KINDS[typeOf(element)];
      const variable = child(element, 'variable');
      const name = textOf(variable, 'name') || textOf(element, 'name');
      const id = idOf(element) || `${name}-${i + 1}`;
      const typeRef = textOf(variable, 'typeRef');
      const node = { id: space + id, name, fullName: prefix + name, typeRef, element, graph: this };
      return kind ? [{ id, node: { kind, ...node } }] : [];
    });
    this.nodes = found.map(({ node }) => node);
    this.byId = new Map(found.map(({ id, node }) => [id, node]));
  }

  of(kind: NodeKind): GraphNode[] {
    return this.nodes.filter(node => node.kind === kind);
  }

  private resolve(references: readonly Reference[], from: GraphNode): GraphNode[] {
    return references
      .filter(({ id }) => id !== '')
      .flatMap(({ namespace, id }) => {
        const node = (this.imported.get(namespace) ?? this).byId.get(id);
        if (!node) this.report(dmnFaults.notFound(id, from.name));
        return node ? [node] : [];
      });
  }

  /** What a decision or a business knowledge model of this model requires directly. */
  requirements(node: GraphNode): GraphNode[] {
    const information = childrenOf(node.element, 'informationRequirement');
    const knowledge = childrenOf(node.element, 'knowledgeRequirement');
    return this.resolve(
      [
        ...information.flatMap(item => [refOf(item, 'requiredInput'), refOf(item, 'requiredDecision')]),
        ...knowledge.map(item => refOf(item, 'requiredKnowledge')),
      ],
      node,
    );
  }

  /** The nodes that an element of a decision service lists. */
  listed(node: GraphNode, property: 'outputDecision' | 'inputDecision' | 'inputData'): GraphNode[] {
    return this.resolve(refsOf(node.element, property), node);
  }

  /** Reports decisions that require themselves. Business knowledge models may: their recursion is bounded. */
  reportCycles(): void {
    const done = new Set<string>();
    const visit = (node: GraphNode, path: readonly GraphNode[]): void => {
      if (path.includes(node)) {
        this.report(dmnFaults.cycle(node.name));
        return;
      }
      if (done.has(node.id)) return;
      for (const next of this.requirements(node))
        if (next.kind === 'decision' && next.graph === this) visit(next, [...path, node]);
      done.add(node.id);
    };
    for (const node of this.of('decision')) visit(node, []);
  }
}
