import type { DecisionModel } from '../dmn/compile-dmn.ts';
import { inputFitter, type ModelInput } from '../dmn/fit.ts';
import type { Path } from '../feel/reads.ts';
import type { FeelType, Tree } from '../feel/tree.ts';
import { bareType } from '../feel/type-algebra.ts';
import { ANY } from '../feel/types.ts';
import type { FeelContext } from '../values/values.ts';
import type { Builder } from './builder.ts';
import { type Dialect, quoteName } from './dialect.ts';
import { refusals } from './faults.ts';
import { fitted } from './fit.ts';
import { fixed } from './fragment.ts';
import { type SqlColumn, type SqlType, sqlTypes } from './types.ts';
import { constant, type SqlFrame, type SqlValue, scalar } from './values.ts';

const DIGITS = 24;
const DECIMALS = 6;

const isSqlType = (kind: string): kind is SqlType => sqlTypes.some(type => type === kind);

/** The columns of a typed value: one for each entry that is no structure itself. */
function leaves(path: Path, type: FeelType): SqlColumn[] {
  const bare = bareType(type);
  if (bare.kind === 'context' && path.length <= 8)
    return [...bare.entries].flatMap(([name, entry]) => leaves([...path, name], entry));
  return isSqlType(bare.kind) ? [{ path, column: path.join('.'), type: bare.kind }] : [];
}

/** The columns that a table for the model's typed inputs would have, named by their paths (`申请.注册资本`). */
export const sqlColumnsOf = (model: DecisionModel): SqlColumn[] =>
  (model.decisions[0]?.source.inputs ?? []).flatMap(({ path, type }) => leaves(path, type));

/** A name as the database takes it. */
export function column(name: string, { maxName }: Dialect): string {
  const bytes = new TextEncoder().encode(name).length;
  if (name === '' || name.includes('\0') || !name.isWellFormed() || (maxName !== null && bytes > maxName))
    throw refusals.name(name);
  return quoteName(name);
}

/** What inputs come to: columns of the population, brought to the declared types, or constants. */
export class Inputs {
  private readonly columns: readonly { readonly given: Required<SqlColumn>; readonly name: string }[];
  private readonly constants: FeelContext;
  private readonly declared: ReadonlyMap<string, ModelInput>;
  private readonly known = new Map<string, SqlValue>();
  private readonly builder: Builder;
  private readonly translate: (tree: Tree, frame: SqlFrame) => SqlValue;

  constructor(
    given: { columns: readonly SqlColumn[]; constants?: FeelContext; declared: readonly ModelInput[] },
    builder: Builder,
    translate: (tree: Tree, frame: SqlFrame) => SqlValue,
  ) {
    this.columns = given.columns.map((own, i) => ({
      given: { digits: DIGITS, decimals: DECIMALS, zoned: own.type === 'date and time', ...own },
      name: `c${i + 1}`,
    }));
    this.declared = new Map(given.declared.map(input => [input.name, input]));
    this.constants = inputFitter(given.declared)(given.constants ?? {});
    this.builder = builder;
    this.translate = translate;
  }

  /** The columns as the innermost query reads them. */
  selected(reads: (name: string) => boolean): string[] {
    const { dialect } = this.builder;
    return this.columns
      .filter(({ name }) => reads(name))
      .map(({ given, name }) => `${dialect.read(column(given.column, dialect), given)} as ${name}`);
  }

  /** An input by the name that trees use. @throws Refusal where nothing is known of it */
  value(name: string): SqlValue {
    const known = this.known.get(name);
    if (known) return known;
    const { path, type } = this.declared.get(name) ?? { path: [name], type: ANY };
    const value = this.read(path, type, name);
    this.known.set(name, value);
    return value;
  }

  private read(path: Path, type: FeelType, name: string): SqlValue {
    const read = this.at(path, type);
    if (read) return fitted(read.value, read.type, this.translate, this.builder);
    if (Object.hasOwn(this.constants, name)) return constant(this.constants[name] ?? null);
    throw refusals.noColumn(path.join('.'));
  }

  /** What stands at a path, with the part of the type that it has. */
  private at(path: Path, type: FeelType): { value: SqlValue; type: FeelType } | null {
    const bare = bareType(type);
    const own = this.columns.find(({ given }) => isAt(given.path, path) && given.path.length === path.length);
    if (own) {
      const { given } = own;
      const fits = bare.kind === 'any' || bare.kind === given.type;
      if (!fits && !(bare.kind === 'date and time' && given.type === 'date'))
        throw refusals.columnType(path.join('.'), bare.kind, given.type);
      const size = { integer: given.digits - given.decimals, scale: given.decimals };
      return { value: scalar(given.type, fixed(own.name), { size, zoned: given.zoned }), type };
    }
    const below = this.columns.filter(({ given }) => isAt(given.path, path));
    if (below.length === 0) return null;
    const names = new Set(below.map(({ given }) => given.path[path.length] ?? ''));
    const parts = [...names].flatMap(name => {
      const entry = bare.kind === 'context' ? (bare.entries.get(name) ?? ANY) : ANY;
      const part = this.at([...path, name], entry);
      return part ? [{ name, ...part }] : [];
    });
    if (bare.kind !== 'any' && bare.kind !== 'context')
      throw refusals.columnType(path.join('.'), bare.kind, 'context');
    return {
      value: {
        kind: 'context',
        entries: new Map(parts.map(part => [part.name, part.value])),
        others: 'unknown',
      },
      // An entry without a column is as if left out: null, which every type allows.
      type:
        bare.kind === 'context'
          ? { kind: 'context', entries: new Map(parts.map(part => [part.name, part.type])) }
          : ANY,
    };
  }
}

const isAt = (path: Path, start: Path): boolean => start.every((name, i) => path[i] === name);
