import { extname, resolve } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { SqlColumn, SqlType } from '@zhiban/rules';
import { CommandError } from './run.ts';

/** A population in a database of its own, in memory, as the table `population`. */
export interface Population {
  readonly columns: readonly PopulationFileColumn[];
  /** @throws QueryError */
  rows(sql: string): AsyncGenerator<Readonly<Record<string, unknown>>>;
  close(): void;
}

export type CellType = 'number' | 'string' | 'boolean' | 'date';
type Typed = Pick<SqlColumn, 'digits' | 'decimals'> & { readonly type: CellType };
interface PopulationFileColumn {
  readonly name: string;
  /** Null for what this command does not read, such as a list or a moment. */
  readonly type: Typed | null;
}

const READERS: Readonly<Record<string, (file: string, types: string) => string>> = {
  '.csv': (file, types) =>
    `read_csv(${file}, header = true, sample_size = -1${types && `, types = {${types}}`})`,
  '.parquet': file => `read_parquet(${file})`,
  '.json': file => `read_json(${file})`,
};

const CSV_TYPES: Readonly<Partial<Record<SqlType, string>>> = {
  string: 'VARCHAR',
  boolean: 'BOOLEAN',
  date: 'DATE',
};

/**
 * Reads a CSV, Parquet or JSON file.
 * @param declared the types that the rules say, by column: a code of digits in a CSV file is no number
 * @throws CommandError CLI_POPULATION_KIND, CLI_POPULATION_UNREADABLE
 */
export async function openPopulation(
  path: string,
  declared: ReadonlyMap<string, SqlType>,
): Promise<Population> {
  const read = READERS[extname(path).toLowerCase()];
  if (!read)
    throw new CommandError(
      'CLI_POPULATION_KIND',
      { zh: `不认识 ${path} 的格式。`, en: `${path} is of no known kind.` },
      { zh: '请用 .csv、.parquet 或 .json 文件。', en: 'Give a .csv, .parquet or .json file.' },
    );
  const instance = await DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  const connection = await instance.connect();
  const close = () => {
    connection.closeSync();
    instance.closeSync();
  };
  const file = text(resolve(path));
  const load = async (types: string) => {
    await connection.run(`create or replace table population as select * from ${read(file, types)}`);
    return columnsOf(connection);
  };
  try {
    const sniffed = await load('');
    const types = sniffed.flatMap(({ name, type }) => {
      const wanted = declared.get(name);
      const word = wanted && wanted !== type?.type ? CSV_TYPES[wanted] : undefined;
      return word ? [`${text(name)}: '${word}'`] : [];
    });
    const columns = types.length > 0 ? await load(types.join(', ')) : sniffed;
    return { columns, rows: sql => rowsOf(connection, sql), close };
  } catch (error) {
    close();
    throw new CommandError(
      'CLI_POPULATION_UNREADABLE',
      { zh: `读不了 ${path}：${firstLine(error)}`, en: `${path} cannot be read: ${firstLine(error)}` },
      { zh: '请检查路径、表头和每一列的写法。', en: 'Check the path, the header and the columns.' },
    );
  }
}

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;
/** What a database says, without the picture of the line below it. */
const firstLine = (error: unknown): string =>
  String(error instanceof Error ? error.message : error).split('\n')[0] ?? '';

/** A statement that the database could not carry out on this data. */
export class QueryError extends Error {}

async function* rowsOf(connection: DuckDBConnection, sql: string) {
  try {
    const result = await connection.stream(sql);
    for await (const rows of result.yieldRowObjectJson()) yield* rows;
  } catch (error) {
    throw new QueryError(firstLine(error));
  }
}

async function columnsOf(connection: DuckDBConnection): Promise<PopulationFileColumn[]> {
  const described = await connection.runAndReadAll('describe population');
  return described.getRowObjectsJson().map(({ column_name, column_type }) => ({
    name: String(column_name),
    type: typeOf(String(column_type)),
  }));
}

const INTEGER_DIGITS: Readonly<Record<string, number>> = {
  TINYINT: 3,
  SMALLINT: 5,
  INTEGER: 10,
  BIGINT: 19,
  UTINYINT: 3,
  USMALLINT: 5,
  UINTEGER: 10,
  UBIGINT: 20,
};
const TYPES: Readonly<Record<string, Typed>> = {
  VARCHAR: { type: 'string' },
  BOOLEAN: { type: 'boolean' },
  DATE: { type: 'date' },
  DOUBLE: { type: 'number' },
  FLOAT: { type: 'number' },
};

function typeOf(name: string): Typed | null {
  const digits = INTEGER_DIGITS[name];
  if (digits !== undefined) return { type: 'number', digits, decimals: 0 };
  const decimal = /^DECIMAL\((\d+),(\d+)\)$/.exec(name);
  if (decimal) return { type: 'number', digits: Number(decimal[1]), decimals: Number(decimal[2]) };
  return TYPES[name] ?? null;
}
