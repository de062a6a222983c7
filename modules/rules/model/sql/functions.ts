import { arrange } from '../feel/builtins/define.ts';
import { BUILTINS } from '../feel/builtins/index.ts';
import { Run } from '../feel/run.ts';
import { toWhole } from '../values/numbers.ts';
import type { FeelValue } from '../values/values.ts';
import { calculate } from './arithmetic.ts';
import type { Builder } from './builder.ts';
import { commonOf, inCommon } from './choose.ts';
import { asScalar, asTruth, compare } from './compare.ts';
import { refusals } from './faults.ts';
import { allOf, anyOf, joined, sql } from './fragment.ts';
import { literal } from './literal.ts';
import { isEven, modulo, ROUNDING, rounded } from './numbers.ts';
import { dayPart, isDuration, isMoment, monthsBetween } from './temporal.ts';
import { textFunction, textOf } from './text.ts';
import {
  constant,
  isNull,
  NULL_TRUTH,
  NULL_VALUE,
  type Scalar,
  type SqlValue,
  scalar,
  truth,
} from './values.ts';

type SqlFunction = (values: readonly SqlValue[], builder: Builder) => SqlValue;

const of =
  (fits: (value: Scalar) => boolean, body: (value: Scalar, builder: Builder) => SqlValue): SqlFunction =>
  ([value = NULL_VALUE], builder) => {
    if (isNull(value)) return NULL_VALUE;
    const made = asScalar(value, builder.dialect);
    return fits(made) ? body(made, builder) : NULL_VALUE;
  };

const isNumber = ({ type }: Scalar): boolean => type === 'number';

/** The items of one list, or many values. */
function itemsOf(values: readonly SqlValue[], { dialect }: Builder): readonly SqlValue[] {
  const [only] = values;
  if (!only || values.length > 1) return values;
  const made = only.kind === 'constant' ? literal(only.value, dialect) : only;
  if (made.kind === 'list') return made.items;
  return isNull(made) ? [] : [made];
}

function extreme(keyword: 'least' | 'greatest'): SqlFunction {
  return (values, builder) => {
    const items = itemsOf(values, builder);
    if (items.length === 0 || items.some(isNull)) return NULL_VALUE;
    const types = new Set(items.map(item => asScalar(item, builder.dialect).type));
    if (types.size > 1 || types.has('boolean')) return NULL_VALUE;
    if (types.has('date and time')) throw refusals.unsupported('时刻的最大最小值', 'The extreme of moments');
    const common = commonOf(items, builder.dialect);
    if (!common) return NULL_VALUE;
    const columns = items.map(item => builder.stages.column(inCommon(item, common, builder.dialect)));
    // Unlike FEEL both databases leave nulls out.
    const present = allOf(columns.map(column => sql`${column} is not null`));
    const collated = columns.map(column => (common.type === 'string' ? sql`${column} collate "C"` : column));
    return scalar(
      common.type,
      sql`case when ${present} then ${keyword}(${joined(collated, ', ')}) end`,
      common,
    );
  };
}

const sum: SqlFunction = (values, builder) => {
  const [first, ...more] = itemsOf(values, builder);
  if (!first) return NULL_VALUE;
  return more.reduce((a, b) => addNumbers(a, b, builder), addNumbers(constant(0), first, builder));
};

/** Unlike `+`, a sum is of numbers alone. */
function addNumbers(a: SqlValue, b: SqlValue, builder: Builder): SqlValue {
  if (isNull(a) || isNull(b)) return NULL_VALUE;
  const numbers = [a, b].every(value => isNumber(asScalar(value, builder.dialect)));
  return numbers ? calculate('+', a, b, builder) : NULL_VALUE;
}

const truths =
  (combine: typeof allOf): SqlFunction =>
  (values, builder) => {
    if (values[0] && values.length === 1 && isNull(values[0])) return NULL_VALUE;
    return truth(combine(itemsOf(values, builder).map(asTruth)));
  };

const isSame: SqlFunction = ([a = NULL_VALUE, b = NULL_VALUE], { dialect }) => {
  if (isNull(a) || isNull(b)) return compare('=', a, b, dialect);
  const [left, right] = [asScalar(a, dialect), asScalar(b, dialect)];
  if (left.type === 'date and time' || right.type === 'date and time')
    throw refusals.unsupported('用 is 比较时刻', 'is with moments');
  return left.type === right.type
    ? truth(sql`${left} is not distinct from ${right}`)
    : truth(sql`${left} is null and ${right} is null`);
};

const contains: SqlFunction = ([list = NULL_VALUE, item = NULL_VALUE], builder) => {
  const items = itemsOf([list], builder);
  if (isNull(list)) return NULL_VALUE;
  if (list.kind === 'scalar') throw refusals.unsupported('不是列表的“列表”', 'A list that is a single value');
  return truth(
    anyOf(items.map(own => sql`coalesce(${asTruth(compare('=', own, item, builder.dialect))}, false)`)),
  );
};

