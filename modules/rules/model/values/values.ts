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

/** A range; a null end is open to infinity. Written `(=5)` it is not the range `[5..5]`, but holds what that holds. */
export class FeelRange {
  readonly start: FeelValue;
  readonly end: FeelValue;
  readonly startIncluded: boolean;
  readonly endIncluded: boolean;
  readonly operator: '=' | '!=' | null;

  constructor(
    start: FeelValue,
    end: FeelValue,
    startIncluded: boolean,
    endIncluded: boolean,
    operator: '=' | '!=' | null = null,
  ) {
    this.start = start;
    this.end = end;
    this.startIncluded = startIncluded;
    this.endIncluded = endIncluded;
    this.operator = operator;
  }
}

/** A function as a value: built in, written in FEEL, or a business knowledge model. */
export class FeelFunction {
  readonly name: string;
  readonly parameters: readonly string[];
  private readonly body: (values: FeelValue[]) => FeelValue;
  private readonly variadic: boolean;

  constructor(
    name: string,
    parameters: readonly string[],
    body: (values: FeelValue[]) => FeelValue,
    variadic = false,
  ) {
    this.name = name;
    this.parameters = parameters;
    this.body = body;
    this.variadic = variadic;
  }

  /** Calls it with one value for each parameter, in order; null where their number does not fit. */
  call(values: FeelValue[]): FeelValue {
    return this.variadic || values.length === this.parameters.length ? this.body(values) : null;
  }

  /** Calls it with values for parameters by name, null for those without; null where a name does not fit. */
  callNamed(names: readonly string[], values: readonly FeelValue[]): FeelValue {
    const { parameters } = this;
    if (!names.every(name => parameters.includes(name))) return null;
    return this.body(parameters.map(name => values[names.indexOf(name)] ?? null));
  }
}
