import type { Names, Scope } from './scope.ts';
import type { SyntaxNode } from './syntax.ts';
import type { Span, Tree } from './tree.ts';

const OPERATORS = new Set(['ArithOp', 'CompareOp', 'Identifier', 'LineComment', 'BlockComment']);

/** Every child of a node, keywords and brackets too. */
export const children = (node: SyntaxNode): SyntaxNode[] => {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) found.push(child);
  return found;
};

/** The parts of a node that are expressions or structure, without keywords, brackets and operators. */
export const parts = (node: SyntaxNode): SyntaxNode[] =>
  children(node).filter(
    ({ name }) => (/^[A-Z]/.test(name) && !OPERATORS.has(name)) || name === 'null' || name === '?',
  );

/** What the builders of parts of a tree ask of the one that builds the whole. */
export interface Building {
  readonly text: string;
  readonly names: Names;
  source(node: Span): string;
  nameOf(node: Span): string;
  expression(node: SyntaxNode | undefined, scope: Scope | null): Tree;
  /** Builds an expression and says whether it speaks of `?`. */
  watched(
    node: SyntaxNode | undefined,
    scope: Scope | null,
  ): { readonly tree: Tree; readonly mentionsInput: boolean };
}
