import type { Dialect } from './dialect.ts';
import { sql } from './fragment.ts';
import type { SqlColumn } from './types.ts';

const quoted = (value: string): string => `'${value.replaceAll("'", "''")}'`;

const checked = (name: string, condition: string, value: string, type: string, sentence: string): string =>
  `case when ${condition} then ${value} when ${name} is not null then error(${name}::varchar || ' ${sentence}')::${type} end`;

function read(name: string, { type, digits, decimals, zoned }: Required<SqlColumn>): string {
  switch (type) {
    case 'number': {
      const decimal = `decimal(${digits},${decimals})`;
      const sentence = `is no number of ${digits} digits with ${decimals} decimals`;
      return checked(name, `${name}::${decimal} = ${name}`, `${name}::${decimal}`, decimal, sentence);
    }
    case 'string':
      return `${name}::varchar collate "C"`;
    case 'boolean':
      return `${name}::boolean`;
    case 'date': {
      const within = `${name}::date between date '0001-01-01' and date '9999-12-31'`;
      return checked(name, within, `${name}::date`, 'date', 'is no day between the years 1 and 9999');
    }
    case 'date and time': {
      // Not "at time zone": that needs an extension, which may not be there.
      const moment = zoned ? `make_timestamp(epoch_us(${name}::timestamptz))` : `${name}::timestamp`;
      const within = `${moment} between timestamp '0001-01-02' and timestamp '9999-12-30'`;
      return checked(name, within, moment, 'timestamp', 'is no moment between the years 1 and 9999');
    }
    case 'years and months duration': {
      const months = `(datepart('year', ${name}) * 12 + datepart('month', ${name}))::bigint`;
      const rest = `epoch_us(${name} - to_months(${months}::int)) = 0`;
      return checked(name, rest, months, 'bigint', 'is not whole months');
    }
    case 'days and time duration': {
      const noMonths = `datepart('year', ${name}) = 0 and datepart('month', ${name}) = 0`;
      return checked(name, noMonths, `epoch_us(${name})`, 'bigint', 'has months or years');
    }
  }
}

/** DuckDB 1.3 and newer, without extensions. */
export const duckdb: Dialect = {
  maxName: null,
  fence: '',
  text: quoted,
  read,
  quotient: (a, b) => sql`${a} // ${b}`,
  addMonths: (moment, months) => sql`${moment} + to_months(${months}::int)`,
  addMicroseconds: (moment, n) => sql`${moment} + to_microseconds(${n})`,
  microsecondsBetween: (from, to) => sql`epoch_us(${to}) - epoch_us(${from})`,
  year: date => sql`extract(year from ${date})`,
  seconds: moment => sql`date_part('microseconds', ${moment})::decimal(8,0) * 0.000001::decimal(6,6)`,
  withoutNulls: array => sql`list_filter(${array}, lambda x: x is not null)`,
};
