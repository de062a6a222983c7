import fc from 'fast-check';

// Random FEEL about the population of `fixtures.ts`, by kind.

const NUMBERS = ['-1', '0', '0.1', '0.3', '0.5', '1', '2', '2.5', '5.25', '100', '12345.67'];
const STRINGS = ['', 'a', 'b', 'A', '公司', '有限公司', '𠮷野家', "it's", 'a\\b', '"甲"', '限'];
const DAYS = ['1969-12-31', '2019-12-31', '2020-02-29', '2020-03-31', '2024-01-01'];

type Text = fc.Arbitrary<string>;

const quoted = (text: string): string => JSON.stringify(text);
const from = (...texts: string[]): Text => fc.constantFrom(...texts);

const filled = (template: string, parts: readonly string[]): string =>
  parts.reduce((text, part, i) => text.replaceAll(`$${i + 1}`, () => part), template);

/** One of the templates, its holes filled: `$1`, `$2`, `$3`. */
const form = (holes: readonly Text[], ...templates: string[]): Text =>
  fc.tuple(from(...templates), ...holes).map(([template, ...parts]) => filled(template, parts));

const leaf = {
  number: from('金额', '企业.人数', ...NUMBERS),
  string: fc.oneof(from('名称', '企业.行业'), from(...STRINGS).map(quoted)),
  boolean: from('小微', 'true', 'false'),
  date: fc.oneof(
    from('成立', '到期', 'today()'),
    from(...DAYS).map(day => `date("${day}")`),
  ),
  moment: from('受理', '约定', 'now()', 'date and time("2020-02-29T08:00:00")', '@"2020-02-29T00:00:00Z"'),
  months: from('年限', 'duration("P1Y")', '@"-P1M"', '@"P25M"'),
  seconds: from('时限', 'duration("P1DT2H")', '@"-PT0.5S"', '@"PT36H"'),
};

type Kind = keyof typeof leaf;

export const KINDS: readonly Kind[] = ['number', 'string', 'boolean', 'date', 'moment', 'months', 'seconds'];

