import type { Tree } from '../feel/tree.ts';
import type { FeelValue } from '../values/values.ts';
import { type Fragment, fixed } from './fragment.ts';
import type { SqlType } from './types.ts';

/** How many digits a number has at most before and after the point. */
export interface NumberSize {
  readonly integer: number;
  readonly scale: number;
}

/** A value that is computed for each row of the population. */
export interface Scalar extends Fragment {
  readonly kind: 'scalar';
  readonly type: SqlType;
  /** Of a number. */
  readonly size: NumberSize;
  /** Of a date and time. */
  readonly zoned: boolean;
}

export interface SqlRange {
  readonly kind: 'range';
  readonly start: SqlValue | null;
  readonly end: SqlValue | null;
  readonly startIncluded: boolean;
  readonly endIncluded: boolean;
}

/** A local variable while translating; see `Tree` for what pushes one. */
export interface SqlFrame {
  readonly value: SqlValue;
  readonly outer: SqlFrame | null;
}

/** What an expression comes to: a constant, a computed value, or a structure of such. */
export type SqlValue =
  | { readonly kind: 'constant'; readonly value: FeelValue }
  | Scalar
  | { readonly kind: 'list'; readonly items: readonly SqlValue[] }
  /**
   * A context whose entries are null where it is null itself. Of an input it has those that have a column; to
   * read `others` is refused.
   */
  | {
      readonly kind: 'context';
      readonly entries: ReadonlyMap<string, SqlValue>;
      readonly others?: 'unknown';
    }
  | SqlRange
  | {
      readonly kind: 'function';
      readonly tree: Tree & { kind: 'function' };
      readonly frame: SqlFrame | null;
      readonly names: NameResolver;
    }
  | SqlArray
  /** The same of several outputs: an array for each, of one length, in the order of the hits. */
  | { readonly kind: 'arrays'; readonly entries: ReadonlyMap<string, SqlArray> };

/** The answer of a table that gives a list; only the end of a query can take it. */
export interface SqlArray {
  readonly kind: 'array';
  readonly of: SqlType | 'null';
  readonly array: Fragment;
}

/** What a variable of the evaluation context comes to. */
export type NameResolver = (name: string) => SqlValue;

export const constant = (value: FeelValue): SqlValue => ({ kind: 'constant', value });
export const NULL_VALUE = constant(null);

export const isNull = (value: SqlValue): boolean => value.kind === 'constant' && value.value === null;

const NO_SIZE: NumberSize = { integer: 1, scale: 0 };

export const scalar = (
  type: SqlType,
  { sql, level }: Fragment,
  more: { size?: NumberSize; zoned?: boolean } = {},
): Scalar => ({ kind: 'scalar', type, sql, level, size: more.size ?? NO_SIZE, zoned: more.zoned ?? false });

export const truth = (fragment: Fragment): Scalar => scalar('boolean', fragment);

export const NULL_TRUTH = truth(fixed('null::boolean'));

/** The smallest size that holds both. */
export const widest = (a: NumberSize, b: NumberSize): NumberSize => ({
  integer: Math.max(a.integer, b.integer),
  scale: Math.max(a.scale, b.scale),
});
