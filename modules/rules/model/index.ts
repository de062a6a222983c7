export { type CompiledService, compileDmn, type DecisionModel, type DmnOptions } from './dmn/compile-dmn.ts';
export type {
  CompiledDecision,
  DecisionOptions,
  DecisionResult,
  RowTrace,
  RuleMatch,
} from './dmn/decision.ts';
export type { RowCondition, RuleRow } from './dmn/rows.ts';
export { type CompiledExpression, compileExpression, type EvaluationOptions } from './feel/expression.ts';
export type { Path } from './feel/reads.ts';
export type { HitPolicy } from './feel/tree.ts';
export { type Problem, RuleCompileError, rulesErrors } from './problems.ts';
export { feelDate, toFeel, toJson } from './values/convert.ts';
export {
  FeelDate,
  FeelDateTime,
  type FeelDuration,
  FeelTime,
  MonthsDuration,
  SecondsDuration,
} from './values/temporal.ts';
export { type FeelContext, FeelFunction, FeelRange, type FeelValue } from './values/values.ts';
