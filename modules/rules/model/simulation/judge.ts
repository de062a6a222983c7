import type { CompiledDecision, DecisionOptions } from '../dmn/decision.ts';
import type { FeelContext, FeelValue } from '../values/values.ts';
import type { Judgement } from './comparison.ts';

export interface JudgeOptions extends DecisionOptions {
  /**
   * The output column of a table whose values are compared: of all rows that fired, each value once. Without it
   * the whole value of the decision counts.
   */
  readonly output?: string;
}

/** What a decision says of one subject, ready to be compared. */
export function judge(
  decision: CompiledDecision,
  context: FeelContext,
  { output, ...options }: JudgeOptions = {},
): Judgement {
  const { value, matched } = decision.evaluate(context, options);
  const rows = matched.map(({ row }) => row.id);
  if (output === undefined) return { value, rows };
  const values = new Set(matched.map(({ outputs }): FeelValue => outputs[output] ?? null));
  return { value: [...values], rows };
}
