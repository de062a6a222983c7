import { toWhole } from '../values/numbers.ts';
import type { Builder } from './builder.ts';
import { asScalar } from './compare.ts';
import { typeName } from './dialect.ts';
import { refusals } from './faults.ts';
import { type Fragment, fixed, sql } from './fragment.ts';
import { NULL_VALUE, type Scalar, type SqlValue, scalar, truth } from './values.ts';

// Positions and lengths count code points in FEEL and in both databases.

type TextFunction = (texts: readonly Scalar[], builder: Builder) => SqlValue;

const two =
  (body: (text: Fragment, other: Fragment, builder: Builder) => SqlValue): TextFunction =>
  ([text, other], builder) =>
    text && other ? body(text, other, builder) : NULL_VALUE;

const TEXTS: Readonly<Record<string, TextFunction>> = {
  'string length': ([text]) =>
    text
      ? scalar('number', sql`length(${text})::${typeName('number', LENGTH)}`, { size: LENGTH })
      : NULL_VALUE,
  contains: two((text, match) => truth(sql`strpos(${text}, ${match}) > 0`)),
  'starts with': two((text, match) => truth(sql`starts_with(${text}, ${match})`)),
  'ends with': two((text, match, { stages }) => {
    const end = stages.column(match);
    return truth(sql`right(${text}, length(${end})::int) = ${end}`);
  }),
  'substring before': two((text, match, { stages }) => {
    const [whole, end] = [stages.column(text), stages.column(match)];
    const at = sql`strpos(${whole}, ${end})`;
    return scalar('string', sql`case when ${at} = 0 then '' else left(${whole}, (${at} - 1)::int) end`);
  }),
  'substring after': two((text, match, { stages }) => {
    const [whole, start] = [stages.column(text), stages.column(match)];
    const at = sql`strpos(${whole}, ${start})`;
    const rest = sql`substr(${whole}, (${at} + length(${start}))::int)`;
    const found = sql`case when ${at} = 0 then '' when ${start} = '' then ${whole} else ${rest} end`;
    // Null where either is null, which the first branches do not see.
    return scalar('string', sql`case when ${whole} is not null and ${start} is not null then ${found} end`);
  }),
};

const LENGTH = { integer: 10, scale: 0 };

const constantWhole = (value: SqlValue | undefined): number | null => {
  if (value?.kind === 'constant') return toWhole(value.value);
  throw refusals.unsupported('不是常数的位置或长度', 'A position or length that is no constant');
};

/** `substring` with constant positions. */
function substring([text, start, length]: readonly SqlValue[], { dialect, stages }: Builder): SqlValue {
  const from = constantWhole(start);
  const whole = text && asScalar(text, dialect);
  if (from === null || from === 0 || whole?.type !== 'string') return NULL_VALUE;
  const size = length && constantWhole(length);
  if (Math.abs(from) > 1e9 || Math.abs(size ?? 0) > 1e9)
    throw refusals.unsupported('这样大的位置', 'A position this large');
  const column = stages.column(whole);
  const outside = from > 0 ? sql`length(${column}) < ${from}` : sql`length(${column}) < ${-from}`;
  const nothing = length === undefined || from > 0 ? fixed("''") : fixed('null::text');
  const first = from > 0 ? fixed(String(from)) : sql`(length(${column}) + 1 - ${-from})::int`;
  const cut = (): Fragment => {
    if (size === undefined) return sql`substr(${column}, ${first})`;
    return size === null || size < 1 ? fixed('null::text') : sql`substr(${column}, ${first}, ${size})`;
  };
  return scalar(
    'string',
    sql`case when ${column} is not null then case when ${outside} then ${nothing} else ${cut()} end end`,
  );
}

/** A text function of table 73, undefined where the name is another's. */
export function textFunction(
  name: string,
  values: readonly SqlValue[],
  builder: Builder,
): SqlValue | undefined {
  if (name === 'substring') return substring(values, builder);
  const body = TEXTS[name];
  if (!body) return undefined;
  const texts = values.map(value =>
    value.kind === 'constant' && value.value === null ? null : asScalar(value, builder.dialect),
  );
  const all = texts.flatMap(text => (text?.type === 'string' ? [text] : []));
  return all.length === texts.length ? body(all, builder) : NULL_VALUE;
}

/** `string()` of what has the same text in both worlds. */
export function textOf(value: Scalar, { stages }: Builder): SqlValue {
  switch (value.type) {
    case 'string':
      return value;
    case 'boolean':
      return scalar('string', sql`case when ${value} then 'true' when not ${value} then 'false' end`);
    case 'number': {
      const text = stages.column(sql`${value}::${typeName('number', value.size)}::text`);
      if (value.size.scale === 0) return scalar('string', text);
      return scalar('string', sql`rtrim(rtrim(${text}, '0'), '.')`);
    }
    default:
      throw refusals.unsupported('把日期或时长写成文字', 'The text of a date or duration');
  }
}
