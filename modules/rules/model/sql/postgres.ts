import type { Dialect } from './dialect.ts';
import { sql } from './fragment.ts';
import type { SqlColumn } from './types.ts';

const DAY = 86_400_000_000;

const quoted = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** The value where the condition holds, null for null; else PostgreSQL fails to convert the sentence. */
const checked = (name: string, condition: string, value: string, type: string, sentence: string): string =>
  `case when ${condition} then ${value} when ${name} is not null then (${name}::text || ' ${sentence}')::${type} end`;

function read(name: string, { type, digits, decimals, zoned }: Required<SqlColumn>): string {
  switch (type) {
    case 'number': {
      const decimal = `decimal(${digits},${decimals})`;
      const exact = `${name}::${decimal} = ${name} and ${name}::decimal <> 'NaN'`;
      const sentence = `is no number of ${digits} digits with ${decimals} decimals`;
      return checked(name, exact, `${name}::${decimal}`, 'decimal', sentence);
    }
    case 'string':
      return `${name}::text collate "C"`;
    case 'boolean':
      return `${name}::boolean`;
    case 'date': {
      const within = `${name}::date between date '0001-01-01' and date '9999-12-31'`;
      return checked(name, within, `${name}::date`, 'date', 'is no day between the years 1 and 9999');
    }
    case 'date and time': {
      const moment = zoned ? `(${name}::timestamptz at time zone 'UTC')` : `${name}::timestamp`;
      const within = `${moment} between timestamp '0001-01-02' and timestamp '9999-12-30'`;
      return checked(name, within, moment, 'timestamp', 'is no moment between the years 1 and 9999');
    }
    case 'years and months duration': {
      const months = `(extract(year from ${name}) * 12 + extract(month from ${name}))::bigint`;
      const rest = `extract(epoch from (${name} - make_interval(months => ${months}::int))) = 0`;
      return checked(name, rest, months, 'bigint', 'is not whole months');
    }
    case 'days and time duration': {
      const noMonths = `extract(year from ${name}) = 0 and extract(month from ${name}) = 0`;
      const microseconds = `(extract(epoch from ${name}) * 1000000)::bigint`;
      return checked(name, noMonths, microseconds, 'bigint', 'has months or years');
    }
  }
}

/** PostgreSQL 15 and newer. */
export const postgres: Dialect = {
  maxName: 63,
  // Without it the planner copies a stage's expressions to wherever they are used, and computes them there.
  fence: ' offset 0',
  // A backslash means the same in E'' whatever standard_conforming_strings says.
  text: value => (value.includes('\\') ? `E${quoted(value.replaceAll('\\', '\\\\'))}` : quoted(value)),
  read,
  quotient: (a, b) => sql`${a} / ${b}`,
  addMonths: (moment, months) => sql`${moment} + make_interval(months => ${months}::int)`,
  // A double holds the microseconds of less than a day exactly.
  addMicroseconds: (moment, n) =>
    sql`${moment} + make_interval(days => (${n} / ${DAY})::int, secs => (${n} % ${DAY})::double precision / 1000000)`,
  microsecondsBetween: (from, to) => sql`(extract(epoch from (${to} - ${from})) * 1000000)::bigint`,
  year: date => sql`extract(year from ${date}) + (extract(year from ${date}) < 0)::int`,
  seconds: moment => sql`extract(second from ${moment})::decimal(8,6)`,
  withoutNulls: array => sql`array_remove(${array}, null)`,
};
