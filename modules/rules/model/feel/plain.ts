import { LIMITS } from '../limits.ts';
import { parseDate } from '../values/iso.ts';
import { parseNumber } from '../values/numbers.ts';
import type { FeelValue } from '../values/values.ts';
import type { Vocabulary } from './scope.ts';
import type { CellTree, CompareOperator, Test, Tree } from './tree.ts';

// Most cells of most tables are constants, comparisons with them and intervals of them. They are read here, without
// the grammar, into the very trees that it would give; whatever is not certainly one of them is left to it.

const SPACE = /[ \t\r\n]*/y;
const CONSTANT =
  /-?\d+(?:\.\d+)?|"[^"\\\r\n]*"|(?:true|false)\b|(?:date\("\d{4}-\d\d-\d\d"\)|@"\d{4}-\d\d-\d\d")/y;
const OPERATOR = /<=|>=|!=|[<>=]/y;
const NOT = /not[ \t]*\(/y;
const OPENING = /[[(]/y;
const CLOSING = /[\])]/y;
const PARENTHESIS = /\)/y;
const COMMA = /,/y;
const DOTS = /\.\./y;
const END = /$/y;

const isMade = <T>(items: readonly (T | undefined)[]): items is readonly T[] => !items.includes(undefined);

function constantValue(source: string): FeelValue | undefined {
  if (source === 'true' || source === 'false') return source === 'true';
  if (source.startsWith('"')) return source.slice(1, -1);
  if (!/^[d@]/.test(source)) return parseNumber(source) ?? undefined;
  return parseDate(source.slice(source.indexOf('"') + 1, source.lastIndexOf('"'))) ?? undefined;
}

/** Reads a text from left to right, past spaces; undefined where something else stands. */
class Reader {
  private readonly text: string;
  private at = 0;

  constructor(text: string) {
    this.text = text;
  }

  take(pattern: RegExp): string | undefined {
    SPACE.lastIndex = this.at;
    SPACE.test(this.text);
    pattern.lastIndex = SPACE.lastIndex;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.at = pattern.lastIndex;
    return found;
  }

  get isAtEnd(): boolean {
    return this.take(END) !== undefined;
  }

  constant(): Tree | undefined {
    const source = this.take(CONSTANT);
    if (source === undefined) return undefined;
    const value = constantValue(source);
    return value === undefined
      ? undefined
      : { kind: 'literal', value, from: this.at - source.length, to: this.at };
  }

  private interval(opening: string): Tree | undefined {
    const from = this.at - 1;
    const start = this.constant();
    if (!start || !this.take(DOTS)) return undefined;
    const end = this.constant();
    const closing = end && this.take(CLOSING);
    if (!closing) return undefined;
    const included = { startIncluded: opening === '[', endIncluded: closing === ']' };
    return { kind: 'range', start, end, ...included, from, to: this.at };
  }

  private test(): Test | undefined {
    const operator = this.take(OPERATOR);
    if (operator) {
      const end = this.constant();
      return end && { kind: 'compare', operator: operator as CompareOperator, end };
    }
    const opening = this.take(OPENING);
    const value = opening ? this.interval(opening) : this.constant();
    return value && { kind: 'value', value };
  }

  tests(): readonly Test[] | undefined {
    const tests = [this.test()];
    while (this.take(COMMA)) tests.push(this.test());
    return isMade(tests) ? tests : undefined;
  }
}

const isReadable = (text: string, words: Vocabulary): boolean =>
  text.length <= LIMITS.text && !words.dictionary.mayNameWithin(text);

/** The tree of a cell of constants, as the grammar would give it; undefined where the grammar must be asked. */
export function readPlainTests(text: string, words: Vocabulary): CellTree | undefined {
  if (!isReadable(text, words)) return undefined;
  const reader = new Reader(text);
  const negated = reader.take(NOT) !== undefined;
  const tests = reader.tests();
  if (!tests || (negated && !reader.take(PARENTHESIS)) || !reader.isAtEnd) return undefined;
  const span = { from: 0, to: text.length };
  return {
    kind: 'in',
    value: { kind: 'local', name: '?', depth: 0, ...span },
    tests,
    negated,
    text,
    ...span,
  };
}

/** The tree of a constant, as the grammar would give it; undefined where the grammar must be asked. */
export function readPlainExpression(text: string, words: Vocabulary): Tree | undefined {
  if (!isReadable(text, words)) return undefined;
  const reader = new Reader(text);
  const constant = reader.constant();
  return constant && reader.isAtEnd ? { ...constant, from: 0, to: text.length } : undefined;
}