const named = (names: string): string =>
  `(array[${names
    .split(' ')
    .map(name => `'${name}'`)
    .join(', ')}])`;
const WEEKDAYS = named('Monday Tuesday Wednesday Thursday Friday Saturday Sunday');
const MONTH_NAMES = named(
  'January February March April May June July August September October November December',
);

const rounding =
  (name: string): SqlFunction =>
  ([n = NULL_VALUE, scale], builder) => {
    const places = scale === undefined ? 0 : scale.kind === 'constant' ? toWhole(scale.value) : undefined;
    if (places === undefined) throw refusals.unsupported('不是常数的小数位数', 'A scale that is no constant');
    if (places === null || isNull(n)) return NULL_VALUE;
    const number = asScalar(n, builder.dialect);
    return isNumber(number) ? rounded(name, number, places, builder.stages) : NULL_VALUE;
  };

const FUNCTIONS: Readonly<Record<string, SqlFunction>> = {
  ...Object.fromEntries(ROUNDING.map(name => [name, rounding(name)])),
  not: ([value = NULL_VALUE]) => {
    const negand = asTruth(value);
    return negand === NULL_TRUTH ? NULL_TRUTH : truth(sql`not ${negand}`);
  },
  number: of(isNumber, n => n),
  string: of(() => true, textOf),
  abs: of(
    value => isNumber(value) || isDuration(value),
    value => ({ ...value, ...sql`abs(${value})` }),
  ),
  even: of(isNumber, (n, { stages }) => truth(isEven(n, stages))),
  odd: of(isNumber, (n, { stages }) => truth(sql`not ${isEven(n, stages)}`)),
  modulo: ([a = NULL_VALUE, b = NULL_VALUE], { dialect, stages }) => {
    if (isNull(a) || isNull(b)) return NULL_VALUE;
    const [left, right] = [asScalar(a, dialect), asScalar(b, dialect)];
    return isNumber(left) && isNumber(right) ? modulo(left, right, stages) : NULL_VALUE;
  },
  min: extreme('least'),
  max: extreme('greatest'),
  sum,
  all: truths(allOf),
  any: truths(anyOf),
  is: isSame,
  'list contains': contains,
  date: of(isMoment, moment => {
    if (moment.zoned) throw refusals.unsupported('带时区时刻的日期', 'The date of a moment with a zone');
    return moment.type === 'date' ? moment : scalar('date', sql`${moment}::date`);
  }),
  duration: of(isDuration, duration => duration),
  'years and months duration': ([a = NULL_VALUE, b = NULL_VALUE], builder) => {
    if (isNull(a) || isNull(b)) return NULL_VALUE;
    const [from, to] = [asScalar(a, builder.dialect), asScalar(b, builder.dialect)];
    return isMoment(from) && isMoment(to) ? monthsBetween(from, to, builder) : NULL_VALUE;
  },
  'day of year': of(isMoment, date => dayPart('doy', date)),
  'week of year': of(isMoment, date => dayPart('week', date)),
  'day of week': of(isMoment, date => scalar('string', sql`${WEEKDAYS}[${dayPart('isodow', date)}::int]`)),
  'month of year': of(isMoment, date =>
    scalar('string', sql`${MONTH_NAMES}[${dayPart('month', date)}::int]`),
  ),
};

/** Functions that read a text, and give null for what is no text: refused where it is not known to be none. */
const PARSERS = new Set(['number', 'date', 'duration']);

const fold = (name: string, values: readonly FeelValue[], builder: Builder): SqlValue => {
  const body = BUILTINS.get(name)?.body;
  return constant(body ? Run.evaluate({}, builder.now, run => body([...values], run)) : null);
};

/** A call of a built-in function; one that has no exact counterpart is refused. */
export function callBuiltin(
  name: string,
  given: readonly SqlValue[],
  names: readonly string[] | null,
  builder: Builder,
): SqlValue {
  const builtin = BUILTINS.get(name);
  const order = builtin && arrange(builtin, given.length, names);
  if (!order) return NULL_VALUE;
  const values = order.map(i => given[i] ?? NULL_VALUE);
  const constants = values.flatMap(value => (value.kind === 'constant' ? [value.value] : []));
  if (constants.length === values.length) return fold(name, constants, builder);
  const own = textFunction(name, values, builder);
  if (own) return own;
  const body = FUNCTIONS[name];
  const readsText =
    PARSERS.has(name) && values.some(value => value.kind === 'scalar' && value.type === 'string');
  if (!body || readsText || (PARSERS.has(name) && values.length > 1))
    throw refusals.unsupported(`函数“${name}”`, `The function ${name}`);
  return body(values, builder);
}
