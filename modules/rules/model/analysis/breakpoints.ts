import type { CellTree, Test, Tree } from '../feel/tree.ts';
import { FeelRange, type FeelValue } from '../values/values.ts';
import { constantOf } from './constant.ts';
import { isScalar } from './scale.ts';

/** Gathers the values at which the truth of tests about one value can change; false where that is not known. */
class Breakpoints {
  readonly values: FeelValue[] = [];

  private constant(value: FeelValue | undefined): boolean {
    if (value === null) return true;
    if (value === undefined) return false;
    if (Array.isArray(value)) return value.every(item => this.constant(item));
    if (value instanceof FeelRange) return this.constant(value.start) && this.constant(value.end);
    if (!isScalar(value)) return false;
    this.values.push(value);
    return true;
  }

  private end(tree: Tree): boolean {
    // A range whose ends are in the wrong order is null: what it was meant to hold does not matter.
    return this.constant(constantOf(tree));
  }

  private test(test: Test): boolean {
    switch (test.kind) {
      case 'compare':
        return this.end(test.end);
      case 'value':
        return this.end(test.value);
      case 'condition':
        return this.condition(test.condition);
    }
  }

  /** A condition that is made of comparisons of `?` with constants. */
  private condition(tree: Tree): boolean {
    switch (tree.kind) {
      case 'and':
      case 'or':
        return this.condition(tree.left) && this.condition(tree.right);
      case 'compare':
        return (
          (isSubject(tree.left) && this.end(tree.right)) || (isSubject(tree.right) && this.end(tree.left))
        );
      case 'between':
        return isSubject(tree.value) && this.end(tree.low) && this.end(tree.high);
      case 'in':
        return (
          isSubject(tree.value) && tree.tests.every(test => test.kind !== 'condition' && this.test(test))
        );
      case 'call': {
        const [only] = tree.values;
        const isNot = tree.callee.kind === 'builtin' && tree.callee.name === 'not';
        return isNot && only !== undefined && tree.values.length === 1 && this.condition(only);
      }
      default:
        return false;
    }
  }

  of(cell: CellTree): boolean {
    return cell.tests.every(test => this.test(test));
  }
}

const isSubject = (tree: Tree): boolean => tree.kind === 'local' && tree.depth === 0;

/**
 * The values that divide those of a column into stretches within which the cell holds or does not hold; null
 * where the cell depends on more than its column and constants.
 */
export function breakpointsOf(cell: CellTree): readonly FeelValue[] | null {
  const found = new Breakpoints();
  return found.of(cell) ? found.values : null;
}
