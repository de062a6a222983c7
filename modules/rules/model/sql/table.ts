import type { TableShape, Tree } from '../feel/tree.ts';
import type { Builder } from './builder.ts';
import { Refusal } from './faults.ts';
import { allOf, type Fragment, sql, TRUE } from './fragment.ts';
import { combineHits, type SqlHit } from './hit-policy.ts';
import { translateTests } from './tests.ts';
import { NULL_VALUE, type SqlFrame, type SqlValue } from './values.ts';

/** Where a table's parts report what cannot be translated, so that all of it is found at once. */
type Report = (refusal: Refusal, where: string) => void;

interface TranslatesTrees {
  readonly builder: Builder;
  translate(tree: Tree, frame: SqlFrame | null): SqlValue;
}

export interface SqlTable {
  readonly value: SqlValue;
  /** For every row whether it fired; under F one that comes after a hit may be true as well. */
  readonly hits: readonly Fragment[];
}

/**
 * A decision table. Inputs and hits are columns of their own.
 * @param report takes the refusals of its cells; left out, the first one is thrown
 */
export function translateTable(
  table: TableShape,
  translator: TranslatesTrees,
  frame: SqlFrame | null,
  report?: Report,
): SqlTable {
  const { builder } = translator;
  const { stages, dialect } = builder;

  const attempt = <T>(where: string, otherwise: T, work: () => T): T => {
    try {
      return work();
    } catch (error) {
      if (!report || !(error instanceof Refusal)) throw error;
      report(error, where);
      return otherwise;
    }
  };
  const translated = (tree: Tree, where: string): SqlValue =>
    attempt(where, NULL_VALUE, () => translator.translate(tree, frame));

  const inputs = table.inputs.map(({ value }, i) => {
    const input = translated(value, `input ${i + 1}`);
    return input.kind === 'scalar' ? { ...input, ...stages.column(input) } : input;
  });
  const hits = table.rows.map((row, index): SqlHit => {
    const conditions = row.cells.flatMap((cell, column) => {
      if (!cell) return [];
      const inner = { value: inputs[column] ?? NULL_VALUE, outer: frame };
      return [
        attempt(`rule ${index + 1}/input ${column + 1}`, TRUE, () =>
          translateTests(inner.value, cell, tree => translator.translate(tree, inner), dialect, true),
        ),
      ];
    });
    return {
      fires: stages.column(sql`coalesce(${allOf(conditions)}, false)`),
      outputs: row.outputs.map((output, i) => translated(output, `rule ${index + 1}/output ${i + 1}`)),
    };
  });
  const outputs = table.outputs.map((output, i) => ({
    name: output.name,
    priorities: output.priorities.map(tree => translated(tree, `output ${i + 1}`)),
    fallback: output.fallback ? translated(output.fallback, `output ${i + 1}`) : null,
  }));
  const value = attempt('', NULL_VALUE, () => combineHits(table.hitPolicy, hits, outputs, builder));
  return { value, hits: hits.map(({ fires }) => fires) };
}
