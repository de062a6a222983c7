import type { CompiledDecision, DecisionNode, DecisionSource } from '../dmn/decision.ts';
import type { CompiledExpression } from '../feel/expression.ts';
import { Run } from '../feel/run.ts';
import type { Tree } from '../feel/tree.ts';
import { type Problem, RuleCompileError } from '../problems.ts';
import { Budget, type Builder } from './builder.ts';
import { commonOf, inCommon } from './choose.ts';
import type { Dialect } from './dialect.ts';
import { typeName } from './dialect.ts';
import { duckdb } from './duckdb.ts';
import { Refusal, refusals } from './faults.ts';
import { fitted } from './fit.ts';
import { type Fragment, fixed, joined, sql } from './fragment.ts';
import { column, Inputs } from './inputs.ts';
import { literal } from './literal.ts';
import { postgres } from './postgres.ts';
import { Stages } from './stages.ts';
import { type SqlTable, translateTable } from './table.ts';
import { Translator } from './translate.ts';
import type { SqlDialect, SqlOptions, SqlOutput, SqlQuery } from './types.ts';
import { NULL_VALUE, type SqlFrame, type SqlValue } from './values.ts';

export const DIALECTS: Readonly<Record<SqlDialect, Dialect>> = { postgres, duckdb };

/** A named column of the answer. */
interface Selected {
  readonly output: SqlOutput;
  readonly value: Fragment;
}

