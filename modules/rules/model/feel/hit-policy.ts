import { compareValues, equalValues } from '../values/compare.ts';
import { add, isNumber } from '../values/numbers.ts';
import type { FeelContext, FeelValue } from '../values/values.ts';
import type { HitPolicy } from './tree.ts';

/** What one matching row gives: its place, and its outputs in the order of the columns. */
export interface Hit {
  readonly index: number;
  readonly outputs: readonly FeelValue[];
}

/** Makes contexts of hits' outputs, by column name. */
export function contextMaker(
  columns: readonly { readonly name: string }[],
): (outputs: readonly FeelValue[]) => FeelContext {
  // Copied and filled in, which costs a fraction of putting the names together each time.
  const blank: FeelContext = Object.fromEntries(columns.map(({ name }) => [name, null]));
  return outputs => {
    const made: Record<string, FeelValue> = { ...blank };
    for (const [i, { name }] of columns.entries()) made[name] = outputs[i] ?? null;
    return made;
  };
}

const sameOutputs = (a: Hit, b: Hit): boolean =>
  a.outputs.every((output, i) => equalValues(output, b.outputs[i] ?? null) === true);

/** Sorts hits by the priority of their outputs, the first column first; values that have none come last. */
function byPriority(hits: readonly Hit[], priorities: readonly (readonly FeelValue[])[]): Hit[] {
  const rank = (value: FeelValue, column: number): number => {
    const at = (priorities[column] ?? []).findIndex(known => equalValues(known, value) === true);
    return at < 0 ? Number.MAX_SAFE_INTEGER : at;
  };
  return hits.toSorted((a, b) => {
    for (const [column, value] of a.outputs.entries()) {
      const order = rank(value, column) - rank(b.outputs[column] ?? null, column);
      if (order !== 0) return order;
    }
    return a.index - b.index;
  });
}

function extreme(values: readonly FeelValue[], sign: 1 | -1): FeelValue {
  return values.reduce<FeelValue>((best, value) => {
    const order = compareValues(value, best);
    return order === null ? null : order * sign > 0 ? value : best;
  }, values[0] ?? null);
}

function sum(values: readonly FeelValue[]): FeelValue {
  return values.reduce<FeelValue>(
    (total, value) => (isNumber(total) && isNumber(value) ? add(total, value) : null),
    0,
  );
}

/**
 * The answer of a table with at least one hit (DMN 1.5, 8.2.8).
 * @param shape turns a hit into its value: the output, or a context of several
 */
export function combine(
  policy: HitPolicy,
  hits: readonly Hit[],
  priorities: readonly (readonly FeelValue[])[],
  shape: (hit: Hit) => FeelValue,
): FeelValue {
  const [first] = hits;
  if (!first) return null;
  const values = (): FeelValue[] => hits.map(hit => hit.outputs[0] ?? null);
  switch (policy) {
    case 'U':
      return hits.length === 1 ? shape(first) : null;
    case 'A':
      return hits.every(hit => sameOutputs(first, hit)) ? shape(first) : null;
    case 'F':
      return shape(first);
    case 'P':
      return shape(byPriority(hits, priorities)[0] ?? first);
    case 'O':
      return byPriority(hits, priorities).map(shape);
    case 'R':
    case 'C':
      return hits.map(shape);
    case 'C+':
      return sum(values());
    case 'C<':
      return extreme(values(), -1);
    case 'C>':
      return extreme(values(), 1);
    case 'C#':
      return hits.length;
  }
}
