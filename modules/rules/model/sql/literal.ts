import { isContext } from '../values/kinds.ts';
import { type FeelNumber, isNumber, numberText } from '../values/numbers.ts';
import { FeelDate, FeelDateTime, MonthsDuration, SecondsDuration } from '../values/temporal.ts';
import { FeelRange, type FeelValue } from '../values/values.ts';
import { type Dialect, typeName } from './dialect.ts';
import { refusals } from './faults.ts';
import { fixed } from './fragment.ts';
import { constant, type NumberSize, type Scalar, type SqlValue, scalar } from './values.ts';

const MAX_DIGITS = 34;

/** The digits of a decimal number before and after its point. */
function sizeOf(text: string): NumberSize {
  const [whole = '', fraction = ''] = text.replace('-', '').split('.');
  return { integer: whole.length, scale: fraction.length };
}

export function numberLiteral(n: FeelNumber): Scalar {
  const text = numberText(n);
  const size = sizeOf(text);
  if (size.integer + size.scale > MAX_DIGITS) throw refusals.digits();
  return scalar('number', fixed(`'${text}'::${typeName('number', size)}`), { size });
}

function textLiteral(text: string, dialect: Dialect): Scalar {
  if (text.includes('\0') || !text.isWellFormed()) throw refusals.text();
  return scalar('string', fixed(`${dialect.text(text)}::text`));
}

const isWritable = ({ year }: FeelDate): boolean => year >= 1 && year <= 9999;

function dateTimeLiteral(value: FeelDateTime): Scalar {
  const zoned = value.time.zone !== null;
  const utc = FeelDateTime.fromLocal(value.instantSeconds, value.time.nanos, null);
  if (value.time.nanos % 1000 !== 0)
    throw refusals.unsupported('小于微秒的时刻', 'A moment below a microsecond');
  if (!isWritable(utc.date)) throw refusals.unsupported('公元 1 年以前或 9999 年以后的日期', 'This year');
  return scalar('date and time', fixed(`timestamp '${String(utc).replace('T', ' ')}'`), { zoned });
}

function secondsLiteral(value: SecondsDuration): Scalar {
  const microseconds = BigInt(value.seconds) * 1_000_000n + BigInt(Math.floor(value.nanos / 1000));
  const fits = value.nanos % 1000 === 0 && BigInt.asIntN(63, microseconds) === microseconds;
  if (!fits) throw refusals.unsupported('这个时长', 'This duration');
  return scalar('days and time duration', fixed(`'${microseconds}'::bigint`));
}

/** A constant as SQL; structures are taken apart, and null stays a constant, since it has no type. */
export function literal(value: FeelValue, dialect: Dialect): SqlValue {
  if (value === null) return constant(null);
  if (isNumber(value)) return numberLiteral(value);
  if (typeof value === 'string') return textLiteral(value, dialect);
  if (typeof value === 'boolean') return scalar('boolean', fixed(String(value)));
  if (value instanceof FeelDate) {
    if (!isWritable(value)) throw refusals.unsupported('公元 1 年以前或 9999 年以后的日期', 'This year');
    return scalar('date', fixed(`date '${value}'`));
  }
  if (value instanceof FeelDateTime) return dateTimeLiteral(value);
  if (value instanceof MonthsDuration)
    return scalar('years and months duration', fixed(`'${value.months}'::bigint`));
  if (value instanceof SecondsDuration) return secondsLiteral(value);
  if (value instanceof FeelRange)
    return {
      kind: 'range',
      start: value.start === null ? null : constant(value.start),
      end: value.end === null ? null : constant(value.end),
      startIncluded: value.startIncluded,
      endIncluded: value.endIncluded,
    };
  if (Array.isArray(value)) return { kind: 'list', items: value.map(constant) };
  if (isContext(value))
    return {
      kind: 'context',
      entries: new Map(Object.entries(value).map(([name, entry]) => [name, constant(entry)])),
    };
  throw refusals.unsupported('时间或函数', 'A time of day or a function');
}
