import type { CellTree, Tree } from '../feel/tree.ts';

const isPosition = (name: string, value: unknown): boolean =>
  name === 'text' || ((name === 'from' || name === 'to') && typeof value === 'number');

/** A text that two trees share when they were written alike, wherever they stand. */
export const keyOf = (part: Tree | CellTree['tests']): string =>
  JSON.stringify(part, (name, value: unknown) => {
    if (isPosition(name, value)) return undefined;
    return value instanceof Map ? [...value] : value;
  });
