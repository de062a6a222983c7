import { checkCell, checkTree } from '../feel/check.ts';
import { type Parsed, parseExpression, parseUnaryTests, placed } from '../feel/expression.ts';
import type { Scope, Vocabulary } from '../feel/scope.ts';
import type { PlacedFault } from '../feel/syntax.ts';
import type { CellTree, FeelType, Tree } from '../feel/tree.ts';
import { ANY } from '../feel/types.ts';
import type { Problem } from '../problems.ts';
import { dmnFaults } from './faults.ts';
import { lookUpType } from './item-types.ts';

/** A tree that stands for no text of its own. */
export const NOWHERE = { from: 0, to: 0 } as const;

export const NULL: Tree = { kind: 'literal', value: null, ...NOWHERE };

/** Where a boxed expression stands: what it may speak of, what is to be reported of it. */
export class Place {
  readonly words: Vocabulary;
  readonly where: string;
  readonly scope: Scope | null;
  private readonly problems: Problem[];

  constructor(words: Vocabulary, where: string, problems: Problem[], scope: Scope | null = null) {
    this.words = words;
    this.where = where;
    this.problems = problems;
    this.scope = scope;
  }

  /** The same place with one more local variable. */
  with(name: string | null): Place {
    return new Place(this.words, this.where, this.problems, { name, outer: this.scope });
  }

  /** A part of this place. */
  at(part: string): Place {
    return new Place(
      this.words,
      this.where === '' ? part : `${this.where}/${part}`,
      this.problems,
      this.scope,
    );
  }

  report(problem: Problem): void {
    if (!this.words.lenient) this.problems.push(problem);
  }

  private settle<T>(result: Parsed<T>, otherwise: T): T {
    if ('parsed' in result) return result.parsed;
    for (const problem of result.problems) this.report(problem);
    return otherwise;
  }

  /** The tree of a FEEL text; what is wrong is reported and stands as null. */
  expression(text: string): Tree {
    const tree = this.settle(parseExpression(text, this.words, this.where, this.scope), NULL);
    this.reportAll(text, () => checkTree(tree, text, this.words.variables));
    return tree;
  }

  /** The tree of a cell, null for `-` and for an empty one. @param column the type of the column's values */
  cell(text: string, column: FeelType): CellTree | null {
    if (text === '' || text === '-') return null;
    const never: CellTree = { kind: 'in', value: NULL, tests: [], negated: false, text, ...NOWHERE };
    const tree = this.settle<CellTree | null>(
      parseUnaryTests(text, this.words, this.where, this.scope),
      never,
    );
    if (tree) this.reportAll(text, () => checkCell(tree, column, this.words.variables));
    return tree;
  }

  private reportAll(text: string, check: () => readonly PlacedFault[]): void {
    if (this.words.lenient) return;
    for (const fault of check()) this.report(placed(fault, text, this.where));
  }

  /** The type of a `typeRef`; without one any value will do. */
  type(reference: string): FeelType {
    if (reference === '') return ANY;
    const type = lookUpType(reference, this.words.types);
    if (!type) this.report(dmnFaults.type(reference, this.where));
    return type ?? ANY;
  }

  /** The value brought to a `typeRef`. */
  typed(value: Tree, reference: string): Tree {
    const type = this.type(reference);
    return type.kind === 'any' ? value : { kind: 'coerce', value, type, ...NOWHERE };
  }
}
