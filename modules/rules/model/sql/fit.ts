import type { CellTree, FeelType, Tree } from '../feel/tree.ts';
import { coerce, instanceOf } from '../feel/types.ts';
import type { Builder } from './builder.ts';
import { choose } from './choose.ts';
import { asScalar } from './compare.ts';
import { refusals } from './faults.ts';
import { allOf, FALSE, type Fragment, sql, TRUE } from './fragment.ts';
import { literal } from './literal.ts';
import { midnight } from './temporal.ts';
import { translateTests } from './tests.ts';
import { constant, isNull, NULL_VALUE, type Scalar, type SqlFrame, type SqlValue, truth } from './values.ts';

/** Translates a tree around which these frames stand and in which no input is known. */
type Translate = (tree: Tree, frame: SqlFrame) => SqlValue;

const takenApart = (value: SqlValue, { dialect }: Builder): SqlValue =>
  value.kind === 'constant' ? literal(value.value, dialect) : value;

/** Whether allowed values allow it; a null is of every type. */
function allows(tests: CellTree, value: Scalar, translate: Translate, { dialect }: Builder): Fragment {
  const frame: SqlFrame = { value, outer: null };
  const holds = translateTests(value, tests, tree => translate(tree, frame), dialect);
  return sql`${value} is null or coalesce(${holds}, false)`;
}

/** Whether the value belongs to the type; null does. */
function conforms(value: SqlValue, type: FeelType, translate: Translate, builder: Builder): Fragment {
  if (type.kind === 'any' || isNull(value)) return TRUE;
  const made = takenApart(value, builder);
  if (type.kind === 'restricted') {
    const own = conforms(made, type.of, translate, builder);
    if (own === FALSE) return own;
    const items = made.kind === 'list' ? made.items : [made];
    const allowed = items.map(item =>
      allows(type.tests, asScalar(item, builder.dialect), translate, builder),
    );
    return allOf([own, ...allowed].filter(part => part !== TRUE));
  }
  const every = (parts: readonly Fragment[]): Fragment =>
    parts.includes(FALSE) ? FALSE : allOf(parts.filter(part => part !== TRUE));
  switch (made.kind) {
    case 'scalar':
      return type.kind === made.type ? TRUE : sql`${made} is null`;
    case 'list':
      return type.kind === 'list'
        ? every(made.items.map(item => conforms(item, type.of, translate, builder)))
        : FALSE;
    case 'context': {
      if (type.kind !== 'context') return FALSE;
      return every(
        [...type.entries].map(([name, entry]) => {
          const own = made.entries.get(name);
          return own ? conforms(own, entry, translate, builder) : FALSE;
        }),
      );
    }
    default:
      throw refusals.unsupported(
        '把函数、区间或列表变为声明的类型',
        'Bringing a function, range or list to a type',
      );
  }
}

/** The value brought to a declared type; what does not conform is null (DMN 1.5, 10.3.2.9.4). */
export function fitted(value: SqlValue, type: FeelType, translate: Translate, builder: Builder): SqlValue {
  if (type.kind === 'any' || isNull(value)) return value;
  if (value.kind === 'constant') return constant(coerce(value.value, type));
  const wanted = type.kind === 'restricted' ? type.of.kind : type.kind;
  if (value.kind === 'scalar' && wanted === 'date and time' && value.type === 'date') return midnight(value);
  if (value.kind === 'array' || value.kind === 'arrays') {
    const of = value.kind === 'array' ? value.of : 'context';
    if (type.kind === 'list' && (type.of.kind === 'any' || (of !== 'context' && type.of.kind === of)))
      return value;
    throw refusals.unsupported('把列表结果变为声明的类型', 'Bringing a list to a declared type');
  }
  const [only, ...more] = value.kind === 'list' ? value.items : [];
  if (only && more.length === 0 && wanted !== 'list') return fitted(only, type, translate, builder);
  if (wanted === 'list' && value.kind !== 'list')
    throw refusals.unsupported('把一个值变为列表', 'A single value that becomes a list');
  const kept = value.kind === 'scalar' ? { ...value, ...builder.stages.column(value) } : value;
  const holds = conforms(kept, type, translate, builder);
  if (holds === TRUE) return value;
  if (holds === FALSE) return NULL_VALUE;
  if (kept.kind === 'scalar' && wanted !== 'any' && kept.type !== wanted) return NULL_VALUE;
  return choose([{ when: holds, value: kept }], NULL_VALUE, builder.dialect);
}

/** `instance of`: unlike elsewhere, null is an instance of Null alone. */
export function isInstance(
  value: SqlValue,
  type: FeelType,
  translate: Translate,
  builder: Builder,
): SqlValue {
  if (value.kind === 'constant') return constant(instanceOf(value.value, type));
  if (value.kind !== 'scalar')
    throw refusals.unsupported('对结构使用 instance of', 'instance of for a structure');
  if (type.kind === 'null') return truth(sql`${value} is null`);
  const conforming = conforms(value, type, translate, builder);
  return truth(allOf([sql`${value} is not null`, conforming]));
}
