import { quoteName } from './dialect.ts';
import type { Fragment } from './fragment.ts';

/**
 * A query as selects within selects. What is used more than once becomes a column of a stage, so that it is
 * computed and written once; a stage sees the columns of those inside it.
 */
export class Stages {
  private readonly stages: { name: string; sql: string }[][] = [];
  private readonly known = new Map<string, Fragment>();
  private count = 0;

  /** The value as a column. */
  column(value: Fragment): Fragment {
    if (/^\w+$/.test(value.sql)) return value;
    const key = `${value.level}:${value.sql}`;
    const known = this.known.get(key);
    if (known) return known;
    this.count += 1;
    const name = `x${this.count}`;
    const level = value.level + 1;
    this.stages[value.level] = [...(this.stages[value.level] ?? []), { name, sql: value.sql }];
    const made = { sql: name, level };
    this.known.set(key, made);
    return made;
  }

  /**
   * The whole query.
   * @param inner makes the innermost select, given a test whether anything reads a column of it
   * @param last what is selected in the end, after all stages
   */
  query(
    inner: (reads: (name: string) => boolean) => string,
    last: readonly { readonly name: string; readonly value: Fragment }[],
    fence: string,
  ): string {
    const depth = Math.max(this.stages.length, ...last.map(({ value }) => value.level));
    const texts = [...this.stages.flat(), ...last.map(({ value }) => value)].map(({ sql }) => sql);
    const words = new Set(texts.flatMap(text => text.match(/\bc\d+\b/g) ?? []));
    let query = inner(name => words.has(name));
    for (let level = 0; level < depth; level++) {
      const columns = (this.stages[level] ?? []).map(({ name, sql }) => `${sql} as ${name}`);
      query = select(['*', ...columns], query, fence, `s${level + 1}`);
    }
    const selected = last.map(({ name, value }) => `${value.sql} as ${quoteName(name)}`);
    return select(selected, query, fence, 's');
  }
}

const select = (columns: readonly string[], from: string, fence: string, name: string): string =>
  `select\n  ${columns.join(',\n  ')}\nfrom (\n${from}${fence}\n) as ${name}`;
