import { compareValues, equalValues, type Truth } from '../values/compare.ts';
import type { FeelValue } from '../values/values.ts';
import type { CompareOperator } from './tree.ts';

const ordered =
  (test: (order: number) => boolean) =>
  (a: FeelValue, b: FeelValue): Truth => {
    const order = compareValues(a, b);
    return order === null ? null : test(order);
  };

/** FEEL's comparisons of two values (DMN 1.5, tables 41 to 44). */
export const COMPARE: Readonly<Record<CompareOperator, (a: FeelValue, b: FeelValue) => Truth>> = {
  '=': equalValues,
  '!=': (a, b) => {
    const equal = equalValues(a, b);
    return equal === null ? null : !equal;
  },
  '<': ordered(order => order < 0),
  '<=': ordered(order => order <= 0),
  '>': ordered(order => order > 0),
  '>=': ordered(order => order >= 0),
};
