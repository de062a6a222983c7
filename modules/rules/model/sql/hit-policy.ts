import type { HitPolicy } from '../feel/tree.ts';
import { equalValues } from '../values/compare.ts';
import type { Builder } from './builder.ts';
import { choose, commonOf, inCommon } from './choose.ts';
import { asScalar, asTruth, compare } from './compare.ts';
import { typeName } from './dialect.ts';
import { refusals } from './faults.ts';
import { allOf, anyOf, type Fragment, fixed, joined, sql } from './fragment.ts';
import { literal } from './literal.ts';
import { plus } from './numbers.ts';
import { isNull, NULL_VALUE, type Scalar, type SqlArray, type SqlValue, scalar } from './values.ts';

/** A row: whether it fires, and its outputs in the order of the columns. */
export interface SqlHit {
  readonly fires: Fragment;
  readonly outputs: readonly SqlValue[];
}

interface Output {
  readonly name: string;
  readonly priorities: readonly SqlValue[];
  readonly fallback: SqlValue | null;
}

const COUNT = { integer: 9, scale: 0 };

const countOf = (hits: readonly SqlHit[]): Fragment =>
  hits.length === 0
    ? fixed('0')
    : sql`${joined(
        hits.map(({ fires }) => sql`${fires}::int`),
        ' + ',
      )}`;

/** The rows in falling priority: the rank of each output among the values of its column, then the place. */
function byPriority(hits: readonly SqlHit[], outputs: readonly Output[]): SqlHit[] {
  const ranks = hits.map(hit =>
    hit.outputs.map((value, column) => {
      const known = outputs[column]?.priorities ?? [];
      if (value.kind !== 'constant' || !known.every(other => other.kind === 'constant'))
        throw refusals.unsupported('按计算出的输出排优先级', 'A priority of outputs that are computed');
      const at = known.findIndex(
        other => other.kind === 'constant' && equalValues(other.value, value.value) === true,
      );
      return at < 0 ? Number.MAX_SAFE_INTEGER : at;
    }),
  );
  const order = (a: readonly number[], b: readonly number[]): number =>
    a.map((rank, i) => rank - (b[i] ?? 0)).find(difference => difference !== 0) ?? 0;
  return hits
    .map((hit, i) => ({ hit, rank: ranks[i] ?? [] }))
    .toSorted((a, b) => order(a.rank, b.rank))
    .map(({ hit }) => hit);
}

/** The outputs of the first row that fires, by column; the default outputs where none does. */
function first(hits: readonly SqlHit[], outputs: readonly Output[], { dialect }: Builder): SqlValue[] {
  return outputs.map(({ fallback }, column) =>
    choose(
      hits.map(({ fires, outputs: own }) => ({ when: fires, value: own[column] ?? NULL_VALUE })),
      fallback ?? NULL_VALUE,
      dialect,
    ),
  );
}

const columnOf = (value: SqlValue, { stages }: Builder): SqlValue =>
  value.kind === 'scalar' ? { ...value, ...stages.column(value) } : value;

/** The first hit's outputs where the condition holds, the default outputs without a hit, else null. */
function only(
  condition: Fragment,
  firsts: readonly SqlValue[],
  hits: readonly SqlHit[],
  { dialect }: Builder,
): SqlValue[] {
  const none = sql`not ${anyOf(hits.map(({ fires }) => fires))}`;
  return firsts.map(value =>
    choose([{ when: sql`${none} or ${condition}`, value: value }], NULL_VALUE, dialect),
  );
}

function unique(hits: readonly SqlHit[], outputs: readonly Output[], builder: Builder): SqlValue[] {
  const single = sql`${builder.stages.column(countOf(hits))} = 1`;
  return only(single, first(hits, outputs, builder), hits, builder);
}

function any(hits: readonly SqlHit[], outputs: readonly Output[], builder: Builder): SqlValue[] {
  const firsts = first(hits, outputs, builder).map(value => columnOf(value, builder));
  const same = hits.map(({ fires, outputs: own }) => {
    const equal = own.map(
      (value, column) =>
        sql`coalesce(${asTruth(compare('=', value, firsts[column] ?? NULL_VALUE, builder.dialect))}, false)`,
    );
    return sql`not ${fires} or ${allOf(equal)}`;
  });
  return only(allOf(same), firsts, hits, builder);
}

const valuesOf = (hits: readonly SqlHit[]): { fires: Fragment; value: SqlValue }[] =>
  hits.map(({ fires, outputs }) => ({ fires, value: outputs[0] ?? NULL_VALUE }));

const numberOnly = (value: SqlValue, { dialect }: Builder): Scalar => {
  const made = asScalar(value, dialect);
  if (made.type !== 'number') throw refusals.mixed('number', made.type);
  return made;
};

