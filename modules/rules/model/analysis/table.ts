import type { CompiledDecision, DecisionResult } from '../dmn/decision.ts';
import type { RuleRow } from '../dmn/rows.ts';
import type { FeelType, HitPolicy, TableShape } from '../feel/tree.ts';
import { equalValues } from '../values/compare.ts';
import type { FeelValue } from '../values/values.ts';
import type { Budget } from './boxes.ts';
import { constantOf } from './constant.ts';
import { Examples } from './example.ts';
import { keyOf } from './key.ts';
import { type Box, type Space, spaceOf } from './space.ts';

/** A row of a table under analysis. */
export interface Row {
  readonly rule: RuleRow;
  readonly index: number;
  readonly box: Box;
  readonly outputs: readonly { readonly key: string; readonly value: FeelValue | undefined }[];
}

/** A table under analysis: its rows as boxes, and what may still be spent on it. */
export interface Table {
  readonly decision: CompiledDecision;
  readonly policy: HitPolicy;
  readonly shape: TableShape;
  readonly space: Space;
  readonly rows: readonly Row[];
  /** Situations of known values. */
  readonly known: Box;
  readonly examples: Examples;
  readonly budget: Budget;
}

export function openTable(
  decision: CompiledDecision,
  shape: TableShape,
  inputs: ReadonlyMap<string, FeelType>,
  budget: Budget,
): Table {
  const space = spaceOf(shape, inputs);
  const rows = (decision.rules ?? []).map(
    (rule, index): Row => ({
      rule,
      index,
      box: space.rows[index] ?? [],
      outputs: (shape.rows[index]?.outputs ?? []).map(tree => ({
        key: keyOf(tree),
        value: constantOf(tree),
      })),
    }),
  );
  return {
    decision,
    policy: shape.hitPolicy,
    shape,
    space,
    rows,
    known: space.dimensions.map(({ known }) => known),
    examples: new Examples(decision, space, inputs),
    budget,
  };
}

/** Whether two rows give the same: true, false, or null where that depends on the values. */
export function sameOutputs(a: Row, b: Row, columns?: readonly number[]): boolean | null {
  const same = a.outputs.map((output, i): boolean | null => {
    const other = b.outputs[i];
    if (!other || (columns && !columns.includes(i)) || output.key === other.key) return true;
    if (output.value === undefined || other.value === undefined) return null;
    return equalValues(output.value, other.value) === true;
  });
  return same.includes(false) ? false : same.includes(null) ? null : true;
}

/** Whether one of the rows has a computed condition. */
export const isComputed = ({ space }: Table, ...rows: readonly Row[]): boolean =>
  space.dimensions.some(({ axis, all }, d) => axis === null && rows.some(({ box }) => box[d] !== all));

/** Whether the rows are all among those that fired. */
export const fired = ({ matched }: DecisionResult, ...rows: readonly Row[]): boolean =>
  rows.every(({ rule }) => matched.some(({ row }) => row.id === rule.id));
