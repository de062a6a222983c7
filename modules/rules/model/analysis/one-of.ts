import type { FeelType, Tree } from '../feel/tree.ts';

const NOWHERE = { from: 0, to: 0 } as const;

/** The type of texts of a closed list. */
export function oneOf(values: readonly string[]): FeelType {
  const known: ReadonlySet<unknown> = new Set(values);
  const value: Tree = { kind: 'local', name: '?', depth: 0, ...NOWHERE };
  return {
    kind: 'restricted',
    of: { kind: 'string' },
    tests: {
      kind: 'in',
      value,
      tests: values.map(text => ({ kind: 'value', value: { kind: 'literal', value: text, ...NOWHERE } })),
      negated: false,
      text: values.map(text => JSON.stringify(text)).join(','),
      ...NOWHERE,
    },
    allows: candidate => known.has(candidate),
  };
}
