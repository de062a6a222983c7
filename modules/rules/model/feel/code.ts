import type { Truth } from '../values/compare.ts';
import type { FeelValue } from '../values/values.ts';
import type { Run } from './run.ts';

/** A local variable at run time; see `Tree` for what pushes one. */
export interface Frame {
  readonly value: FeelValue;
  readonly outer: Frame | null;
}

/** A compiled expression. */
export type Code = (run: Run, frame: Frame | null) => FeelValue;

/** A compiled unary test of a value. */
export type Check = (value: FeelValue, run: Run, frame: Frame | null) => Truth;
