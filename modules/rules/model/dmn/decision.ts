import type { EvaluationOptions } from '../feel/expression.ts';
import type { Path } from '../feel/reads.ts';
import type { ConditionOutcome } from '../feel/table.ts';
import type { FeelType, HitPolicy, Tree } from '../feel/tree.ts';
import type { FeelContext, FeelValue } from '../values/values.ts';
import type { ModelInput } from './fit.ts';
import type { RuleRow } from './rows.ts';

/** A row that fired, with its outputs by column name. */
export interface RuleMatch {
  readonly row: RuleRow;
  readonly outputs: FeelContext;
}

/** What became of one row: every condition, also those after one that does not hold. */
export interface RowTrace {
  readonly row: RuleRow;
  readonly matched: boolean;
  readonly conditions: readonly ConditionOutcome[];
}

export interface DecisionResult {
  /** For a table the output, a context of several outputs, or a list, as the hit policy has it. */
  readonly value: FeelValue;
  /** Every row that fired, in the order of the table; under F only the first. Empty where there is no table. */
  readonly matched: readonly RuleMatch[];
  /** Every row of the table, when asked for. */
  readonly trace?: readonly RowTrace[];
  /** The results of the decisions that it required directly, by name. */
  readonly required: Readonly<Record<string, DecisionResult>>;
}

export interface DecisionOptions extends EvaluationOptions {
  readonly trace?: boolean;
}

/** A decision as trees, with those that it requires. */
export interface DecisionNode {
  readonly name: string;
  readonly tree: Tree;
  /** The types to which its value is brought, in order. */
  readonly types: readonly FeelType[];
  readonly requires: readonly DecisionNode[];
}

/** Everything of the model that a decision stands on, for back ends other than the closures. */
export interface DecisionSource {
  readonly decision: DecisionNode;
  readonly inputs: readonly ModelInput[];
  /** The business knowledge models: trees of functions. */
  readonly knowledge: readonly { readonly name: string; readonly tree: Tree }[];
}

/** A decision, compiled once, evaluated many times. */
export interface CompiledDecision {
  readonly id: string;
  readonly name: string;
  /** Whether it is a decision table, a literal expression or another boxed expression. */
  readonly kind: 'table' | 'expression' | 'boxed';
  /** The inputs of the model that it can read, also through the decisions that it requires. */
  readonly reads: readonly Path[];
  readonly rules?: readonly RuleRow[];
  readonly hitPolicy?: HitPolicy;
  /** The tree from which every back end is made. */
  readonly tree: Tree;
  readonly source: DecisionSource;
  /**
   * Decides on values for the model's inputs, after the decisions that it requires. A value for an input with a
   * declared type is brought to it: the text of a date is read, what does not fit is null.
   * @throws AppError RULES_LIMIT when the evaluation exceeds a limit.
   */
  evaluate(context: FeelContext, options?: DecisionOptions): DecisionResult;
}
