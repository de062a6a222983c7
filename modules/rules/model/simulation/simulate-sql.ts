import type { CompiledDecision } from '../dmn/decision.ts';
import { type Problem, RuleCompileError } from '../problems.ts';
import { compileSql, DIALECTS, population } from '../sql/compile-sql.ts';
import { quoteName } from '../sql/dialect.ts';
import type { SqlDialect, SqlOptions, SqlQuery } from '../sql/types.ts';
import type { ResultColumns } from './sql-result.ts';

/** Two statements that compare two versions of a decision over a population; `judgementOf` reads their rows. */
export interface SimulationSql {
  /** One row for each pair of results that occurs: their columns, and `subjects`, a count. */
  readonly crossTable: string;
  /** The first of those whose result or deciding rows changed: `key`, and the columns of both results. */
  readonly changes: string;
  readonly before: ResultColumns;
  readonly after: ResultColumns;
}

const POPULATION = 'zhiban_population';
/** Keys may repeat or be null: the two results of a subject find each other by its number. */
const NUMBER = 'zhiban_number';

/**
 * Compares two versions of a decision inside the database, as `Comparison` does outside.
 * @param limit so many changed subjects are listed
 * @throws RuleCompileError with every reason, where SQL cannot say the same as the rules: evaluate them one by one
 */
export function simulateSql(
  before: CompiledDecision,
  after: CompiledDecision,
  options: SqlOptions,
  limit = 200,
): SimulationSql {
  const { dialect, from, key } = options;
  const numbered = { ...options, from: `(select * from ${POPULATION})`, key: NUMBER };
  const one = versionOf('before', before, compileSql(before, numbered), dialect);
  const other = versionOf('after', after, compileSql(after, numbered), dialect);
  const selected = [...one.selected, ...other.selected].join(', ');
  const positions = [...one.selected, ...other.selected].map((_, i) => i + 1).join(', ');
  const source = [
    `with ${POPULATION} as materialized (`,
    `select *, row_number() over () as ${NUMBER} from ${population(from, DIALECTS[dialect])}),`,
    `zhiban_before as (${one.sql}), zhiban_after as (${other.sql})`,
  ].join(' ');
  const pairs = `zhiban_before join zhiban_after using (${NUMBER})`;
  const listed = `${POPULATION} join zhiban_before using (${NUMBER}) join zhiban_after using (${NUMBER})`;
  return {
    crossTable: `${source} select ${selected}, count(*) as subjects from ${pairs} group by ${positions} order by ${positions}`,
    changes: [
      `${source} select ${selected}, ${POPULATION}.${quoteName(key)}::text as key from ${listed}`,
      `where ${differs(one, other)} order by ${NUMBER} limit ${limit}`,
    ].join(' '),
    before: one.columns,
    after: other.columns,
  };
}

interface Version {
  readonly sql: string;
  readonly query: SqlQuery;
  /** The values as the query gives them, and the ids of the rows. */
  readonly raw: readonly string[];
  readonly rows: string | null;
  /** The columns of the answer. */
  readonly selected: readonly string[];
  readonly columns: ResultColumns;
}

function versionOf(
  name: 'before' | 'after',
  decision: CompiledDecision,
  query: SqlQuery,
  dialect: SqlDialect,
): Version {
  for (const { type } of query.outputs)
    if (type === 'date and time') throw new RuleCompileError([unreadable(decision.name)]);
  const raw = query.outputs.map(output => `zhiban_${name}.${quoteName(output.name)}`);
  const matched = query.matched === null ? null : `zhiban_${name}.${quoteName(query.matched)}`;
  const rows = matched === null ? null : rowIds(matched, decision, dialect);
  const values = query.outputs.map((output, i) => ({ column: `${name}_${i + 1}`, output }));
  return {
    sql: query.sql,
    query,
    raw,
    rows,
    selected: [
      ...raw.map((value, i) => `${value}::${values[i]?.output.list ? 'text[]' : 'text'} as ${name}_${i + 1}`),
      ...(rows === null ? [] : [`${rows} as ${name}_rows`]),
    ],
    columns: { values, rows: rows === null ? null : `${name}_rows` },
  };
}

/** The numbers of rows as their ids: numbers shift when a row is inserted. */
function rowIds(matched: string, { rules = [] }: CompiledDecision, dialect: SqlDialect): string {
  const { text } = DIALECTS[dialect];
  const ids = `array[${rules.map(({ id }) => text(id)).join(', ')}]::text[]`;
  return dialect === 'duckdb'
    ? `list_select(${ids}, ${matched})`
    : `array(select (${ids})[n] from unnest(${matched}) with ordinality as m(n, i) order by i)`;
}

const shapeOf = ({ query }: Version): string => JSON.stringify(query.outputs);

/** Results of another shape are the same only where there is none. */
function differs(one: Version, other: Version): string {
  const values =
    shapeOf(one) === shapeOf(other)
      ? one.raw.map((value, i) => `${value} is distinct from ${other.raw[i]}`)
      : [...one.raw, ...other.raw].map(value => `${value} is not null`);
  const rows = one.rows === null || other.rows === null ? [] : [`${one.rows} is distinct from ${other.rows}`];
  return [...values, ...rows].join(' or ');
}

const unreadable = (where: string): Problem => ({
  message: {
    zh: '结果是带时间的日期，SQL 里分不清时区。',
    en: 'The result is a date and time, whose zone SQL does not tell.',
  },
  remedy: { zh: '逐个计算即可。', en: 'Evaluate one by one.' },
  line: 1,
  column: 1,
  where,
});
