import type { Builder } from './builder.ts';
import { refusals } from './faults.ts';
import { type Fragment, fixed, sql } from './fragment.ts';
import { sized } from './numbers.ts';
import { NULL_VALUE, type Scalar, type SqlValue, scalar } from './values.ts';

const MONTHS = 'years and months duration';
const MICROSECONDS = 'days and time duration';
const DAY = 86_400_000_000;

export const isDuration = ({ type }: Scalar): boolean => type === MONTHS || type === MICROSECONDS;
export const isMoment = ({ type }: Scalar): boolean => type === 'date' || type === 'date and time';

const months = (value: Fragment): Scalar => scalar(MONTHS, value);
const microseconds = (value: Fragment): Scalar => scalar(MICROSECONDS, value);

/** The local calendar of a moment with a zone is not in the database. */
function local(moment: Scalar): Scalar {
  if (moment.zoned)
    throw refusals.unsupported('带时区时刻的年月日和时分秒', 'The calendar of a moment with a zone');
  return moment;
}

/** Whole days below or at a number of microseconds. */
function wholeDays(value: Fragment, { dialect, stages }: Builder): Fragment {
  const n = stages.column(value);
  return dialect.quotient(sql`${n} - ((${n} % ${DAY}) + ${DAY}) % ${DAY}`, DAY);
}

/** A date and time of a date: its midnight in UTC. */
export const midnight = (date: Scalar): Scalar =>
  scalar('date and time', sql`${date}::timestamp`, { zoned: true });

export function shift(moment: Scalar, by: Scalar, sign: '+' | '-', builder: Builder): SqlValue {
  const { dialect } = builder;
  const step = sign === '-' ? sql`- ${by}` : by;
  if (by.type === MONTHS) {
    const moved = dialect.addMonths(local(moment), step);
    return scalar(moment.type, moment.type === 'date' ? sql`${moved}::date` : moved);
  }
  if (moment.type === 'date') return scalar('date', sql`${moment} + ${wholeDays(step, builder)}::int`);
  const moved = dialect.addMicroseconds(moment, builder.stages.column(step));
  return scalar(moment.type, moved, { zoned: moment.zoned });
}

/** The time from b to a. */
export function difference(a: Scalar, b: Scalar, { dialect }: Builder): SqlValue {
  if (a.type === 'date' && b.type === 'date') return microseconds(sql`(${a} - ${b})::bigint * ${DAY}`);
  const [to, from] = [a, b].map(moment => (moment.type === 'date' ? midnight(moment) : moment));
  if (!to || !from || to.zoned !== from.zoned) return NULL_VALUE;
  return microseconds(dialect.microsecondsBetween(from, to));
}

/** A duration times a number. */
export function scaled(duration: Scalar, by: Scalar): SqlValue {
  if (duration.type === MICROSECONDS && by.size.scale > 0)
    throw refusals.unsupported('时长乘以小数', 'A time duration times a decimal');
  return scalar(duration.type, sql`trunc(${duration}::decimal(19,0) * ${by})::bigint`);
}

/** Months from one day to another, towards zero; times of day do not count. */
export function monthsBetween(from: Scalar, to: Scalar, { dialect, stages }: Builder): SqlValue {
  const parts = (moment: Scalar): { months: Fragment; day: Fragment } => {
    const m = stages.column(local(moment));
    return {
      months: sql`${dialect.year(m)} * 12 + extract(month from ${m})`,
      day: sql`extract(day from ${m})`,
    };
  };
  const [a, b] = [parts(from), parts(to)];
  const count = stages.column(sql`(${b.months} - ${a.months})::bigint`);
  const rest = stages.column(sql`(${b.day} - ${a.day})::bigint`);
  return months(
    sql`${count} + case when ${count} > 0 and ${rest} < 0 then -1 when ${count} < 0 and ${rest} > 0 then 1 else 0 end`,
  );
}

/** A part of a date or time that is a small whole number. */
const whole = (value: Fragment): Scalar => sized(sql`${value}::decimal(19,0)`, { integer: 19, scale: 0 });

export const dayPart = (part: 'doy' | 'week' | 'isodow' | 'month', date: Scalar): Scalar =>
  whole(sql`extract(${part} from ${local(date)})`);

const DAY_PARTS: Readonly<Record<string, string>> = { month: 'month', day: 'day', weekday: 'isodow' };

function momentProperty(moment: Scalar, name: string, { dialect }: Builder): SqlValue {
  const part = DAY_PARTS[name];
  if (name === 'year') return whole(dialect.year(local(moment)));
  if (part) return whole(sql`extract(${part} from ${local(moment)})`);
  if (moment.type === 'date') return NULL_VALUE;
  if (name === 'hour' || name === 'minute') return whole(sql`extract(${name} from ${local(moment)})`);
  if (name === 'second') return sized(dialect.seconds(local(moment)), { integer: 2, scale: 6 });
  throw refusals.unsupported(`时刻的“${name}”`, `The ${name} of a moment`);
}

function microsecondsProperty(value: Scalar, name: string, { dialect, stages }: Builder): SqlValue {
  const n = stages.column(value);
  const units: Readonly<Record<string, [size: number, within: number | null]>> = {
    days: [DAY, null],
    hours: [3_600_000_000, 24],
    minutes: [60_000_000, 60],
  };
  const unit = units[name];
  if (unit) {
    const count = dialect.quotient(n, unit[0]);
    return whole(unit[1] === null ? count : sql`${count} % ${unit[1]}`);
  }
  if (name !== 'seconds') return NULL_VALUE;
  const rest = sql`(${n} % 60000000)::decimal(8,0) * ${fixed("'0.000001'::decimal(6,6)")}`;
  return sized(rest, { integer: 2, scale: 6 });
}

/** `value.name` of dates, moments and durations (DMN 1.5, table 65). */
export function property(value: Scalar, name: string, builder: Builder): SqlValue {
  if (isMoment(value)) return momentProperty(value, name, builder);
  if (value.type === MICROSECONDS) return microsecondsProperty(value, name, builder);
  if (value.type !== MONTHS) return NULL_VALUE;
  if (name === 'years') return whole(builder.dialect.quotient(value, 12));
  return name === 'months' ? whole(sql`${value} % 12`) : NULL_VALUE;
}

/** The sum or difference of two durations of one kind. */
export function addDurations(a: Scalar, b: Scalar, sign: '+' | '-'): SqlValue {
  return a.type === b.type ? scalar(a.type, sql`${a} ${sign} ${b}`) : NULL_VALUE;
}
