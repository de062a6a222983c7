import type { Names } from './scope.ts';
import type { SyntaxNode } from './syntax.ts';
import type { FeelType } from './tree.ts';
import { ANY } from './types.ts';

const inner = (node: SyntaxNode, name: string): SyntaxNode | null => node.getChild(name);

/** Builds a type from its syntax; an unknown name is a fault. */
export function buildType(node: SyntaxNode | null | undefined, text: string, names: Names): FeelType {
  if (!node) return ANY;
  const source = (of: SyntaxNode): string => text.slice(of.from, of.to).replace(/\s+/g, ' ').trim();
  const shape = node.name === 'Type' ? node.firstChild : node;
  if (!shape) return ANY;
  switch (shape.name) {
    case 'ListType': {
      const of = buildType(inner(shape, 'Type'), text, names);
      return { kind: source(shape).startsWith('range') ? 'range' : 'list', of };
    }
    case 'ContextType': {
      const entries = shape.getChild('ContextEntryTypes')?.getChildren('ContextEntryType') ?? [];
      return {
        kind: 'context',
        entries: new Map(
          entries.map(entry => [
            names.canonical(source(entry.getChild('Name') ?? entry)),
            buildType(entry.getChild('Type'), text, names),
          ]),
        ),
      };
    }
    case 'FunctionType':
      return {
        kind: 'function',
        parameters: (shape.getChild('ArgumentTypes')?.getChildren('ArgumentType') ?? []).map(argument =>
          buildType(argument.getChild('Type'), text, names),
        ),
        returns: buildType(shape.getChild('Type'), text, names),
      };
    default:
      return names.type(source(shape), shape);
  }
}
