import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decision, inputData, model, table } from '../dmn/fixtures.ts';
import { compileDmn, type FeelContext, type FeelValue, feelDate } from '../index.ts';
import { analyseTable } from './analyse.ts';
import type { TableFinding } from './finding.ts';

// Tables over small domains, judged by trying every situation.

interface Column {
  readonly name: string;
  readonly type: string;
  readonly cell: fc.Arbitrary<string>;
  /** A value of every stretch that cells can tell apart. */
  readonly values: readonly FeelValue[];
}

const number = fc.integer({ min: 0, max: 3 });
const ends = fc.tuple(number, number);
const interval = fc
  .tuple(fc.constantFrom('[', '('), ends, fc.constantFrom(']', ')'))
  .map(([open, [a, b], close]) => `${open}${a}..${b}${close}`);
const compared = fc.tuple(fc.constantFrom('<', '<=', '>', '>=', '!='), number).map(([o, n]) => `${o} ${n}`);
const numeric = fc.oneof(number.map(String), compared, interval);
const text = fc.constantFrom('"甲"', '"乙"', '"丙"');
const day = fc.constantFrom('date("2026-02-27")', 'date("2026-02-28")', 'date("2026-03-02")');
const listed = (item: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.array(item, { minLength: 1, maxLength: 2 }).map(items => items.join(','));

const cells = (item: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant('-') },
    { weight: 5, arbitrary: listed(item) },
    { weight: 2, arbitrary: listed(item).map(tests => `not(${tests})`) },
    { weight: 1, arbitrary: fc.constantFrom('null', 'not(null)') },
  );

const COLUMNS: readonly Column[] = [
  {
    name: '数',
    type: 'number',
    cell: fc.oneof(
      cells(numeric),
      compared.map(test => `? ${test} or ? = 3`),
    ),
    values: [-1, 0, 0.5, 1, 1.5, 2, 2.5, 3, 4],
  },
  { name: '名', type: 'string', cell: cells(text), values: ['甲', '乙', '丙', '丁'] },
  { name: '真', type: 'boolean', cell: cells(fc.constantFrom('true', 'false')), values: [true, false] },
  {
    name: '日',
    type: 'date',
    cell: cells(
      fc.oneof(
        day,
        fc.tuple(fc.constantFrom('<', '>='), day).map(([o, d]) => `${o} ${d}`),
      ),
    ),
    values: ['2026-02-26', '2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02', '2026-03-03'].map(
      feelDate,
    ),
  },
];

const outputs = fc.constantFrom('1', '2', '3');
const rows = fc.array(
  fc.tuple(
    fc.tuple(...COLUMNS.slice(0, 3).map(({ cell }) => cell)),
    COLUMNS[3]?.cell ?? fc.constant('-'),
    outputs,
  ),
  { minLength: 1, maxLength: 5 },
);

/** The table with one policy, and whether each row fires in each situation. */
async function tried(policy: string, texts: readonly string[], columns: readonly Column[]) {
  const names = columns.map(({ name }) => name);
  const xml = (hitPolicy: string) =>
    model(
      ...columns.map(({ name, type }) => inputData(name, type)),
      decision('决定', names, table(hitPolicy, names, ['值:1,2,3'], texts)),
    );
  const all = (await compileDmn(xml('COLLECT'))).decision('决定');
  const situations = columns.reduce<FeelContext[]>(
    (contexts, { name, values }) =>
      contexts.flatMap(context => [...values, null].map(value => ({ ...context, [name]: value }))),
    [{}],
  );
  const fired = situations.map(context => ({
    isKnown: Object.values(context).every(value => value !== null),
    rows: new Set(all.evaluate(context).matched.map(({ row }) => row.index)),
  }));
  const fires = (example: TableFinding['example']): number[] =>
    all
      .evaluate(Object.fromEntries(example.map(({ input, value }) => [input, value])))
      .matched.map(({ row }) => row.index);
  const { findings, complete } = analyseTable((await compileDmn(xml(policy))).decision('决定'));
  return { findings, complete, fired, fires };
}

const rowOf = (id: string | undefined): number => Number(id?.replace('row-', ''));
const pairOf = ({ rows }: TableFinding): string =>
  rows
    .map(rowOf)
    .toSorted((a, b) => a - b)
    .join('+');
const kind = (findings: readonly TableFinding[], ...kinds: TableFinding['kind'][]): TableFinding[] =>
  findings.filter(finding => kinds.includes(finding.kind));
const indexes = (texts: readonly string[]): number[] => texts.map((_, i) => i + 1);
const pairs = (texts: readonly string[], holds: (a: number, b: number) => boolean): string[] =>
  indexes(texts)
    .flatMap(a => indexes(texts).flatMap(b => (a < b && holds(a, b) ? [`${a}+${b}`] : [])))
    .toSorted();
const outputOf = (text: string | undefined): string => text?.split('=> ')[1] ?? '';

const written = rows.map(list =>
  list.map(([first, last, output]) => `${[...first, last].join(' | ')} => ${output}`),
);

test('gaps, overlaps and rows that never fire are those that trying every situation finds', async () => {
  await fc.assert(
    fc.asyncProperty(written, fc.constantFrom('UNIQUE', 'ANY'), async (texts, policy) => {
      const { findings, complete, fired, fires } = await tried(policy, texts, COLUMNS);
      expect(complete).toBe(true);
      const never = indexes(texts).filter(row => !fired.some(({ rows }) => rows.has(row)));
      expect(kind(findings, 'never-fires').map(({ rows }) => rowOf(rows[0]))).toEqual(never);

      const isGap = fired.some(({ isKnown, rows }) => isKnown && rows.size === 0);
      expect(kind(findings, 'gap').length > 0).toBe(isGap);
      for (const { example } of kind(findings, 'gap')) expect(fires(example)).toEqual([]);

      const together = pairs(texts, (a, b) => {
        const differ = outputOf(texts[a - 1]) !== outputOf(texts[b - 1]);
        return (
          (policy === 'UNIQUE' || differ) &&
          fired.some(({ isKnown, rows }) => isKnown && rows.has(a) && rows.has(b))
        );
      });
      const told = kind(findings, 'overlap', 'contradiction');
      expect(told.map(pairOf).toSorted()).toEqual(together);
      for (const { example, rows } of told)
        expect(fires(example)).toEqual(expect.arrayContaining(rows.map(rowOf)));
    }),
    { numRuns: 120 },
  );
});

