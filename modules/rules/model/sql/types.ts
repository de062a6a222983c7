import type { Path } from '../feel/reads.ts';
import type { FeelDateTime } from '../values/temporal.ts';
import type { FeelContext } from '../values/values.ts';

export type SqlDialect = 'postgres' | 'duckdb';

/** The kinds of values that a column can hold. */
export const sqlTypes = [
  'number',
  'string',
  'boolean',
  'date',
  'date and time',
  'years and months duration',
  'days and time duration',
] as const;
export type SqlType = (typeof sqlTypes)[number];

/**
 * Where an input stands in the population's table. The column's own type must be the fitting one of the
 * database: a number of any kind, text, boolean, date, timestamp, interval. A value that the query could not
 * read exactly (a number with more digits than said, a date of infinity) makes it fail.
 */
export interface SqlColumn {
  readonly path: Path;
  readonly column: string;
  readonly type: SqlType;
  /** Of a number: digits that it has at most, 24 unless told; fewer than 19 are faster. */
  readonly digits?: number;
  /** Of a number: how many of them stand after the point, 6 unless told. */
  readonly decimals?: number;
  /** Of a date and time: whether the column has a zone (`timestamptz`); it has unless told otherwise. */
  readonly zoned?: boolean;
}

export interface SqlOptions {
  readonly dialect: SqlDialect;
  /** The table, with its schema if need be; or a query in parentheses, which is taken as it stands. */
  readonly from: string;
  /** The column that names a row of the population. */
  readonly key: string;
  readonly columns: readonly SqlColumn[];
  /** Inputs with one value for the whole population: 今天, 参数. */
  readonly constants?: FeelContext;
  /** The moment of `now()` and `today()`; the machine's clock by default. */
  readonly now?: FeelDateTime;
}

/**
 * One column of the answer. A years and months duration comes as its number of months, the other kind as its
 * microseconds, a date and time in UTC where it has a zone, otherwise as it is on the wall.
 */
export interface SqlOutput {
  readonly name: string;
  readonly type: SqlType | 'null';
  /** Whether it is an array, as R, O and C give it. */
  readonly list: boolean;
}

/** A query with one row for each key: the key, the outputs, and for a table `matched`. */
export interface SqlQuery {
  readonly sql: string;
  readonly outputs: readonly SqlOutput[];
  /** The column with the numbers of the rows that fired, from 1, in the order of the table; null without a table. */
  readonly matched: string | null;
}
