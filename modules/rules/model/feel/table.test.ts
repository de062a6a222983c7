import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileDmn } from '../dmn/compile-dmn.ts';
import type { CompiledDecision } from '../dmn/decision.ts';
import { decision, inputData, model, table } from '../dmn/fixtures.ts';
import { feelDate } from '../values/convert.ts';
import { parseNumber } from '../values/numbers.ts';
import { FeelDateTime, FeelTime, SecondsDuration } from '../values/temporal.ts';
import type { FeelContext, FeelValue } from '../values/values.ts';
import { Column, Memory } from './column.ts';
import { compileTree } from './compile.ts';
import { parseUnaryTests } from './expression.ts';
import { Run } from './run.ts';
import { vocabulary } from './scope.ts';
import type { ConditionOutcome } from './table.ts';
import { compileTests } from './tests.ts';

const INPUTS = ['甲', '乙', '丙'] as const;
const POLICIES = ['UNIQUE', 'FIRST', 'RULE ORDER', 'COLLECT', 'COLLECT/COUNT'] as const;

const number = fc.constantFrom('-5', '0', '1', '2.5', '10', '9007199254740993');
const text = fc.constantFrom('"a"', '"b"', '"甲"', '"𠮷"', '""');
const day = fc.constantFrom('date("2026-01-01")', '@"2026-02-28"', 'date("2026-12-31")');
const other = fc.constantFrom('true', 'false', 'null', 'duration("PT1H")', '@"2026-01-01T08:00:00"');
const constant = fc.oneof(number, text, day, other);
const test = fc.oneof(
  constant,
  fc
    .tuple(fc.constantFrom('<', '<=', '>', '>=', '=', '!='), fc.oneof(constant, fc.constantFrom('甲', '乙')))
    .map(t => t.join(' ')),
  fc
    .tuple(
      fc.constantFrom('[', '('),
      fc.oneof(fc.tuple(number, number), fc.tuple(day, day), fc.tuple(text, text)),
      fc.constantFrom(']', ')'),
    )
    .map(([open, ends, close]) => `${open}${ends.join('..')}${close}`),
  fc.constantFrom(
    '? > 1',
    '甲 = ?',
    'string length(?) = 1',
    '[1, "a", date("2026-01-01")]',
    '["a", ["b"]]',
    '-(1)',
  ),
);
const tests = fc.array(test, { minLength: 1, maxLength: 3 }).map(all => all.join(', '));
const cell = fc.oneof(
  { arbitrary: tests, weight: 5 },
  { arbitrary: tests.map(inner => `not(${inner})`), weight: 1 },
  { arbitrary: fc.constant('-'), weight: 1 },
);
const row = fc.tuple(cell, cell, cell);

const few = fc.array(row, { minLength: 1, maxLength: 70 });
const many = fc
  .array(row, { minLength: 5, maxLength: 10 })
  .map(rows => Array.from({ length: 20 }, () => rows).flat());

const values: FeelValue[] = [
  ...[null, true, false, -6, -5, -0, 0, 1, 1.5, 2.5, 3, 10, 11, Number.NaN, parseNumber('9007199254740993')],
  ...['a', 'b', 'c', '甲', '𠮷', ''],
  ...['2025-12-31', '2026-01-01', '2026-02-27', '2026-02-28', '2026-12-31', '2027-01-01'].map(feelDate),
  new FeelDateTime(feelDate('2026-01-01'), new FeelTime(8 * 3600, 0, null)),
  new SecondsDuration(3600),
  ['a'],
  { a: 1 },
];
const facts = fc.record({
  甲: fc.constantFrom(...values),
  乙: fc.constantFrom(...values),
  丙: fc.constantFrom(...values),
});

async function decisionOf(policy: string, rows: readonly (readonly string[])[]): Promise<CompiledDecision> {
  const lines = rows.map((cells, i) => `${cells.join('|')} => ${i + 1}`);
  const inputs = INPUTS.map(name => inputData(name));
  const found = await compileDmn(
    model(...inputs, decision('行', INPUTS, table(policy, INPUTS, ['行'], lines))),
  );
  return found.decision('行');
}

interface ExpectedRow {
  readonly matched: boolean;
  readonly conditions: readonly ConditionOutcome[];
}

