import type { Decimal } from 'decimal.js';
import type { FeelDate, FeelDateTime, FeelDuration, FeelTime } from './temporal.ts';

/**
 * A value of FEEL (DMN 1.5, 10.3.2). A number is a JavaScript number where its shortest decimal text is the
 * exact value (safe integers and decimals of up to 15 digits), otherwise a `Decimal` of up to 34 digits.
 */
export type FeelValue =
  | null
  | boolean
  | number
  | Decimal
  | string
  | FeelDate
  | FeelTime
  | FeelDateTime
  | FeelDuration
  | FeelRange
  | FeelFunction
  | FeelContext
  | FeelValue[];

export type FeelContext = { readonly [name: string]: FeelValue };

/** A range; a null end is open to infinity. */
export class FeelRange {
  readonly start: FeelValue;
  readonly end: FeelValue;
  readonly startIncluded: boolean;
  readonly endIncluded: boolean;

  constructor(start: FeelValue, end: FeelValue, startIncluded: boolean, endIncluded: boolean) {
    this.start = start;
    this.end = end;
    this.startIncluded = startIncluded;
    this.endIncluded = endIncluded;
  }
}

/** A function as a value: built in, written in FEEL, or a business knowledge model. */
export class FeelFunction {
  readonly name: string;
  readonly parameters: readonly string[];
  /** Receives one value for each parameter, or any number where `variadic`. */
  readonly invoke: (values: FeelValue[]) => FeelValue;
  readonly variadic: boolean;

  constructor(
    name: string,
    parameters: readonly string[],
    invoke: (values: FeelValue[]) => FeelValue,
    variadic = false,
  ) {
    this.name = name;
    this.parameters = parameters;
    this.invoke = invoke;
    this.variadic = variadic;
  }
}
