import { refusals } from './faults.ts';

/** A piece of SQL that stands for one value, and the first stage of the query that knows all its columns. */
export interface Fragment {
  readonly sql: string;
  readonly level: number;
}

/** A rule that would become a longer text is refused. */
const MAX_LENGTH = 2_000_000;

const isFragment = (part: Fragment | string | number): part is Fragment => typeof part === 'object';

/** Joins SQL and fragments into a fragment, in parentheses. Strings inside are SQL: never a user's text. */
export function sql(
  strings: TemplateStringsArray,
  ...parts: readonly (Fragment | string | number)[]
): Fragment {
  const texts = parts.map(part => (isFragment(part) ? part.sql : String(part)));
  const text = `(${String.raw({ raw: strings }, ...texts)})`;
  if (text.length > MAX_LENGTH) throw refusals.tooLarge();
  return { sql: text, level: Math.max(0, ...parts.filter(isFragment).map(({ level }) => level)) };
}

/** SQL that reads no column. */
export const fixed = (text: string): Fragment => ({ sql: text, level: 0 });

/** The fragments with a separator between them. */
export function joined(parts: readonly Fragment[], separator: string): Fragment {
  const text = parts.map(part => part.sql).join(separator);
  if (text.length > MAX_LENGTH) throw refusals.tooLarge();
  return { sql: text, level: Math.max(0, ...parts.map(({ level }) => level)) };
}

export const TRUE = fixed('true');
export const FALSE = fixed('false');

/** SQL's `and` and `or` have the truth tables of FEEL's. */
export const allOf = (parts: readonly Fragment[]): Fragment =>
  parts.length === 0 ? TRUE : parts.length === 1 && parts[0] ? parts[0] : sql`${joined(parts, ' and ')}`;

export const anyOf = (parts: readonly Fragment[]): Fragment =>
  parts.length === 0 ? FALSE : parts.length === 1 && parts[0] ? parts[0] : sql`${joined(parts, ' or ')}`;
