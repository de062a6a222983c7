export { analyseModel, analyseTable } from './analysis/analyse.ts';
export type { AnalysisOptions, TableAnalysis, TableFinding, TableFindingKind } from './analysis/finding.ts';
export { oneOf } from './analysis/one-of.ts';
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
export type { FeelType, HitPolicy } from './feel/tree.ts';
export { parametersAsOf, withoutValue } from './parameters/as-of.ts';
export { checkParameters } from './parameters/check.ts';
export { type DatedParameters, parameters } from './parameters/schema.ts';
export { type Problem, RuleCompileError, rulesErrors } from './problems.ts';
export { Comparison, type Judgement } from './simulation/comparison.ts';
export {
  type ComparisonResult,
  comparisonResult,
  type SubjectChange,
} from './simulation/comparison-result.ts';
export { writeCsv } from './simulation/csv.ts';
export { type JudgeOptions, judge } from './simulation/judge.ts';
export {
  type ColumnReader,
  columnName,
  columnReaders,
  type PopulationColumn,
  readPopulation,
  type Subject,
  withValue,
} from './simulation/population.ts';
export { type SimulationSql, simulateSql } from './simulation/simulate-sql.ts';
export { judgementOf, type ResultColumns } from './simulation/sql-result.ts';
export { compileSql } from './sql/compile-sql.ts';
export { sqlColumnsOf } from './sql/inputs.ts';
export {
  type SqlColumn,
  type SqlDialect,
  type SqlOptions,
  type SqlOutput,
  type SqlQuery,
  type SqlType,
  sqlTypes,
} from './sql/types.ts';
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
