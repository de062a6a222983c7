import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { kindOf } from '../values/kinds.ts';
import { Decimal, fromDecimal } from '../values/numbers.ts';
import { FeelDate, FeelDateTime, MonthsDuration, SecondsDuration } from '../values/temporal.ts';
import type { FeelValue } from '../values/values.ts';
import type { SqlDialect, SqlOutput, SqlQuery } from './types.ts';

// Asking the databases in tests, and comparing what they answer.

/** An answer of either side as text that tells kind and value. */
export function told(value: FeelValue): string {
  if (Array.isArray(value)) return `[${value.map(told).join(', ')}]`;
  const kind = kindOf(value);
  if (value instanceof MonthsDuration) return `${kind} ${value.months}`;
  if (value instanceof SecondsDuration)
    return `${kind} ${BigInt(value.seconds) * 1_000_000n + BigInt(Math.floor(value.nanos / 1000))}`;
  if (value instanceof FeelDateTime)
    return `${kind} ${FeelDateTime.fromLocal(value.instantSeconds, value.time.nanos, null)}`;
  return `${kind} ${String(value)}`;
}

function microseconds(text: string): SecondsDuration {
  const count = BigInt(text);
  return new SecondsDuration(Number(count / 1_000_000n), Number(count % 1_000_000n) * 1000);
}

/** An output as text that tells years before Christ, too. */
function textSql({ name, type, list }: SqlOutput, dialect: SqlDialect): string {
  const value = `"${name}"`;
  if (list) return `to_json(${value})::text`;
  if (type === 'date') return `(${value} - date '1970-01-01')::text`;
  if (type !== 'date and time') return `${value}::text`;
  return dialect === 'duckdb'
    ? `epoch_us(${value})::text`
    : `(extract(epoch from ${value}) * 1000000)::bigint::text`;
}

function readText(text: string | null, type: SqlOutput['type']): FeelValue {
  if (text === null) return null;
  switch (type) {
    case 'number':
      return fromDecimal(new Decimal(text));
    case 'boolean':
      return text === 'true';
    case 'date':
      return FeelDate.fromDayNumber(Number(text));
    case 'date and time': {
      const { seconds, nanos } = microseconds(text);
      return FeelDateTime.fromLocal(seconds, nanos, null);
    }
    case 'years and months duration':
      return new MonthsDuration(Number(text));
    case 'days and time duration':
      return microseconds(text);
    default:
      return text;
  }
}

/** One row of an answer: its outputs in order, and the rows that fired. */
interface Answer {
  readonly values: readonly FeelValue[];
  readonly matched: readonly number[] | null;
}

/** Runs SQL and gives its rows. */
export type Database = (sql: string) => Promise<readonly Readonly<Record<string, unknown>>[]>;

/** A DuckDB in memory. */
export async function openDuckdb(): Promise<{ ask: Database; close(): void }> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection: DuckDBConnection = await instance.connect();
  return {
    ask: async sql => (await connection.runAndReadAll(sql)).getRowObjectsJson(),
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

const textIn = (found: Readonly<Record<string, unknown>>, name: string): string | null => {
  const value = found[name];
  return typeof value === 'string' ? value : null;
};

function listOf(text: string, type: SqlOutput['type']): FeelValue {
  const items: unknown = JSON.parse(text);
  return Array.isArray(items) ? items.map(item => readText(item === null ? null : String(item), type)) : null;
}

/** What a database answers to a query, in the order of its key. */
export async function answersOf(query: SqlQuery, dialect: SqlDialect, database: Database): Promise<Answer[]> {
  const columns = query.outputs.map((output, i) => `${textSql(output, dialect)} as o${i}`);
  const matched = query.matched ? [`to_json("${query.matched}")::text as matched`] : [];
  const rows = await database(
    `select ${[...columns, ...matched].join(', ')} from (${query.sql}) as answer order by id`,
  );
  return rows.map(found => ({
    values: query.outputs.map(({ type, list }, i): FeelValue => {
      const own = textIn(found, `o${i}`);
      return list && own !== null ? listOf(own, type) : readText(own, type);
    }),
    matched: query.matched ? (JSON.parse(textIn(found, 'matched') ?? '[]') as number[]) : null,
  }));
}