/** The population: a table's name with its schema, or a query in parentheses as the caller wrote it. */
export function population(from: string, dialect: Dialect): string {
  const text = from.trim();
  if (text.startsWith('(') && text.endsWith(')')) return `${text} as population`;
  if (!/^[^"'();]+$/.test(text)) throw refusals.table(from);
  return text
    .split('.')
    .map(part => column(part, dialect))
    .join('.');
}

class SqlCompiler {
  private readonly problems: Problem[] = [];
  private readonly builder: Builder;
  private readonly inputs: Inputs;
  private readonly options: SqlOptions;
  private readonly source: DecisionSource | null;
  private readonly decided = new Map<DecisionNode, SqlValue>();
  private readonly text: string;

  constructor(source: DecisionSource | null, text: string, options: SqlOptions) {
    const now = Run.evaluate({}, options.now, run => run.now);
    this.builder = { dialect: DIALECTS[options.dialect], stages: new Stages(), budget: new Budget(), now };
    this.options = options;
    this.source = source;
    this.text = text;
    const unnamed = new Translator(this.builder, name => {
      throw refusals.noColumn(name);
    });
    const { columns, constants = {} } = options;
    this.inputs = new Inputs(
      { columns, constants, declared: source?.inputs ?? [] },
      this.builder,
      (tree, frame: SqlFrame) => unnamed.translate(tree, frame),
    );
  }

  private report(refusal: Refusal, where: string): void {
    const offset = refusal.span?.from ?? 0;
    const before = this.text.slice(0, offset).split('\n');
    const [line, at] = this.text === '' ? [1, offset] : [before.length, before.at(-1)?.length ?? 0];
    const { zh, message: en, remedy } = refusal;
    this.problems.push({ message: { zh, en }, remedy, line, column: at + 1, where });
  }

  private attempt<T>(where: string, otherwise: T, work: () => T): T {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.report(error, where);
      return otherwise;
    }
  }

  /** A business knowledge model sees the others and nothing else. */
  private readonly knowledge = (name: string): SqlValue => {
    const tree = this.source?.knowledge.find(known => known.name === name)?.tree;
    if (!tree) throw refusals.noColumn(name);
    return new Translator(this.builder, this.knowledge).translate(tree, null);
  };

  private isKnowledge(name: string): boolean {
    return this.source?.knowledge.some(known => known.name === name) ?? false;
  }

  private translatorFor(node: DecisionNode | null): Translator {
    return new Translator(this.builder, name => {
      const required = node?.requires.find(other => other.name === name);
      if (required) return this.decided.get(required) ?? NULL_VALUE;
      return this.isKnowledge(name) ? this.knowledge(name) : this.inputs.value(name);
    });
  }

  expression(tree: Tree): SqlValue {
    return this.attempt('', NULL_VALUE, () => this.translatorFor(null).translate(tree, null));
  }

  /** A decision after those that it requires. */
  decision(node: DecisionNode): { value: SqlValue; table: SqlTable | null } {
    for (const other of node.requires)
      if (!this.decided.has(other)) this.decided.set(other, this.kept(this.decision(other).value));
    const translator = this.translatorFor(node);
    const { tree } = node;
    const table =
      tree.kind === 'table'
        ? translateTable(tree, translator, null, (refusal, where) =>
            this.report(refusal, [node.name, where].filter(Boolean).join('/')),
          )
        : null;
    const value = this.attempt(node.name, NULL_VALUE, () =>
      node.types.reduce(
        (made, type) => fitted(made, type, (part, frame) => translator.translate(part, frame), this.builder),
        table ? table.value : translator.translate(tree, null),
      ),
    );
    return { value, table };
  }

  private kept(value: SqlValue): SqlValue {
    return value.kind === 'scalar' ? { ...value, ...this.builder.stages.column(value) } : value;
  }

  private selected(name: string, value: SqlValue): Selected[] {
    const { dialect } = this.builder;
    const made = value.kind === 'constant' ? literal(value.value, dialect) : value;
    switch (made.kind) {
      case 'constant':
        return [{ output: { name, type: 'null', list: false }, value: fixed('null::text') }];
      case 'scalar':
        return [{ output: { name, type: made.type, list: false }, value: made }];
      case 'array':
        return [{ output: { name, type: made.of, list: true }, value: made.array }];
      case 'arrays':
        return [...made.entries].flatMap(([entry, part]) => this.selected(entry, part));
      case 'list': {
        const common = commonOf(made.items, dialect);
        const type = common ? `${typeName(common.type, common.size)}[]` : 'text[]';
        const items = made.items.map(item => (common ? inCommon(item, common, dialect) : fixed('null')));
        const array = sql`array[${joined(items, ', ')}]::${type}`;
        return [{ output: { name, type: common?.type ?? 'null', list: true }, value: array }];
      }
      case 'context':
        return [...made.entries].flatMap(([entry, part]) =>
          part.kind === 'context' ? this.selected(`${name}.${entry}`, part) : this.selected(entry, part),
        );
      default:
        throw refusals.unsupported('结果是函数或区间', 'An answer that is a function or range');
    }
  }

  private matched(table: SqlTable, isFirst: boolean): Fragment {
    const { dialect } = this.builder;
    const numbers = table.hits.map((fires, i) => ({ fires, number: i + 1 }));
    if (numbers.length === 0) return fixed('array[]::int[]');
    if (isFirst) {
      const cases = numbers.map(({ fires, number }) =>
        joined([fixed('when'), fires, fixed(`then array[${number}]`)], ' '),
      );
      return sql`case ${joined(cases, ' ')} else array[]::int[] end`;
    }
    const items = numbers.map(({ fires, number }) => sql`case when ${fires} then ${number} end`);
    return dialect.withoutNulls(sql`array[${joined(items, ', ')}]::int[]`);
  }

  query(name: string, value: SqlValue, table: SqlTable | null, isFirst: boolean): SqlQuery {
    const { dialect, stages } = this.builder;
    const { key } = this.options;
    const answer = this.attempt(name, [], () => this.selected(name, value));
    const from = this.attempt('', '', () => population(this.options.from, dialect));
    const id = this.attempt('', '', () => column(key, dialect));
    const inner = (reads: (own: string) => boolean): string =>
      this.attempt(
        '',
        '',
        () => `select ${[`${id} as k`, ...this.inputs.selected(reads)].join(', ')} from ${from}`,
      );
    const taken = new Set([key]);
    const free = (wanted: string): string => {
      let own = wanted;
      for (let i = 2; taken.has(own); i++) own = `${wanted}_${i}`;
      taken.add(own);
      return own;
    };
    const outputs = answer.map(({ output, value: own }) => ({
      output: { ...output, name: free(output.name) },
      value: own,
    }));
    for (const { output } of outputs) this.attempt(name, '', () => column(output.name, dialect));
    const matched = table && { name: free('matched'), value: this.matched(table, isFirst) };
    const last = [
      { name: key, value: fixed('k') },
      ...outputs.map(({ output, value: own }) => ({ name: output.name, value: own })),
      ...(matched ? [matched] : []),
    ];
    const text = stages.query(inner, last, dialect.fence);
    if (this.problems.length > 0) throw new RuleCompileError(this.problems);
    return {
      sql: text,
      outputs: outputs.map(({ output }) => output),
      matched: matched?.name ?? null,
    };
  }
}

/**
 * Compiles a decision or an expression into one query that answers for a whole population as the closures
 * answer for one: the same values, null included, and for a table the rows that fired. What has no exact
 * counterpart is refused; data that the query could not read or compute exactly makes it fail while it runs.
 *
 * @throws RuleCompileError with every part that has no counterpart in SQL
 */
export function compileSql(what: CompiledDecision | CompiledExpression, options: SqlOptions): SqlQuery {
  if (!('source' in what)) {
    const compiler = new SqlCompiler(null, what.text, options);
    return compiler.query('value', compiler.expression(what.tree), null, false);
  }
  const compiler = new SqlCompiler(what.source, '', options);
  const { value, table } = compiler.decision(what.source.decision);
  const shape = what.tree.kind === 'table' ? what.tree : null;
  const [output, ...others] = shape?.outputs ?? [];
  const name = (others.length === 0 && output?.name) || what.name;
  return compiler.query(name, value, table, shape?.hitPolicy === 'F');
}
