import type { FeelKind } from '../../values/kinds.ts';
import { asList } from '../../values/kinds.ts';
import { isNumber } from '../../values/numbers.ts';
import type { FeelValue } from '../../values/values.ts';
import type { Run } from '../run.ts';

interface SignatureParameter {
  readonly name: string;
  readonly optional: boolean;
  /** The kinds of values that it takes; empty where it takes any, or lists and single values alike. */
  readonly kinds: readonly FeelKind[];
}

export interface Signature {
  readonly parameters: readonly SignatureParameter[];
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

const KINDS: Readonly<Record<string, FeelKind>> = {
  text: 'string',
  number: 'number',
  boolean: 'boolean',
  date: 'date',
  time: 'time',
  moment: 'date and time',
  months: 'years and months duration',
  seconds: 'days and time duration',
  list: 'list',
  context: 'context',
};

function parameter(text: string): SignatureParameter {
  const [name = '', kinds = ''] = text.split(': ');
  return {
    name: name.replace(/\?$|\.\.\.$/g, ''),
    optional: name.endsWith('?'),
    kinds: kinds.split('|').flatMap(kind => KINDS[kind] ?? []),
  };
}

const signature = (text: string): Signature => ({
  variadic: text.includes('...'),
  parameters: text === '' ? [] : text.split(', ').map(parameter),
});

/**
 * Declares a function by its signatures: `substring`, `['string: text, start position: number, length?: number']`;
 * kinds are words of `KINDS`, alternatives stand side by side (`date|moment`).
 */
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

const namedSignature = (signatures: readonly Signature[], names: readonly string[]): Signature | undefined =>
  signatures.find(s => fitsNames(s, names));

/** The kinds that each value of a call must have, in the order of the values; empty lists where any will do. */
export function kindsFor(
  { signatures }: Builtin,
  count: number,
  names: readonly string[] | null,
): readonly (readonly FeelKind[])[] {
  if (names) {
    const fitting = namedSignature(signatures, names);
    return names.map(name => fitting?.parameters.find(p => p.name === name)?.kinds ?? []);
  }
  const fitting = signatures.filter(s => fitsCount(s, count));
  return Array.from({ length: count }, (_, i) => {
    const kinds = fitting.map(({ parameters, variadic }) => (variadic ? [] : (parameters[i]?.kinds ?? [])));
    return kinds.some(list => list.length === 0) ? [] : [...new Set(kinds.flat())];
  });
}

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
  const fitting = namedSignature(signatures, names);
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