/** Every row told the plain way: cell by cell, for this one context, with nothing kept from another. */
function expectedRows({ tree, hitPolicy }: CompiledDecision, context: FeelContext): ExpectedRow[] {
  if (tree.kind !== 'table') throw new Error('not a table');
  return Run.evaluate(context, undefined, run => {
    const rows = tree.rows.map(({ cells }) => {
      const conditions = cells.flatMap((cell, column): ConditionOutcome[] => {
        const input = tree.inputs[column];
        if (!cell || !input) return [];
        const value = compileTree(input.value)(run, null);
        const holds = compileTests(cell.tests, cell.negated, compileTree)(value, run, { value, outer: null });
        return [{ input: input.label, text: cell.text, value, holds }];
      });
      return { conditions, matched: conditions.every(({ holds }) => holds === true) };
    });
    const first = rows.findIndex(({ matched }) => matched);
    return hitPolicy === 'F' ? rows.map((row, i) => ({ ...row, matched: i === first })) : rows;
  });
}

const placesOf = (rows: readonly { readonly matched: boolean }[]): number[] =>
  rows.flatMap(({ matched }, i) => (matched ? [i + 1] : []));

describe('a decision table', () => {
  it('decides and traces as if every condition were looked at by itself', async () => {
    let fired = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...POLICIES),
        fc.oneof(few, many),
        fc.array(facts, { minLength: 20, maxLength: 20 }),
        async (policy, rows, contexts) => {
          const decision = await decisionOf(policy, rows);
          for (const context of contexts) {
            const expected = expectedRows(decision, context);
            const plain = decision.evaluate(context);
            const given: Record<string, FeelValue> = { ...context };
            const traced = decision.evaluate(given, { trace: true });
            for (const name of INPUTS) given[name] = 'changed afterwards';
            expect(traced.trace?.map(({ matched, conditions }) => ({ matched, conditions }))).toEqual(
              expected,
            );
            expect(plain.matched.map(({ row: { index } }) => index)).toEqual(placesOf(expected));
            expect(traced.matched).toEqual(plain.matched);
            expect(traced.value).toEqual(plain.value);
            fired += plain.matched.length;
          }
        },
      ),
      { numRuns: 60 },
    );
    expect(fired).toBeGreaterThan(0);
  });

  it('shows the trace as a property of the result, the same each time', async () => {
    const decision = await decisionOf('FIRST', [['1', '-', '-']]);
    const result = decision.evaluate({ 甲: 1 }, { trace: true });
    const [row] = decision.rules ?? [];
    const trace = [{ row, matched: true, conditions: [{ input: '甲', text: '1', value: 1, holds: true }] }];
    expect({ ...result }.trace).toEqual(trace);
    expect(result.trace).toBe(result.trace);
    expect(JSON.parse(JSON.stringify(result)).trace).toHaveLength(1);
    expect(decision.evaluate({ 甲: 1 })).not.toHaveProperty('trace');
  });

  it('answers the same when there is no room to keep what it learnt', () => {
    const cells = ['> 5', '-', 'not(5)', '? = 5'].map(text => {
      const result = parseUnaryTests(text, vocabulary([]), '');
      return 'parsed' in result ? result.parsed : null;
    });
    const roomy = new Column(cells, new Memory(), compileTree);
    const cramped = new Column(cells, new Memory(0), compileTree);
    Run.evaluate({}, undefined, run => {
      expect(cramped.lookUp(5, run)).toBeNull();
      expect(roomy.lookUp(5, run)).toEqual({ holds: [0b1010], unknown: [0] });
      expect(roomy.lookUp(5, run)).toBe(roomy.lookUp(5, run));
      for (const column of [roomy, cramped]) {
        expect(column.verdicts(5, run, null)).toEqual({ holds: [0b1010], unknown: [0] });
        expect(column.verdicts(6, run, null)).toEqual({ holds: [0b0111], unknown: [0] });
        expect(column.verdicts('甲', run, null)).toEqual({ holds: [0b0010], unknown: [0b1101] });
      }
    });
  });

  it('looks only at rows that may still fire where conditions compute something', async () => {
    const endless = 'count(for i in 1..3000000 return i) > 0';
    const decision = await decisionOf('FIRST', [
      ['1', endless, '-'],
      ['2', '-', '-'],
    ]);
    expect(decision.evaluate({ 甲: 2 }).value).toBe(2);
    expect(() => decision.evaluate({ 甲: 1 })).toThrow();
    expect(() => decision.evaluate({ 甲: 2 }, { trace: true })).toThrow();
  });
});
