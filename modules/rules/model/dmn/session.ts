import type { Code } from '../feel/code.ts';
import { contextOf, type Hit } from '../feel/hit-policy.ts';
import type { Run } from '../feel/run.ts';
import type { CompiledTable } from '../feel/table.ts';
import type { FeelType, TableShape } from '../feel/tree.ts';
import { coerce } from '../feel/types.ts';
import { type FeelContext, FeelFunction, type FeelValue } from '../values/values.ts';
import type { DecisionResult, RowTrace, RuleMatch } from './decision.ts';
import type { RuleRow } from './rows.ts';

/** What a session needs of a decision. */
export interface DecisionCode {
  readonly id: string;
  readonly name: string;
  readonly code: Code;
  readonly table: {
    readonly shape: TableShape;
    readonly code: CompiledTable;
    readonly rows: readonly RuleRow[];
  } | null;
  /** The types to which its value is brought, in order. */
  readonly types: readonly FeelType[];
  readonly requires: readonly DecisionCode[];
  readonly usesFunctions: boolean;
}

/** A business knowledge model: code that makes its function. */
export interface KnowledgeCode {
  readonly name: string;
  readonly code: Code;
}

export interface ServiceCode {
  readonly name: string;
  /** Input data and input decisions, in the order of the parameters. */
  readonly parameters: readonly {
    readonly name: string;
    readonly id: string;
    readonly isDecision: boolean;
    readonly type: FeelType;
  }[];
  readonly returns: FeelType;
  readonly outputs: readonly DecisionCode[];
}

/** Everything of a model that can be called as a function. */
export interface Functions {
  readonly knowledge: readonly KnowledgeCode[];
  readonly services: readonly ServiceCode[];
}

const NOTHING: Readonly<Record<string, DecisionResult>> = {};

const resultOf = (value: FeelValue): DecisionResult => ({ value, matched: [], required: NOTHING });

/** One evaluation of a model on one set of inputs: every decision is made once. */
export class Session {
  private readonly run: Run;
  private readonly functions: Functions;
  private readonly trace: boolean;
  private readonly results: Map<string, DecisionResult>;
  private callable: FeelContext | null = null;

  constructor(
    run: Run,
    functions: Functions,
    trace: boolean,
    given: Iterable<[string, DecisionResult]> = [],
  ) {
    this.run = run;
    this.functions = functions;
    this.trace = trace;
    this.results = new Map(given);
  }

  result(decision: DecisionCode): DecisionResult {
    const known = this.results.get(decision.id);
    if (known) return known;
    const result = this.decide(decision);
    this.results.set(decision.id, result);
    return result;
  }

  private decide(decision: DecisionCode): DecisionResult {
    const required =
      decision.requires.length === 0
        ? NOTHING
        : Object.fromEntries(decision.requires.map(other => [other.name, this.result(other)]));
    const run = this.runFor(decision, required);
    const { table } = decision;
    if (!table) return { value: typed(decision.code(run, null), decision.types), matched: [], required };
    const { value, hits } = table.code.decide(run, null);
    const matched = hits.flatMap(hit => matchOf(table.rows, hit));
    const result = typed(value, decision.types);
    return this.trace
      ? { value: result, matched, required, trace: explain(table, run, hits) }
      : { value: result, matched, required };
  }

  private runFor(decision: DecisionCode, required: Readonly<Record<string, DecisionResult>>): Run {
    if (decision.requires.length === 0 && !decision.usesFunctions) return this.run;
    const values = Object.entries(required).map(([name, { value }]): [string, FeelValue] => [name, value]);
    const functions = decision.usesFunctions ? this.functionContext() : {};
    return this.run.over(
      Object.fromEntries([...Object.entries(this.run.context), ...Object.entries(functions), ...values]),
    );
  }

  /** The functions of the model; they see one another and nothing else. */
  private functionContext(): FeelContext {
    if (this.callable) return this.callable;
    const context: Record<string, FeelValue> = Object.create(null);
    const inner = this.run.over(context);
    for (const { name, code } of this.functions.knowledge) context[name] = code(inner, null);
    for (const service of this.functions.services)
      context[service.name] = new FeelFunction(
        service.name,
        service.parameters.map(({ name }) => name),
        values => this.run.call(() => this.serve(service, values)),
      );
    this.callable = context;
    return context;
  }

  /** Calls a decision service: its parameters stand for input data and for the results of input decisions. */
  serve(service: ServiceCode, values: readonly FeelValue[]): FeelValue {
    const given = service.parameters.map((parameter, i) => ({
      ...parameter,
      value: coerce(values[i] ?? null, parameter.type),
    }));
    if (given.some(({ value }, i) => value === null && (values[i] ?? null) !== null)) return null;
    const inputs = given
      .filter(({ isDecision }) => !isDecision)
      .map(({ name, value }): [string, FeelValue] => [name, value]);
    const decided = given
      .filter(({ isDecision }) => isDecision)
      .map(({ id, value }): [string, DecisionResult] => [id, resultOf(value)]);
    const session = new Session(this.run.over(Object.fromEntries(inputs)), this.functions, false, decided);
    const [first, ...others] = service.outputs;
    const value =
      first && others.length === 0
        ? session.result(first).value
        : Object.fromEntries(service.outputs.map(output => [output.name, session.result(output).value]));
    return coerce(value, service.returns);
  }
}

const typed = (value: FeelValue, types: readonly FeelType[]): FeelValue => types.reduce(coerce, value);

function explain(table: DecisionCode['table'] & object, run: Run, hits: readonly Hit[]): RowTrace[] {
  const outcomes = table.code.explain(run, null);
  const fired = outcomes.map(() => false);
  for (const { index } of hits) fired[index] = true;
  return table.rows.map((row, index) => ({
    row,
    matched: fired[index] ?? false,
    conditions: outcomes[index] ?? [],
  }));
}

/** The row that fired, with its outputs by column name. */
function matchOf(rows: readonly RuleRow[], hit: Hit): RuleMatch[] {
  const row = rows[hit.index];
  if (!row) return [];
  return [{ row, outputs: contextOf(row.outputs, hit.outputs) }];
}
