import { asScalar } from './compare.ts';
import { type Dialect, typeName } from './dialect.ts';
import { refusals } from './faults.ts';
import { type Fragment, fixed, joined, sql } from './fragment.ts';
import { isNull, NULL_VALUE, type NumberSize, type Scalar, type SqlValue, scalar, widest } from './values.ts';

/** What values that stand for one result have in common. */
interface Common {
  readonly type: Scalar['type'];
  readonly size: NumberSize;
  readonly zoned: boolean;
}

/** The common type of values; null where all are null. */
export function commonOf(values: readonly SqlValue[], dialect: Dialect): Common | null {
  const scalars = values.filter(value => !isNull(value)).map(value => asScalar(value, dialect));
  const [first] = scalars;
  if (!first) return null;
  const other = scalars.find(({ type }) => type !== first.type);
  if (other) throw refusals.mixed(first.type, other.type);
  if (scalars.some(({ zoned }) => zoned !== first.zoned))
    throw refusals.mixed('date and time', 'date and time with a zone');
  return { type: first.type, zoned: first.zoned, size: scalars.map(({ size }) => size).reduce(widest) };
}

const nullOf = ({ type, size }: Common): Fragment => fixed(`null::${typeName(type, size)}`);

/** The value as SQL of the common type. */
export const inCommon = (value: SqlValue, common: Common, dialect: Dialect): Fragment =>
  isNull(value) ? nullOf(common) : asScalar(value, dialect);

interface Branch {
  readonly when: Fragment;
  readonly value: SqlValue;
}

/** The value of the first branch whose condition is true, else `otherwise`. */
export function choose(branches: readonly Branch[], otherwise: SqlValue, dialect: Dialect): SqlValue {
  if (branches.length === 0) return otherwise;
  const values = [...branches.map(({ value }) => value), otherwise];
  const contexts = values.filter(value => !isNull(value));
  if (contexts.some(value => value.kind === 'context')) return chooseContext(branches, otherwise, dialect);
  const common = commonOf(values, dialect);
  if (!common) return NULL_VALUE;
  const cases = branches.map(({ when, value }) =>
    joined([fixed('when'), when, fixed('then'), inCommon(value, common, dialect)], ' '),
  );
  const rest = inCommon(otherwise, common, dialect);
  return scalar(common.type, sql`case ${joined(cases, ' ')} else ${rest} end`, common);
}

function chooseContext(branches: readonly Branch[], otherwise: SqlValue, dialect: Dialect): SqlValue {
  const values = [...branches.map(({ value }) => value), otherwise].filter(value => !isNull(value));
  const names = values.flatMap(value =>
    value.kind === 'context' ? [[...value.entries.keys()].join('\0')] : [],
  );
  if (names.length !== values.length || new Set(names).size !== 1)
    throw refusals.mixed('context', 'another context');
  const entryOf = (value: SqlValue, name: string): SqlValue =>
    value.kind === 'context' ? (value.entries.get(name) ?? NULL_VALUE) : NULL_VALUE;
  const entries = (names[0] ?? '').split('\0').map((name): [string, SqlValue] => [
    name,
    choose(
      branches.map(({ when, value }) => ({ when, value: entryOf(value, name) })),
      entryOf(otherwise, name),
      dialect,
    ),
  ]);
  return { kind: 'context', entries: new Map(entries) };
}
