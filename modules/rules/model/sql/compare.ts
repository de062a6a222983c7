import { COMPARE } from '../feel/operators.ts';
import type { CompareOperator } from '../feel/tree.ts';
import type { Dialect } from './dialect.ts';
import { refusals } from './faults.ts';
import { type Fragment, sql } from './fragment.ts';
import { literal } from './literal.ts';
import { constant, isNull, NULL_TRUTH, type Scalar, type SqlValue, truth } from './values.ts';

/** A value that is no list, context or function, as SQL; null has no type and is refused. */
export function asScalar(value: SqlValue, dialect: Dialect): Scalar {
  const made = value.kind === 'constant' ? literal(value.value, dialect) : value;
  if (made.kind === 'scalar') return made;
  throw refusals.unsupported('在这里使用列表、情境、区间或函数', 'A list, context, range or function here');
}

// FEEL compares moments to the millisecond, and strings by code points.
const comparable = (value: Scalar, other: Scalar): Fragment => {
  if (value.type === 'date and time') return sql`date_trunc('milliseconds', ${value})`;
  // Two computed strings may have no collation yet.
  return value.type === 'string' && other.type === 'string' ? sql`${value} collate "C"` : value;
};

/** Whether values of these two can be compared at all: the same kind, and both with a zone or both without. */
const sameKind = (a: Scalar, b: Scalar): boolean => a.type === b.type && a.zoned === b.zoned;

function equalScalars(a: Scalar, b: Scalar): Fragment {
  if (sameKind(a, b)) {
    const [left, right] = a.type === 'string' ? [a, b] : [comparable(a, b), comparable(b, a)];
    return sql`${left} is not distinct from ${right}`;
  }
  const bothNull = sql`${a} is null and ${b} is null`;
  return a.type === b.type ? bothNull : sql`case when ${a} is null or ${b} is null then ${bothNull} end`;
}

/** FEEL's comparison of two values: `=` knows null, an order with null or between kinds is null. */
export function compare(operator: CompareOperator, a: SqlValue, b: SqlValue, dialect: Dialect): SqlValue {
  if (a.kind === 'constant' && b.kind === 'constant') return constant(COMPARE[operator](a.value, b.value));
  if (operator === '!=') {
    const equal = compare('=', a, b, dialect);
    return equal.kind === 'scalar' ? truth(sql`not ${equal}`) : equal;
  }
  if (operator === '=') {
    if (isNull(a)) return truth(sql`${asScalar(b, dialect)} is null`);
    if (isNull(b)) return truth(sql`${asScalar(a, dialect)} is null`);
    return truth(equalScalars(asScalar(a, dialect), asScalar(b, dialect)));
  }
  if (isNull(a) || isNull(b)) return NULL_TRUTH;
  const [left, right] = [asScalar(a, dialect), asScalar(b, dialect)];
  // Truths have no order in FEEL.
  if (!sameKind(left, right) || left.type === 'boolean') return NULL_TRUTH;
  return truth(sql`${comparable(left, right)} ${operator} ${comparable(right, left)}`);
}

/** Whether the value is true, false or unknown for every row. */
export const isTruth = (value: SqlValue): boolean =>
  value.kind === 'constant'
    ? typeof value.value === 'boolean'
    : value.kind === 'scalar' && value.type === 'boolean';

/** A truth as SQL; anything that is no truth counts as null. */
export function asTruth(value: SqlValue): Scalar {
  if (value.kind === 'constant')
    return typeof value.value === 'boolean' ? truth({ sql: String(value.value), level: 0 }) : NULL_TRUTH;
  return value.kind === 'scalar' && value.type === 'boolean' ? value : NULL_TRUTH;
}