test('a row is masked where others decide whenever it fires', async () => {
  await fc.assert(
    fc.asyncProperty(written, fc.constantFrom('FIRST', 'PRIORITY'), async (texts, policy) => {
      const { findings, fired, fires } = await tried(policy, texts, COLUMNS);
      const rank = (row: number): number =>
        policy === 'FIRST' ? row : Number(outputOf(texts[row - 1])) * 100 + row;
      const best = fired.map(({ rows }) => [...rows].toSorted((a, b) => rank(a) - rank(b))[0]);
      const masked = indexes(texts).filter(
        row => fired.some(({ rows }) => rows.has(row)) && !best.includes(row),
      );
      const told = kind(findings, 'masked');
      expect(told.map(({ rows }) => rowOf(rows[0])).toSorted()).toEqual(masked);
      for (const { example, rows } of told)
        if (example.length > 0) expect(fires(example)).toContain(rowOf(rows[0]));
    }),
    { numRuns: 120 },
  );
});

test('a row is a duplicate or redundant where another says the same whenever it fires', async () => {
  await fc.assert(
    fc.asyncProperty(written, async texts => {
      const { findings, fired } = await tried('COLLECT', texts, COLUMNS);
      const live = (row: number): boolean => fired.some(({ rows }) => rows.has(row));
      const within = (a: number, b: number): boolean =>
        fired.every(({ rows }) => !rows.has(a) || rows.has(b));
      const repeats = pairs(
        texts,
        (a, b) =>
          live(a) &&
          live(b) &&
          outputOf(texts[a - 1]) === outputOf(texts[b - 1]) &&
          (within(a, b) || within(b, a)),
      );
      expect(kind(findings, 'duplicate', 'redundant').map(pairOf).toSorted()).toEqual(repeats);
      for (const { rows, kind: told } of kind(findings, 'redundant', 'duplicate')) {
        const [inner = 0, outer = 0] = rows.map(rowOf);
        expect(within(inner, outer) && (told === 'redundant' || within(outer, inner))).toBe(true);
      }
    }),
    { numRuns: 120 },
  );
});

const computed = fc.constantFrom(
  '上限',
  'not(上限)',
  '< 上限',
  '>= 上限',
  '> 上限',
  'not(> 上限)',
  '2, 上限',
  '? + 1 > 3',
);
const computedRows = fc.array(
  fc.tuple(
    fc.oneof(computed, computed, cells(numeric)),
    fc.constantFrom('-', '-', '"甲"', 'not("甲")'),
    outputs,
  ),
  { minLength: 2, maxLength: 5 },
);

test('with computed conditions nothing false is told', async () => {
  const columns = COLUMNS.slice(0, 2);
  await fc.assert(
    fc.asyncProperty(computedRows, fc.constantFrom('UNIQUE', 'FIRST', 'COLLECT'), async (list, policy) => {
      const texts = list.map(([数, 名, output]) => `${数} | ${名} => ${output}`);
      const limits = [0, 1, 2, 3, null];
      const names = ['数', '名'];
      const xml = (hitPolicy: string) =>
        model(
          inputData('数', 'number'),
          inputData('名', 'string'),
          inputData('上限', 'number'),
          decision('决定', [...names, '上限'], table(hitPolicy, names, ['值'], texts)),
        );
      const all = (await compileDmn(xml('COLLECT'))).decision('决定');
      const fired = limits.flatMap(上限 =>
        [...(columns[0]?.values ?? []), null].flatMap(数 =>
          [...(columns[1]?.values ?? []), null].map(名 => ({
            isKnown: 上限 !== null && 数 !== null && 名 !== null,
            rows: new Set(all.evaluate({ 数, 名, 上限 }).matched.map(({ row }) => row.index)),
          })),
        ),
      );
      const { findings } = analyseTable((await compileDmn(xml(policy))).decision('决定'));
      for (const { kind: told, rows, example } of findings) {
        const [first = 0, second = 0] = rows.map(rowOf);
        const value = (input: string): FeelValue =>
          example.find(entry => entry.input === input)?.value ?? null;
        if (told === 'never-fires') expect(fired.some(({ rows: hit }) => hit.has(first))).toBe(false);
        else if (told === 'masked')
          expect(fired.every(({ rows: hit }) => !hit.has(first) || Math.min(...hit) < first)).toBe(true);
        else if (told === 'gap')
          for (const 上限 of limits)
            expect(all.evaluate({ 数: value('数') ?? 1, 名: value('名') ?? '丁', 上限 }).matched).toEqual([]);
        else if (told === 'duplicate' || told === 'redundant')
          expect(fired.every(({ rows: hit }) => !hit.has(first) || hit.has(second))).toBe(true);
        else if (example.length > 0)
          expect(
            all.evaluate({ 数: value('数'), 名: value('名') }).matched.map(({ row }) => row.index),
          ).toEqual(expect.arrayContaining([first, second]));
        else
          expect(
            fired.every(({ rows: hit }) => !hit.has(first) || hit.has(second)) ||
              fired.every(({ rows: hit }) => !hit.has(second) || hit.has(first)),
          ).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});
