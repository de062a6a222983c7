import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { createLogger, startEmbeddedPostgres } from '@zhiban/kernel/server';
import { type CompiledDecision, compileDmn, compileSql, sqlColumnsOf } from '@zhiban/rules';
import pg from 'pg';
import { round } from '../report.ts';
import { dmnOf, feelContext } from './ours.ts';
import { type Column, generateTable, type Inputs, type RuleTable, sampleInputs } from './table.ts';

const CHUNK = 50_000;
const CHUNKS = Number(process.env.BENCH_CHUNKS ?? 20);

/** How many of the population came to each outcome, and the sum of the numbers of the rows that fired. */
type Tally = Map<string, { count: number; rows: number }>;

const checksum = (tally: Tally): string =>
  JSON.stringify([...tally].toSorted(([a], [b]) => (a < b ? -1 : 1)));

const DATABASE_TYPES: Readonly<Record<Column['type'], string>> = {
  number: 'integer',
  string: 'text',
  boolean: 'boolean',
  date: 'date',
};

const createTable = ({ columns }: RuleTable): string =>
  `create table companies (id integer, ${columns.map(({ name, type }) => `"${name}" ${DATABASE_TYPES[type]}`).join(', ')})`;

const insert = ({ columns }: RuleTable): string => {
  const arrays = ['integer', ...columns.map(({ type }) => DATABASE_TYPES[type])];
  return `insert into companies select * from unnest(${arrays.map((type, i) => `$${i + 1}::${type}[]`).join(', ')})`;
};

/** Seconds that the closures take for these rows. */
function decideAll(
  decision: CompiledDecision,
  table: RuleTable,
  rows: readonly Inputs[],
  tally: Tally,
): number {
  const contexts = rows.map(given => feelContext(given, table));
  const start = performance.now();
  for (const context of contexts) {
    const { value, matched } = decision.evaluate(context);
    const own = tally.get(String(value)) ?? { count: 0, rows: 0 };
    own.count += 1;
    for (const { row } of matched) own.rows += row.index;
    tally.set(String(value), own);
  }
  return (performance.now() - start) / 1000;
}

async function fillDuckdb(
  duckdb: DuckDBConnection,
  table: RuleTable,
  rows: readonly Inputs[],
  first: number,
) {
  const appender = await duckdb.createAppender('companies');
  for (const [i, given] of rows.entries()) {
    appender.appendInteger(first + i);
    for (const { name, type } of table.columns) {
      const value = given[name];
      if (type === 'number') appender.appendInteger(Number(value));
      else if (type === 'boolean') appender.appendBoolean(value === true);
      else appender.appendVarchar(String(value));
    }
    appender.endRow();
  }
  appender.closeSync();
}

const tallyQuery = (output: string): string =>
  `select "${output}" as outcome, count(*)::int as count, sum(matched[1])::int as rows from answers group by 1`;

const tallyOf = (rows: readonly Readonly<Record<string, unknown>>[]): Tally =>
  new Map(
    rows.map(({ outcome, count, rows: fired }) => [
      String(outcome),
      { count: Number(count), rows: Number(fired) },
    ]),
  );

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

/**
 * A table of 12 inputs and 30 rows decided for 1,000,000 companies: with the closures in one process, with its
 * SQL in DuckDB and in PostgreSQL, which store every answer with the row that fired.
 * @throws where the three do not agree
 */
export async function sqlFigures(): Promise<Record<string, number>> {
  const table = generateTable(30, 1);
  const model = await compileDmn(dmnOf(table));
  const [decision] = model.decisions;
  if (!decision) throw new Error('The table has no decision.');
  const dataDir = await mkdtemp(join(tmpdir(), 'zhiban-bench-sql-'));
  const postgres = await startEmbeddedPostgres({ dataDir, log: createLogger('warn') });
  const pool = new pg.Pool({ connectionString: postgres.url, max: 1 });
  const instance = await DuckDBInstance.create(':memory:');
  const duckdb = await instance.connect();
  try {
    await duckdb.run(createTable(table).replaceAll(' date', ' text'));
    await pool.query(createTable(table));
    const closures: Tally = new Map();
    let closureSeconds = 0;
    for (let chunk = 0; chunk < CHUNKS; chunk++) {
      const rows = sampleInputs(CHUNK, 100 + chunk);
      closureSeconds += decideAll(decision, table, rows, closures);
      await fillDuckdb(duckdb, table, rows, chunk * CHUNK);
      const ids = rows.map((_, i) => chunk * CHUNK + i);
      await pool.query(insert(table), [
        ids,
        ...table.columns.map(({ name }) => rows.map(given => given[name])),
      ]);
    }
    const dates = table.columns.filter(({ type }) => type === 'date');
    for (const { name } of dates) await duckdb.run(`alter table companies alter "${name}" type date`);
    await pool.query('analyze companies');

    const answer = (dialect: 'duckdb' | 'postgres'): string => {
      // The numbers are integers, as the tables say.
      const columns = sqlColumnsOf(model).map(column =>
        column.type === 'number' ? { ...column, digits: 9, decimals: 0 } : column,
      );
      const options = { dialect, from: 'companies', key: 'id', columns };
      return `create table answers as ${compileSql(decision, options).sql}`;
    };
    const duckdbSeconds = await seconds(() => duckdb.run(answer('duckdb')));
    const postgresSeconds = await seconds(() => pool.query(answer('postgres')));
    const answers = [
      closures,
      tallyOf((await duckdb.runAndReadAll(tallyQuery(decision.name))).getRowObjectsJson()),
      tallyOf((await pool.query<Readonly<Record<string, unknown>>>(tallyQuery(decision.name))).rows),
    ];
    if (new Set(answers.map(checksum)).size > 1)
      throw new Error(`Closures and SQL differ: ${answers.map(checksum).join(' ')}`);

    const count = CHUNK * CHUNKS;
    const rate = (time: number): number => round(count / time, 0);
    return {
      'companies decided by closures and by SQL': count,
      'closures, companies a second': rate(closureSeconds),
      'SQL in DuckDB, companies a second': rate(duckdbSeconds),
      'SQL in PostgreSQL, companies a second': rate(postgresSeconds),
      'SQL in DuckDB / closures': round(closureSeconds / duckdbSeconds),
      'SQL in PostgreSQL / closures': round(closureSeconds / postgresSeconds),
    };
  } finally {
    duckdb.closeSync();
    instance.closeSync();
    await pool.end();
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}
