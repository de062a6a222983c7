import { asList } from '../../values/kinds.ts';
import { isNumber } from '../../values/numbers.ts';
import type { FeelValue } from '../../values/values.ts';
import type { Run } from '../run.ts';

export interface Signature {
  readonly parameters: readonly { readonly name: string; readonly optional: boolean }[];
  /** The last parameter takes any number of values. */
  readonly variadic: boolean;
}

/** Receives the values in the order of the signature that the call fits, missing optional ones left off. */
type Body = (values: FeelValue[], run: Run) => FeelValue;

/** A built-in function of FEEL (DMN 1.5, 10.3.4). */
export interface Builtin {
  readonly name: string;
  readonly signatures: readonly Signature[];
  readonly body: Body;
}

function signature(text: string): Signature {
  const names = text === '' ? [] : text.split(', ');
  return {
    variadic: text.includes('...'),
    parameters: names.map(name => ({ name: name.replace(/\?$|\.\.\.$/g, ''), optional: name.endsWith('?') })),
  };
}

/** Declares a function by its signatures: `substring`, `['string, start position, length?']`. */
export const define = (name: string, signatures: readonly string[], body: Body): Builtin => ({
  name,
  signatures: signatures.map(signature),
  body,
});

/** A function whose parameters are no lists: a list of one stands for that one (DMN 1.5, 10.3.2.9.4). */
export const withScalars = (builtin: Builtin): Builtin => ({
  ...builtin,
  body: (values, run) =>
    builtin.body(
      values.some(Array.isArray)
        ? values.map(v => (Array.isArray(v) && v.length === 1 ? (v[0] ?? null) : v))
        : values,
      run,
    ),
});

export const signatureText = (name: string, { parameters, variadic }: Signature): string =>
  `${name}(${parameters.map(p => p.name + (p.optional ? '?' : variadic ? '...' : '')).join(', ')})`;

const fitsCount = ({ parameters, variadic }: Signature, count: number): boolean =>
  variadic ? count > 0 : count <= parameters.length && count >= parameters.filter(p => !p.optional).length;

const fitsNames = ({ parameters }: Signature, names: readonly string[]): boolean =>
  names.every(name => parameters.some(p => p.name === name)) &&
  parameters.every(p => p.optional || names.includes(p.name));

/**
 * Where each value of a call goes: `order[i]` is the index of the value for parameter i, -1 where it is left
 * out. Null when the call fits no signature.
 */
export function arrange(
  { signatures }: Builtin,
  count: number,
  names: readonly string[] | null,
): number[] | null {
  if (names === null)
    return signatures.some(s => fitsCount(s, count)) ? Array.from({ length: count }, (_, i) => i) : null;
  const fitting = signatures.find(s => fitsNames(s, names));
  if (!fitting) return null;
  const order = fitting.parameters.map(p => names.indexOf(p.name));
  while (order.at(-1) === -1) order.pop();
  return order;
}

export const isText = (value: FeelValue | undefined): value is string => typeof value === 'string';

/** The items of a call that takes either one list or many values. */
export const itemsOf = (values: FeelValue[]): FeelValue[] =>
  values.length === 1 ? asList(values[0] ?? null) : values;

/** The list if every item is a number, else null. */
export const numbersOf = (items: FeelValue[]) => (items.every(isNumber) ? items : null);
