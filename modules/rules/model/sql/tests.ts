import type { Test, Tree } from '../feel/tree.ts';
import { matchesValue } from '../values/compare.ts';
import { asScalar, asTruth, compare } from './compare.ts';
import type { Dialect } from './dialect.ts';
import { allOf, anyOf, type Fragment, joined, sql } from './fragment.ts';
import { literal } from './literal.ts';
import {
  constant,
  NULL_TRUTH,
  NULL_VALUE,
  type Scalar,
  type SqlRange,
  type SqlValue,
  truth,
} from './values.ts';

/** Whether the ends of a range make one: both there, of one kind, in order. True where they surely do. */
function isValid(range: SqlRange, dialect: Dialect): SqlValue {
  const { start, end } = range;
  if (start && end) return compare('<=', start, end, dialect);
  const only = start ?? end;
  if (!only || only.kind === 'constant') return constant(true);
  return only.kind === 'scalar' ? truth(sql`${only} is not null`) : NULL_TRUTH;
}

/** `inRange`: null only where the value cannot be compared with an end. */
function within(value: SqlValue, range: SqlRange, dialect: Dialect): Fragment {
  const { start, end, startIncluded, endIncluded } = range;
  const above = start && compare(startIncluded ? '>=' : '>', value, start, dialect);
  const below = end && compare(endIncluded ? '<=' : '<', value, end, dialect);
  return allOf([above, below].flatMap(part => (part ? [asTruth(part)] : [])));
}

/** A range that is no range is null, and then the answer is `otherwise`. */
function inRange(value: SqlValue, range: SqlRange, otherwise: Fragment, dialect: Dialect): Fragment {
  const valid = isValid(range, dialect);
  if (valid.kind === 'constant') return valid.value === true ? within(value, range, dialect) : otherwise;
  return sql`case when ${asTruth(valid)} then ${within(value, range, dialect)} else ${otherwise} end`;
}

/** FEEL's `between`: no range, so its ends need not be in order. */
export function between(value: SqlValue, low: SqlValue, high: SqlValue, dialect: Dialect): SqlValue {
  const [above, below] = [compare('>=', value, low, dialect), compare('<=', value, high, dialect)];
  const [a, b] = [asTruth(above), asTruth(below)];
  if (low.kind === 'constant' && high.kind === 'constant' && value.kind !== 'constant')
    // Null on one side only where an end is of another kind: then the whole is null.
    return a === NULL_TRUTH || b === NULL_TRUTH ? NULL_TRUTH : truth(sql`${a} and ${b}`);
  return truth(sql`case when ${a} is not null and ${b} is not null then ${a} and ${b} end`);
}

const surely = (fragment: Fragment): Fragment => sql`coalesce(${fragment}, false)`;

/** FEEL's `in` against one test value, as `matchesValue` has it. */
function matches(value: SqlValue, test: SqlValue, dialect: Dialect): Fragment {
  if (value.kind === 'constant' && test.kind === 'constant')
    return asTruth(constant(matchesValue(value.value, test.value)));
  const made = test.kind === 'constant' ? literal(test.value, dialect) : test;
  if (made.kind === 'range') return inRange(value, made, NULL_TRUTH, dialect);
  if (made.kind === 'list') {
    const isNothing = asTruth(compare('=', value, constant(null), dialect));
    return anyOf(
      made.items.map(item => {
        const one = item.kind === 'constant' ? literal(item.value, dialect) : item;
        return surely(
          one.kind === 'range'
            ? inRange(value, one, isNothing, dialect)
            : asTruth(compare('=', value, one, dialect)),
        );
      }),
    );
  }
  return asTruth(compare('=', value, made, dialect));
}

/** The constants of the value's own kind among tests: they can be looked up together. */
function constantsOf(value: SqlValue, tests: readonly SqlValue[], dialect: Dialect): Scalar[] {
  if (value.kind !== 'scalar' || value.type === 'date and time') return [];
  return tests.flatMap(test => {
    const made = test.kind === 'constant' ? literal(test.value, dialect) : test;
    return test.kind === 'constant' && made.kind === 'scalar' && made.type === value.type ? [made] : [];
  });
}

/** Whether the value is one of the constants: as FEEL has it false for null, or null where that will do. */
function isOneOf(
  value: SqlValue,
  constants: readonly Scalar[],
  nullWillDo: boolean,
  dialect: Dialect,
): Fragment {
  const own = asScalar(value, dialect);
  const found =
    constants.length === 1
      ? sql`${own} = ${joined(constants, '')}`
      : sql`${own} in (${joined(constants, ', ')})`;
  return nullWillDo ? found : surely(found);
}

/**
 * Unary tests of one value: true where one holds, null where none holds and one could not be decided.
 * @param falseOrNull tells that the caller makes no difference between false and null, which is faster
 */
export function translateTests(
  value: SqlValue,
  { tests, negated }: { readonly tests: readonly Test[]; readonly negated: boolean },
  translate: (tree: Tree) => SqlValue,
  dialect: Dialect,
  falseOrNull = false,
): Fragment {
  const values = tests.map(test => (test.kind === 'value' ? translate(test.value) : NULL_VALUE));
  const constants = constantsOf(value, values, dialect);
  const truthOf = (test: Test, i: number): Fragment[] => {
    switch (test.kind) {
      case 'compare':
        return [asTruth(compare(test.operator, value, translate(test.end), dialect))];
      case 'condition':
        return [asTruth(translate(test.condition))];
      case 'value': {
        const own = values[i] ?? NULL_VALUE;
        return constantsOf(value, [own], dialect).length > 0 ? [] : [matches(value, own, dialect)];
      }
    }
  };
  const looked = constants.length > 0 ? [isOneOf(value, constants, falseOrNull && !negated, dialect)] : [];
  const met = anyOf([...looked, ...tests.flatMap(truthOf)]);
  return negated ? sql`not ${met}` : met;
}
