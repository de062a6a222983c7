/** A stream of numbers that the seed alone decides (mulberry32). */
export interface Random {
  /** At least 0, less than 1. */
  next(): number;
  /** A whole number at least 0 and less than `below`. */
  below(below: number): number;
  pick<T>(from: readonly T[]): T;
  chance(share: number): boolean;
}

export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    next,
    below,
    pick: from => from[below(from.length)] as (typeof from)[number],
    chance: share => next() < share,
  };
}

export type Schema = Readonly<Record<string, unknown>>;

/** Texts that have broken programs: controls, directions, quotes of other languages, names of JavaScript's own. */
export const HOSTILE_TEXTS: readonly string[] = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  '\u202e法定代表人\u202c',
  '\u200b\u2066隐\u2069',
  '𬭎㛃䶮',
  '﷽'.repeat(40),
  'é'.normalize('NFD').repeat(60),
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  "' or 1=1 --",
  "'; drop table cases.application; --",
  '%',
  '\\',
  '$1',
  '$\u007b7*7}',
  '{{constructor.constructor("return process")()}}',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "=cmd|'/c calc'!A0",
  '@SUM(1+1)',
  '../../../../etc/passwd',
  '..%2f..%2fetc%2fpasswd',
  'file:///etc/passwd',
  'http://169.254.169.254/latest/meta-data/',
  '(a+)+$',
  '9'.repeat(400),
  '-0',
  '1e309',
  'NaN',
  'null',
  'true',
  '0x10',
  '2026-02-30',
  '9999-12-31',
  '0000-00-00',
  '-000001-01-01T00:00:00Z',
  '2026-11-21T02:00:00+99:99',
  '+275760-09-13T00:00:00.001Z',
  'x'.repeat(5_000),
  '界'.repeat(70_000),
];

const HOSTILE_NUMBERS: readonly number[] = [
  0,
  -0,
  -1,
  1,
  2,
  0.1,
  -1.5,
  2 ** 31,
  2 ** 31 - 1,
  -(2 ** 31),
  2 ** 53,
  2 ** 53 + 2,
  1e21,
  1e308,
  -1e308,
  5e-324,
];

function deep(levels: number): unknown {
  let value: unknown = 'deep';
  for (let level = 0; level < levels; level++) value = level % 2 ? [value] : { a: value };
  return value;
}

/** Any JSON value, wanted by nobody. */
export function hostileValue(random: Random): unknown {
  return random.pick<() => unknown>([
    () => random.pick(HOSTILE_TEXTS),
    () => random.pick(HOSTILE_TEXTS),
    () => random.pick(HOSTILE_NUMBERS),
    () => random.pick([null, true, false]),
    () => [],
    () => ({}),
    () => [hostileLeaf(random), hostileLeaf(random)],
    () => ({ [random.pick(HOSTILE_TEXTS)]: hostileLeaf(random) }),
    () => JSON.parse('{"__proto__":{"roles":["operator"]},"constructor":{"prototype":{"kind":"staff"}}}'),
    () => deep(random.pick([3, 31, 33, 200, 2_000])),
    () => Array.from({ length: random.pick([100, 2_000]) }, () => 'x'),
  ])();
}

const hostileLeaf = (random: Random): unknown =>
  random.chance(0.5) ? random.pick(HOSTILE_TEXTS) : random.pick(HOSTILE_NUMBERS);

/** Real words for a property of this name, so that requests get past the first check. */
export type Vocabulary = (name: string) => readonly unknown[] | undefined;

const asList = (value: unknown): readonly Schema[] => (Array.isArray(value) ? (value as Schema[]) : []);

/** A value that the schema allows, most of the time. */
export function validValue(random: Random, schema: Schema, words: Vocabulary, name = ''): unknown {
  const known = words(name);
  if (known?.length && random.chance(0.8)) return random.pick(known);
  if ('const' in schema) return schema.const;
  if (Array.isArray(schema.enum)) return random.pick(schema.enum);
  const options = [...asList(schema.anyOf), ...asList(schema.oneOf)];
  if (options.length) return validValue(random, random.pick(options), words, name);
  switch (schema.type) {
    case 'object':
      return validObject(random, schema, words);
    case 'array':
      return Array.from({ length: random.below(3) }, () =>
        validValue(random, (schema.items ?? {}) as Schema, words, name),
      );
    case 'integer':
    case 'number':
      return random.chance(0.7) ? random.below(5) : random.pick(HOSTILE_NUMBERS);
    case 'boolean':
      return random.chance(0.5);
    case 'null':
      return null;
    case 'string':
      return validText(random, schema);
    default:
      return hostileLeaf(random);
  }
}

function validObject(random: Random, schema: Schema, words: Vocabulary): Record<string, unknown> {
  const made: Record<string, unknown> = {};
  const required = new Set(Array.isArray(schema.required) ? schema.required : []);
  for (const [name, property] of Object.entries((schema.properties ?? {}) as Record<string, Schema>))
    if (required.has(name) || random.chance(0.5)) made[name] = validValue(random, property, words, name);
  const extra = schema.additionalProperties;
  if (extra !== null && typeof extra === 'object') {
    const names = words('$name') ?? [];
    for (let count = random.below(4); count > 0; count--) {
      const name =
        random.chance(0.8) && names.length ? String(random.pick(names)) : random.pick(HOSTILE_TEXTS);
      made[name] = validValue(random, extra as Schema, words, '$value');
    }
  }
  return made;
}

function validText(random: Random, { format, pattern, maxLength }: Schema): string {
  if (format === 'uuid') return '018f0000-0000-7000-8000-0000000000ff';
  if (format === 'date-time') return '2026-11-21T02:00:00.000Z';
  if (typeof pattern === 'string' && pattern.includes('\\d{4}-\\d{2}-\\d{2}'))
    return random.pick(['2026-11-21', '2026-02-31', '9999-99-99', '0000-00-00']);
  if (typeof pattern === 'string') return random.pick(['abc', 'a1', 'service.yaml', '0'.repeat(18)]);
  const text = random.pick(HOSTILE_TEXTS);
  return typeof maxLength === 'number' && random.chance(0.8) ? text.slice(0, maxLength) : text;
}

/** Puts something hostile at one place of a value, takes a member away, or adds one. */
export function spoil(random: Random, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || random.chance(0.2)) return hostileValue(random);
  if (Array.isArray(value))
    return [...value.map(item => (random.chance(0.5) ? spoil(random, item) : item)), null];
  const entries = Object.entries(value);
  const chosen = random.below(entries.length + 1);
  if (chosen === entries.length) return { ...value, [random.pick(HOSTILE_TEXTS)]: hostileLeaf(random) };
  return Object.fromEntries(
    entries.flatMap(([name, member], index) => {
      if (index !== chosen) return [[name, member]];
      return random.chance(0.2) ? [] : [[name, spoil(random, member)]];
    }),
  );
}