function sum(hits: readonly SqlHit[], builder: Builder): SqlValue {
  const zero = asScalar(literal(0, builder.dialect), builder.dialect);
  const parts = valuesOf(hits).map(({ fires, value }) => {
    if (isNull(value)) return scalar('number', sql`case when not ${fires} then ${zero} end`, zero);
    const number = numberOnly(value, builder);
    return scalar('number', sql`case when ${fires} then ${number} else ${zero} end`, number);
  });
  return parts.reduce((a, b) => plus(a, b), zero);
}

function extreme(hits: readonly SqlHit[], keyword: 'least' | 'greatest', builder: Builder): SqlValue {
  const values = valuesOf(hits);
  const common = commonOf(
    values.map(({ value }) => value),
    builder.dialect,
  );
  if (!common) return NULL_VALUE;
  if (common.type === 'boolean' || common.type === 'date and time')
    throw refusals.unsupported('这类输出的最大最小值', 'The extreme of such outputs');
  const columns = values.map(({ fires, value }) => ({
    fires,
    value: builder.stages.column(inCommon(value, common, builder.dialect)),
  }));
  const missing = anyOf(columns.map(({ fires, value }) => sql`${fires} and ${value} is null`));
  const collated = common.type === 'string' ? ' collate "C"' : '';
  const fired = columns.map(({ fires, value }) => sql`case when ${fires} then ${value} end${collated}`);
  return scalar(
    common.type,
    sql`case when not ${missing} then ${keyword}(${joined(fired, ', ')}) end`,
    common,
  );
}

/** The outputs of all hits as arrays; null without a hit. */
function collected(hits: readonly SqlHit[], outputs: readonly Output[], builder: Builder): SqlValue {
  if (outputs.some(({ fallback }) => fallback && !isNull(fallback)))
    throw refusals.mixed('list', 'the default output');
  if (hits.length === 0) throw refusals.unsupported('没有行的表', 'A table without rows');
  const arrays = outputs.map(({ name }, column) => [name, arrayOf(hits, column, builder)] as const);
  const [only, ...others] = arrays;
  return only && others.length === 0 ? only[1] : { kind: 'arrays', entries: new Map(arrays) };
}

function arrayOf(hits: readonly SqlHit[], column: number, { dialect }: Builder): SqlArray {
  const values = hits.map(({ outputs }) => outputs[column] ?? NULL_VALUE);
  const common = commonOf(values, dialect);
  const type = `${common ? typeName(common.type, common.size) : 'text'}[]`;
  const parts = hits.map(({ fires }, i) => {
    const item = common ? inCommon(values[i] ?? NULL_VALUE, common, dialect) : fixed('null');
    return sql`case when ${fires} then array[${item}]::${type} else array[]::${type} end`;
  });
  const fired = anyOf(hits.map(({ fires }) => fires));
  const array = sql`case when ${fired} then ${joined(parts, ' || ')} end`;
  return { kind: 'array', of: common?.type ?? 'null', array };
}

/** The answer of a table (DMN 1.5, 8.2.8). */
export function combineHits(
  policy: HitPolicy,
  hits: readonly SqlHit[],
  outputs: readonly Output[],
  builder: Builder,
): SqlValue {
  const shaped = (values: readonly SqlValue[]): SqlValue =>
    values.length === 1
      ? (values[0] ?? NULL_VALUE)
      : { kind: 'context', entries: new Map(outputs.map(({ name }, i) => [name, values[i] ?? NULL_VALUE])) };
  const orDefault = (value: SqlValue): SqlValue => {
    const fired = anyOf(hits.map(({ fires }) => fires));
    return choose([{ when: fired, value }], outputs[0]?.fallback ?? NULL_VALUE, builder.dialect);
  };
  switch (policy) {
    case 'U':
      return shaped(unique(hits, outputs, builder));
    case 'A':
      return shaped(any(hits, outputs, builder));
    case 'F':
      return shaped(first(hits, outputs, builder));
    case 'P':
      return shaped(first(byPriority(hits, outputs), outputs, builder));
    case 'R':
    case 'C':
      return collected(hits, outputs, builder);
    case 'O':
      return collected(byPriority(hits, outputs), outputs, builder);
    case 'C#':
      return orDefault(
        scalar('number', sql`${countOf(hits)}::${typeName('number', COUNT)}`, { size: COUNT }),
      );
    case 'C+':
      return orDefault(sum(hits, builder));
    case 'C<':
      return orDefault(extreme(hits, 'least', builder));
    case 'C>':
      return orDefault(extreme(hits, 'greatest', builder));
  }
}
