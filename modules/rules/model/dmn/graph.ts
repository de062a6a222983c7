import type { Problem } from '../problems.ts';
import { child, childrenOf, type Element, idOf, refOf, refsOf, textOf, typeOf } from './elements.ts';
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
  /** The name under which expressions know it. */
  readonly name: string;
  readonly typeRef: string;
  readonly element: Element;
}

/** The nodes of a model and what each requires. */
export class Graph {
  readonly nodes: readonly GraphNode[];
  private readonly byId: ReadonlyMap<string, GraphNode>;
  private readonly report: (problem: Problem) => void;

  constructor(definitions: Element, report: (problem: Problem) => void) {
    this.report = report;
    this.nodes = childrenOf(definitions, 'drgElement').flatMap((element, i) => {
      const kind = KINDS[typeOf(element)];
      const variable = child(element, 'variable');
      const name = textOf(variable, 'name') || textOf(element, 'name');
      const id = idOf(element) || `${name}-${i + 1}`;
      return kind ? [{ kind, id, name, typeRef: textOf(variable, 'typeRef'), element }] : [];
    });
    this.byId = new Map(this.nodes.map(node => [node.id, node]));
  }

  of(kind: NodeKind): GraphNode[] {
    return this.nodes.filter(node => node.kind === kind);
  }

  private resolve(ids: readonly string[], from: GraphNode): GraphNode[] {
    return ids.filter(Boolean).flatMap(id => {
      const node = this.byId.get(id);
      if (!node) this.report(dmnFaults.notFound(id, from.name));
      return node ? [node] : [];
    });
  }

  /** What a decision or a business knowledge model requires directly. */
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
      for (const next of this.requirements(node)) if (next.kind === 'decision') visit(next, [...path, node]);
      done.add(node.id);
    };
    for (const node of this.of('decision')) visit(node, []);
  }
}
