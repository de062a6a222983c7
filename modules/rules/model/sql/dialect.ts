import type { Fragment } from './fragment.ts';
import type { SqlColumn, SqlType } from './types.ts';

/** What the databases write differently. Everything else is the same SQL in both. */
export interface Dialect {
  /** Bytes of a name, null where there is no bound. */
  readonly maxName: number | null;
  /** After a stage, so that its columns are computed once and not copied into the next stage. */
  readonly fence: string;
  /** A string literal. */
  text(value: string): string;
  /** Reads a column exactly, or fails while it runs. */
  read(name: string, column: Required<SqlColumn>): string;
  /** The quotient of two bigint, cut to an integer. */
  quotient(a: Fragment, b: number): Fragment;
  addMonths(moment: Fragment, months: Fragment): Fragment;
  addMicroseconds(moment: Fragment, microseconds: Fragment): Fragment;
  microsecondsBetween(from: Fragment, to: Fragment): Fragment;
  /** The year, with a year 0 before year 1. */
  year(date: Fragment): Fragment;
  /** The seconds of a timestamp with their fraction, as a number with 6 decimals. */
  seconds(moment: Fragment): Fragment;
  withoutNulls(array: Fragment): Fragment;
}

const NAMES: Readonly<Record<SqlType, string>> = {
  number: 'decimal',
  string: 'text',
  boolean: 'boolean',
  date: 'date',
  'date and time': 'timestamp',
  'years and months duration': 'bigint',
  'days and time duration': 'bigint',
};

/** The database's type for values in the middle of a query. */
export const typeName = (
  type: SqlType,
  size: { readonly integer: number; readonly scale: number },
): string =>
  type === 'number' ? `decimal(${Math.max(1, size.integer + size.scale)},${size.scale})` : NAMES[type];

export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;
