import { FeelFunction, type FeelValue } from '../values/values.ts';
import type { FunctionType } from './tree.ts';

/** A function that can tell whether it conforms to a function type (DMN 1.5, 10.3.2.9.2). */
export class TypedFunction extends FeelFunction {
  readonly conformsTo: (wanted: FunctionType) => boolean;

  constructor(
    name: string,
    parameters: readonly string[],
    body: (values: FeelValue[]) => FeelValue,
    conformsTo: (wanted: FunctionType) => boolean,
    variadic = false,
  ) {
    super(name, parameters, body, variadic);
    this.conformsTo = conformsTo;
  }
}
