import { createTestKernel, type TestKernel } from '@zhiban/kernel/testkit';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compileDmn } from '../dmn/compile-dmn.ts';
import type { CompiledDecision } from '../dmn/decision.ts';
import { type CompiledExpression, compileExpression } from '../feel/expression.ts';
import { RuleCompileError } from '../problems.ts';
import { parseDateTime } from '../values/iso.ts';
import { propertyOf } from '../values/properties.ts';
import type { FeelDateTime } from '../values/temporal.ts';
import type { FeelContext, FeelValue } from '../values/values.ts';
import { answersOf, type Database, openDuckdb, told } from './asking.ts';
import { compileSql } from './compile-sql.ts';
import { contextOf, population, type Row, row, rowsQuery } from './fixtures.ts';
import { expression, KINDS } from './random-feel.ts';
import { modelOf, POLICIES, randomTable } from './random-table.ts';
import type { SqlDialect, SqlOptions } from './types.ts';

const DIALECTS: readonly SqlDialect[] = ['postgres', 'duckdb'];
const RUNS = Number(process.env.SQL_PROPERTY_RUNS ?? 40);
const now = parseDateTime('2026-11-21T10:00:00+08:00') as FeelDateTime;

let kernel: TestKernel;
let duckdb: Awaited<ReturnType<typeof openDuckdb>>;
beforeAll(async () => {
  kernel = await createTestKernel({ migrations: [] });
  duckdb = await openDuckdb();
});
afterAll(async () => {
  duckdb.close();
  await kernel.close();
});

const databases: Readonly<Record<SqlDialect, Database>> = {
  postgres: async sql => (await kernel.database.pool.query<Record<string, unknown>>(sql)).rows,
  duckdb: sql => duckdb.ask(sql),
};

const rows = fc.array(row, { minLength: 1, maxLength: 12 });

const options = (dialect: SqlDialect, facts: readonly Row[]): SqlOptions => ({
  dialect,
  from: rowsQuery(facts),
  key: 'id',
  columns: population,
  now,
});

/** Anything but a refusal is an error. */
function refusedAsNull(error: unknown): null {
  if (error instanceof RuleCompileError) return null;
  throw error;
}

function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch (error) {
    return refusedAsNull(error);
  }
}

interface Answers {
  readonly text: string;
  evaluate(context: FeelContext): string;
  readonly what: CompiledDecision | CompiledExpression;
}

/** Asks both databases; false where one refused. */
async function agree({ text, evaluate, what }: Answers, facts: readonly Row[]): Promise<number> {
  const expected = facts.map(cells => evaluate(contextOf(cells)));
  let answered = 0;
  for (const dialect of DIALECTS) {
    const query = attempt(() => compileSql(what, options(dialect, facts)));
    if (!query) continue;
    answered += 1;
    const answers = (await answersOf(query, dialect, databases[dialect])).map(({ values, matched }) =>
      written(values, matched),
    );
    expect({ dialect, text, answers }).toEqual({ dialect, text, answers: expected });
  }
  return answered;
}

const written = (values: readonly FeelValue[], matched: readonly number[] | null): string =>
  [values.map(told).join(' | '), ...(matched ? [`rows ${matched.join(', ')}`] : [])].join('; ');

describe('closures and SQL give the same answer', () => {
  test.each(KINDS)('for expressions of kind %s', async kind => {
    let [asked, answered] = [0, 0];
    await fc.assert(
      fc.asyncProperty(expression(kind), rows, async (text, facts) => {
        const what = compileExpression(text);
        asked += DIALECTS.length;
        answered += await agree(
          { text, what, evaluate: context => written([what.evaluate(context, { now })], null) },
          facts,
        );
      }),
      { numRuns: RUNS },
    );
    expect(answered / asked).toBeGreaterThan(0.7);
  });

  test.each(POLICIES)('for tables with hit policy %s', async policy => {
    let [asked, answered] = [0, 0];
    await fc.assert(
      fc.asyncProperty(randomTable(policy), rows, async (random, facts) => {
        const compiled = await compileDmn(modelOf(random)).catch(refusedAsNull);
        fc.pre(compiled !== null);
        const what = compiled.decision('结果');
        const text = JSON.stringify(random, null, 1);
        asked += DIALECTS.length;
        answered += await agree({ text, what, evaluate: context => decided(what, context) }, facts);
      }),
      { numRuns: RUNS },
    );
    expect(answered / asked).toBeGreaterThan(0.7);
  });
});

/** The outputs in their order, and the rows that fired, as the query gives them. */
function decided(what: CompiledDecision, context: FeelContext): string {
  const { value, matched } = what.evaluate(context, { now });
  const names = what.tree.kind === 'table' ? what.tree.outputs.map(({ name }) => name) : [];
  const values = names.length > 1 ? names.map(name => propertyOf(value, name)) : [value];
  return written(
    values,
    matched.map(({ row: own }) => own.index),
  );
}
