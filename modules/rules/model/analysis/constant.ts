import { compileTree } from '../feel/compile.ts';
import { Run } from '../feel/run.ts';
import type { Tree } from '../feel/tree.ts';
import type { FeelValue } from '../values/values.ts';

const PRESENT = new Set(['now', 'today']);

function isConstant(tree: Tree): boolean {
  switch (tree.kind) {
    case 'literal':
      return true;
    case 'negate':
      return isConstant(tree.operand);
    case 'arithmetic':
      return isConstant(tree.left) && isConstant(tree.right);
    case 'list':
      return tree.items.every(isConstant);
    case 'range':
      return [tree.start, tree.end].every(end => end === null || isConstant(end));
    case 'call':
      return (
        tree.callee.kind === 'builtin' && !PRESENT.has(tree.callee.name) && tree.values.every(isConstant)
      );
    default:
      return false;
  }
}

/** The value of a tree that reads nothing, undefined where it does. @throws AppError RULES_LIMIT */
export const constantOf = (tree: Tree): FeelValue | undefined =>
  tree.kind === 'literal'
    ? tree.value
    : isConstant(tree)
      ? Run.evaluate({}, undefined, run => compileTree(tree)(run, null))
      : undefined;
