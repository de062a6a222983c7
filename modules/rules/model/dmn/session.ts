import type { Code } from '../feel/code.ts';
import type { Hit } from '../feel/hit-policy.ts';
import type { Run } from '../feel/run.ts';
import type { CompiledTable } from '../feel/table.ts';
import type { FeelType, TableShape, Tree } from '../feel/tree.ts';
import { coerce } from '../feel/types.ts';
import { type FeelContext, FeelFunction, type FeelValue } from '../values/values.ts';
import type { DecisionResult, RuleMatch } from './decision.ts';
import type { RuleRow } from './rows.ts';
import { TracedResult } from './traced-result.ts';

/** What a session needs of a decision. */
export interface DecisionCode {
  readonly id: string;
  /** What trees call it; `label` is its name in its own model. */
  readonly name: string;
  readonly label: string;
  readonly code: Code;
  readonly tree: Tree;
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
  readonly tree: Tree;
  readonly code: Code;
}

export interface ServiceCode {
  readonly id: string;
  readonly name: string;
  /** Input data and input decisions, in the order of the parameters. */
  readonly parameters: readonly {
    /** What trees call it; the parameter itself is its name in its own model. */
    readonly name: string;
    readonly label: string;
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
  private readonly results = new Map<string, DecisionResult>();
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
    for (const [id, result] of given) this.results.set(id, result);
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
    const { value, hits, record } = table.code.decide(run, null, this.trace);
    const matched = matchesOf(table, hits);
    const result = { value: typed(value, decision.types), matched, required };
    return record ? new TracedResult(result, table.rows, record) : result;
  }

  private runFor(decision: DecisionCode, required: Readonly<Record<string, DecisionResult>>): Run {
    if (decision.requires.length === 0 && !decision.usesFunctions) return this.run;
    const values = Object.fromEntries(Object.entries(required).map(([name, { value }]) => [name, value]));
    const functions = decision.usesFunctions ? this.functionContext() : {};
    return this.run.over({ ...this.run.context, ...functions, ...values });
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
        service.parameters.map(({ label }) => label),
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
        : Object.fromEntries(service.outputs.map(output => [output.label, session.result(output).value]));
    return coerce(value, service.returns);
  }
}

const typed = (value: FeelValue, types: readonly FeelType[]): FeelValue => types.reduce(coerce, value);

/** The rows that fired, with their outputs by column name. */
function matchesOf(table: DecisionCode['table'] & object, hits: readonly Hit[]): RuleMatch[] {
  const matches: RuleMatch[] = [];
  for (const hit of hits) {
    const row = table.rows[hit.index];
    if (row) matches.push({ row, outputs: table.code.contextOf(hit) });
  }
  return matches;
}