const deeper = fc.letrec<Record<Kind, string>>(tie => {
  const [n, s, b, d, m, y, t] = KINDS.map(kind => tie(kind)) as [Text, Text, Text, Text, Text, Text, Text];
  const grown = (base: Text, ...forms: Text[]): Text =>
    fc.oneof({ maxDepth: 3, depthIdentifier: 'feel', withCrossShrink: true }, base, ...forms);
  const choice = (own: Text): Text =>
    form([own, own, n], '(if 小微 then $1 else $2)', '(if $3 > 1 then $1 else null)');
  return {
    number: grown(
      leaf.number,
      form(
        [n, n],
        '($1 + $2)',
        '($1 - $2)',
        '($1 * $2)',
        'min($1, $2)',
        'max($1, $2, 1)',
        'sum([$1, $2])',
        '(-$1)',
      ),
      form([n], 'abs($1)', 'floor($1)', 'ceiling($1)', 'round half up($1, 1)', 'round half down($1, 0)'),
      form([n], 'decimal($1, 0)', 'decimal($1, 1)', 'round up($1, 1)', 'round down($1, -1)', '$1 / 4'),
      form([n], 'modulo($1, 7)', 'modulo($1, -2.5)'),
      form([s], 'string length($1)'),
      form([d], '$1.year', '$1.month', '$1.day', '$1.weekday', 'day of year($1)', 'week of year($1)'),
      form([y], '$1.years', '$1.months'),
      form([t], '$1.days', '$1.hours', '$1.minutes', '$1.seconds'),
      form([from('约定')], '$1.year', '$1.hour', '$1.minute', '$1.second'),
      choice(n),
    ),
    string: grown(
      leaf.string,
      form(
        [s, s],
        '($1 + $2)',
        'substring before($1, $2)',
        'min($1, $2)',
        'max([$1, $2])',
        'substring after($1, $2)',
      ),
      form([s], 'substring($1, 2)', 'substring($1, -2)', 'substring($1, 1, 2)', 'substring($1, -2, 1)'),
      form([n], 'string($1)'),
      form([b], 'string($1)'),
      form([d], 'day of week($1)', 'month of year($1)'),
      choice(s),
    ),
    boolean: grown(
      leaf.boolean,
      form([b, b], '($1 and $2)', '($1 or $2)', '($1 = $2)', '($1 != $2)'),
      form([b], 'not($1)', '($1 = null)'),
      ...[n, s, d, m, y, t].map(own =>
        form(
          [own, own, own],
          '($1 = $2)',
          '($1 != $2)',
          '($1 < $2)',
          '($1 <= $2)',
          '($1 > $2)',
          '($1 >= $2)',
          '($1 between $2 and $3)',
          '($1 in ($2, $3))',
          '($1 in [$2, $3])',
          '($1 in [$2..$3])',
          '($1 in ($2..$3))',
          '($1 in [[$2..$3], $1])',
          '($1 in (< $2, >= $3))',
          '($1 = null)',
          '($1 != null)',
        ),
      ),
      form(
        [n, s, d],
        '($1 = $2)',
        '($2 < $3)',
        '($1 in ($2, $3))',
        '($3 != $2)',
        '($1 between $1 and $2)',
        '[$2] = $3',
      ),
      form(
        [s, s],
        'contains($1, $2)',
        'starts with($1, $2)',
        'ends with($1, $2)',
        'is($1, $2)',
        'list contains([$1, "a"], $2)',
      ),
      form([n], 'even($1)', 'odd($1)', '($1 instance of number)', '($1 instance of string)', 'is($1, null)'),
      form(
        [b, b],
        'all($1, $2)',
        'any([$1, $2])',
        '(some 甲 in [$1, $2] satisfies 甲)',
        '(every 甲 in [$1, null] satisfies 甲)',
        '(some 甲 in [$1, 金额] satisfies 甲)',
        '(every 甲 in [$1, 名称, $2] satisfies 甲)',
      ),
      choice(b),
    ),
    date: grown(
      leaf.date,
      form([d, y], '($1 + $2)', '($1 - $2)', '($2 + $1)'),
      form([d, t], '($1 + $2)', '($1 - $2)'),
      form([d, d], 'max($1, $2)', 'min($1, $2)'),
      from('date(约定)'),
      choice(d),
    ),
    moment: grown(
      leaf.moment,
      form([m, t], '($1 + $2)', '($1 - $2)'),
      form([y], '(约定 + $1)', '(约定 - $1)'),
    ),
    months: grown(
      leaf.months,
      form([y, y], '($1 + $2)', '($1 - $2)', 'max($1, $2)'),
      form([y], '(-$1)', 'abs($1)', '($1 * 2)', '($1 * 0.3)'),
      form([d, d], 'years and months duration($1, $2)'),
      choice(y),
    ),
    seconds: grown(
      leaf.seconds,
      form([t, t], '($1 + $2)', '($1 - $2)', 'min($1, $2)'),
      form([t], '(-$1)', 'abs($1)', '(3 * $1)'),
      form([d, d], '($1 - $2)'),
      form([m, m], '($1 - $2)'),
      choice(t),
    ),
  };
});

/** An expression of a kind, with parts of all kinds. */
export const expression = (kind: Kind): Text => deeper[kind];

/** A cell for an input of a kind. */
export function cell(kind: Kind): Text {
  const constant = { ...leaf, number: from(...NUMBERS), string: from(...STRINGS).map(quoted) }[kind];
  const any = fc.oneof({ weight: 3, arbitrary: constant }, { weight: 1, arbitrary: leaf[kind] });
  const ordered = form(
    [any, any],
    '< $1',
    '<= $1',
    '> $1',
    '>= $1',
    '[$1..$2]',
    '($1..$2)',
    '[$1..$2)',
    'not(> $1)',
  );
  return fc.oneof(
    { weight: 4, arbitrary: fc.constant('-') },
    { weight: 4, arbitrary: form([any, any], '$1', '$1, $2', 'not($1)', 'not($1, $2)', '$1, null', '!= $1') },
    { weight: kind === 'boolean' ? 0 : 6, arbitrary: ordered },
    { weight: 1, arbitrary: from('null', 'not(null)', '? = null', '? != null') },
    { weight: 1, arbitrary: form([any, any], '[$1, $2]', '? in [$1, $2]', '? between $1 and $2') },
  );
}
