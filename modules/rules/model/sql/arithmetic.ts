import type { ArithmeticOperator } from '../feel/tree.ts';
import {
  addValues,
  divideValues,
  multiplyValues,
  negateValue,
  powerValues,
  subtractValues,
} from '../values/arithmetic.ts';
import type { FeelValue } from '../values/values.ts';
import type { Builder } from './builder.ts';
import { asScalar } from './compare.ts';
import { refusals } from './faults.ts';
import { sql } from './fragment.ts';
import { divideBy, multiply, numberOf, plus } from './numbers.ts';
import { addDurations, difference, isDuration, isMoment, scaled, shift } from './temporal.ts';
import { constant, isNull, NULL_VALUE, type Scalar, type SqlValue, scalar } from './values.ts';

const FOLD: Readonly<Record<ArithmeticOperator, (a: FeelValue, b: FeelValue) => FeelValue>> = {
  '+': addValues,
  '-': subtractValues,
  '*': multiplyValues,
  '/': divideValues,
  '**': powerValues,
};

const areNumbers = (a: Scalar, b: Scalar): boolean => a.type === 'number' && b.type === 'number';

function sum(a: Scalar, b: Scalar, builder: Builder): SqlValue {
  if (areNumbers(a, b)) return plus(a, b);
  if (a.type === 'string' && b.type === 'string') return scalar('string', sql`${a} || ${b}`);
  if (isDuration(a)) {
    if (isDuration(b)) return addDurations(a, b, '+');
    return isMoment(b) ? shift(b, a, '+', builder) : NULL_VALUE;
  }
  return isMoment(a) && isDuration(b) ? shift(a, b, '+', builder) : NULL_VALUE;
}

function minus(a: Scalar, b: Scalar, builder: Builder): SqlValue {
  if (areNumbers(a, b)) return plus(a, b, '-');
  if (isDuration(a)) return isDuration(b) ? addDurations(a, b, '-') : NULL_VALUE;
  if (!isMoment(a)) return NULL_VALUE;
  if (isDuration(b)) return shift(a, b, '-', builder);
  return isMoment(b) ? difference(a, b, builder) : NULL_VALUE;
}

function product(a: Scalar, b: Scalar): SqlValue {
  if (areNumbers(a, b)) return multiply(a, b);
  if (a.type === 'number' && isDuration(b)) return scaled(b, a);
  return isDuration(a) && b.type === 'number' ? scaled(a, b) : NULL_VALUE;
}

/** FEEL's arithmetic of two values; what has no meaning is null, as there. */
export function calculate(
  operator: ArithmeticOperator,
  a: SqlValue,
  b: SqlValue,
  builder: Builder,
): SqlValue {
  if (a.kind === 'constant' && b.kind === 'constant') return constant(FOLD[operator](a.value, b.value));
  if (isNull(a) || isNull(b)) return NULL_VALUE;
  const left = asScalar(a, builder.dialect);
  const divisor = operator === '/' ? numberOf(b) : null;
  if (divisor !== null && left.type === 'number') return divideBy(left, divisor);
  const right = asScalar(b, builder.dialect);
  switch (operator) {
    case '+':
      return sum(left, right, builder);
    case '-':
      return minus(left, right, builder);
    case '*':
      return product(left, right);
    case '/':
      throw refusals.unsupported(
        '除法（除数不是除得尽的常数）',
        'A division by anything but a constant that divides evenly',
      );
    case '**':
      throw refusals.unsupported('乘方', 'A power');
  }
}

export function negated(value: SqlValue, builder: Builder): SqlValue {
  if (value.kind === 'constant') return constant(negateValue(value.value));
  const operand = asScalar(value, builder.dialect);
  if (operand.type !== 'number' && !isDuration(operand)) return NULL_VALUE;
  return { ...operand, ...sql`- ${operand}` };
}
