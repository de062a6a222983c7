import { divide, type FeelNumber, isNumber, toDecimal } from '../values/numbers.ts';
import { typeName } from './dialect.ts';
import { refusals } from './faults.ts';
import { type Fragment, sql } from './fragment.ts';
import { numberLiteral } from './literal.ts';
import type { Stages } from './stages.ts';
import { NULL_VALUE, type NumberSize, type Scalar, type SqlValue, scalar, widest } from './values.ts';

/** FEEL computes with 34 digits; SQL must not keep more. */
const DIGITS = 34;

/** A number of at most this size; one that could be longer makes the query fail where it is. */
export function sized(value: Fragment, size: NumberSize): Scalar {
  if (size.scale > DIGITS) throw refusals.digits();
  if (size.integer + size.scale <= DIGITS) return scalar('number', value, { size });
  const cut = { integer: DIGITS - size.scale, scale: size.scale };
  return scalar('number', sql`${value}::${typeName('number', cut)}`, { size: cut });
}

export function plus(a: Scalar, b: Scalar, sign: '+' | '-' = '+'): Scalar {
  const size = widest(a.size, b.size);
  return sized(sql`${a} ${sign} ${b}`, { ...size, integer: size.integer + 1 });
}

export const multiply = (a: Scalar, b: Scalar): Scalar =>
  sized(sql`${a} * ${b}`, {
    integer: a.size.integer + b.size.integer,
    scale: a.size.scale + b.size.scale,
  });

/** Division by a constant whose reciprocal ends: 4, 100, 1.25, but not 3. */
export function divideBy(a: Scalar, by: FeelNumber): SqlValue {
  const reciprocal = divide(1, by);
  if (reciprocal === null) return NULL_VALUE;
  // One that does not end fills all 34 digits.
  if (toDecimal(reciprocal).precision() >= DIGITS - 4)
    throw refusals.unsupported('除不尽的除法', 'A division that does not end');
  return multiply(a, numberLiteral(reciprocal));
}

/** The remainder with the sign of the divisor. */
export function modulo(a: Scalar, b: Scalar, stages: Stages): SqlValue {
  const scale = Math.max(a.size.scale, b.size.scale);
  // Beyond this FEEL's own quotient, of 34 digits, may round up to the next whole number.
  if (a.size.integer + b.size.integer + 2 * scale >= DIGITS) throw refusals.digits();
  const divisor = stages.column(b);
  const rest = stages.column(sql`${a} % nullif(${divisor}, 0)`);
  const size = { integer: b.size.integer + 1, scale };
  return scalar(
    'number',
    sql`case when (${rest} < 0 and ${divisor} > 0) or (${rest} > 0 and ${divisor} < 0) then ${rest} + ${divisor} else ${rest} end`,
    { size },
  );
}

const HALF = numberLiteral(0.5);
const TWO = numberLiteral(2);

const WHOLE: Readonly<Record<string, (n: Fragment) => Fragment>> = {
  floor: n => sql`floor(${n})`,
  ceiling: n => sql`ceil(${n})`,
  'round up': n => sql`case when ${n} < 0 then floor(${n}) else ceil(${n}) end`,
  'round down': n => sql`trunc(${n})`,
  // Both databases round a half away from zero.
  'round half up': n => sql`round(${n})`,
  'round half down': n => sql`case when ${n} < 0 then floor(${n} + ${HALF}) else ceil(${n} - ${HALF}) end`,
  decimal: n =>
    sql`case when abs(${n} - trunc(${n})) = ${HALF} then round(${n} * ${HALF}) * ${TWO} else round(${n}) end`,
};

/** The names of the functions that round to a number of places. */
export const ROUNDING: readonly string[] = Object.keys(WHOLE);

const powerOfTen = (exponent: number): Scalar =>
  numberLiteral(exponent >= 0 ? 10 ** exponent : Number(`1e${exponent}`));

/** Rounds to a number of decimal places, left of the point where it is negative. */
export function rounded(name: string, n: Scalar, places: number, stages: Stages): SqlValue {
  const whole = WHOLE[name];
  if (!whole || Math.abs(places) > 15) throw refusals.unsupported(`函数 ${name}`, `The function ${name}`);
  if (places >= n.size.scale) return n;
  const moved = places === 0 ? n : multiply(n, powerOfTen(places));
  const result = scalar('number', whole(stages.column(moved)), {
    size: { integer: moved.size.integer + 1, scale: 0 },
  });
  if (places === 0) return result;
  const back = multiply(result, powerOfTen(-places));
  const size = { integer: n.size.integer + 1 + Math.max(0, -places), scale: Math.max(0, places) };
  return sized(
    sql`${back}::${typeName('number', { integer: DIGITS - size.scale, scale: size.scale })}`,
    size,
  );
}

/** Whether a whole number is even; null for one that is not whole. */
export const isEven = (n: Scalar, stages: Stages): Fragment => {
  const column = stages.column(n);
  return sql`case when ${column} = trunc(${column}) then ${column} % ${TWO} = 0 end`;
};

export const numberOf = (value: SqlValue): FeelNumber | null =>
  value.kind === 'constant' && isNumber(value.value) ? value.value : null;
