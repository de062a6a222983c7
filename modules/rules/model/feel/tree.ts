import type { Truth } from '../values/compare.ts';
import type { FeelKind } from '../values/kinds.ts';
import type { FeelValue } from '../values/values.ts';

/** A stretch of the expression's text. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '**';
export type CompareOperator = '=' | '!=' | '<' | '<=' | '>' | '>=';

/**
 * An expression with its names resolved; the one source of every back end.
 *
 * `local` counts frames outward: 0 is the innermost. These push one frame each: every iterator and, inside
 * the body, `partial` of a `for`; every iterator of a quantified expression; the item of a filter; every
 * parameter of a function; every finished entry of a context; `?` around unary tests.
 */
export type Tree = Span & TreeShape;

export type TreeShape =
  | { readonly kind: 'literal'; readonly value: FeelValue }
  | { readonly kind: 'local'; readonly name: string; readonly depth: number }
  /** A variable of the evaluation context. */
  | { readonly kind: 'input'; readonly name: string }
  | { readonly kind: 'builtin'; readonly name: string }
  /** Inside filters: an entry of one of the items at these depths, inmost first, else `otherwise`. */
  | {
      readonly kind: 'member';
      readonly name: string;
      readonly items: readonly number[];
      readonly otherwise: Tree;
    }
  | { readonly kind: 'path'; readonly target: Tree; readonly name: string }
  | {
      readonly kind: 'arithmetic';
      readonly operator: ArithmeticOperator;
      readonly left: Tree;
      readonly right: Tree;
    }
  | { readonly kind: 'negate'; readonly operand: Tree }
  | {
      readonly kind: 'compare';
      readonly operator: CompareOperator;
      readonly left: Tree;
      readonly right: Tree;
    }
  | { readonly kind: 'and' | 'or'; readonly left: Tree; readonly right: Tree }
  | { readonly kind: 'between'; readonly value: Tree; readonly low: Tree; readonly high: Tree }
  | { readonly kind: 'in'; readonly value: Tree; readonly tests: readonly Test[]; readonly negated: boolean }
  | { readonly kind: 'if'; readonly condition: Tree; readonly whenTrue: Tree; readonly whenFalse: Tree }
  | { readonly kind: 'for'; readonly iterators: readonly Iterator[]; readonly body: Tree }
  | { readonly kind: 'some' | 'every'; readonly iterators: readonly Iterator[]; readonly body: Tree }
  | { readonly kind: 'filter'; readonly list: Tree; readonly condition: Tree }
  | { readonly kind: 'list'; readonly items: readonly Tree[] }
  /** With `result` its value, computed after the entries, instead of the context. */
  | { readonly kind: 'context'; readonly entries: readonly Entry[]; readonly result: Tree | null }
  | {
      readonly kind: 'range';
      readonly start: Tree | null;
      readonly end: Tree | null;
      readonly startIncluded: boolean;
      readonly endIncluded: boolean;
      /** For `(=5)`, and in lenient mode `(!=5)`, whose ends are the same. */
      readonly operator?: '=' | '!=';
    }
  | { readonly kind: 'function'; readonly parameters: readonly Parameter[]; readonly body: Tree }
  | {
      readonly kind: 'call';
      readonly callee: Tree;
      readonly values: readonly Tree[];
      /** The parameters that the values are for, where they are named. */
      readonly names: readonly string[] | null;
    }
  | { readonly kind: 'instance of'; readonly value: Tree; readonly type: FeelType }
  /** The value as a declared type wants it, null where it does not fit. */
  | { readonly kind: 'coerce'; readonly value: Tree; readonly type: FeelType }
  | TableShape;

/** One test of a list of unary tests. */
export type Test =
  | { readonly kind: 'compare'; readonly operator: CompareOperator; readonly end: Tree }
  /** Equal to the value, within it if it is a range, one of it if it is a list. */
  | { readonly kind: 'value'; readonly value: Tree }
  /** A condition that speaks of `?` itself. */
  | { readonly kind: 'condition'; readonly condition: Tree };

export interface Iterator {
  readonly name: string;
  readonly domain: Tree;
  /** The end of `from..to`. */
  readonly to: Tree | null;
}

export interface Entry {
  readonly name: string;
  readonly value: Tree;
}

export interface Parameter {
  readonly name: string;
  readonly type: FeelType | null;
}

/** The hit policies of DMN 1.5 (8.2.8), with their usual letters. */
export type HitPolicy = 'U' | 'A' | 'P' | 'F' | 'R' | 'O' | 'C' | 'C+' | 'C<' | 'C>' | 'C#';

/** The tests of one cell, about `?`, with the text that was read. */
export type CellTree = Tree & { readonly kind: 'in'; readonly text: string };

export interface TableShape {
  readonly kind: 'table';
  readonly hitPolicy: HitPolicy;
  readonly inputs: readonly { readonly label: string; readonly value: Tree }[];
  readonly outputs: readonly {
    readonly name: string;
    /** The values in falling priority, for P and O. */
    readonly priorities: readonly Tree[];
    readonly fallback: Tree | null;
  }[];
  /** A cell for each input, null for `-`; their tests see the input as `?` in a frame of its own. */
  readonly rows: readonly {
    readonly cells: readonly (CellTree | null)[];
    readonly outputs: readonly Tree[];
  }[];
}

export interface FunctionType {
  readonly kind: 'function';
  /** Null where nothing is known of them. */
  readonly parameters: readonly FeelType[] | null;
  readonly returns: FeelType;
}

/** A type of FEEL (DMN 1.5, 10.3.2.1 and 7.3.3) against which values are checked. */
export type FeelType =
  | { readonly kind: 'any' | 'null' | Exclude<FeelKind, 'list' | 'context' | 'range' | 'function'> }
  | { readonly kind: 'list'; readonly of: FeelType }
  | { readonly kind: 'range'; readonly of: FeelType }
  | { readonly kind: 'context'; readonly entries: ReadonlyMap<string, FeelType> }
  | FunctionType
  /** A type with allowed values. */
  | {
      readonly kind: 'restricted';
      readonly of: FeelType;
      /** The tree of the unary tests, for back ends and for the order of the values. */
      readonly tests: CellTree;
      readonly allows: (value: FeelValue) => Truth;
    };
