import { contextFunctions } from './contexts.ts';
import { conversionFunctions } from './conversion.ts';
import type { Builtin } from './define.ts';
import { listFunctions } from './lists.ts';
import { numericFunctions } from './numeric.ts';
import { rangeFunctions } from './ranges.ts';
import { temporalFunctions } from './temporal.ts';
import { anyTextFunctions, textFunctions } from './text.ts';

/** Every built-in function by its name. */
export const BUILTINS: ReadonlyMap<string, Builtin> = new Map(
  [
    conversionFunctions,
    textFunctions,
    anyTextFunctions,
    numericFunctions,
    listFunctions,
    temporalFunctions,
    rangeFunctions,
    contextFunctions,
  ].flatMap(functions => functions.map(builtin => [builtin.name, builtin])),
);
