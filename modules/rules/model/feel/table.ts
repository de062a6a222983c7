import type { Truth } from '../values/compare.ts';
import type { FeelValue } from '../values/values.ts';
import type { Check, Code, Frame } from './code.ts';
import { combine, contextOf, type Hit } from './hit-policy.ts';
import type { Run } from './run.ts';
import { compileTests } from './tests.ts';
import type { TableShape, Tree } from './tree.ts';

/** What one condition of one row came to. */
export interface ConditionOutcome {
  /** The column's label. */
  readonly input: string;
  /** The cell's text. */
  readonly text: string;
  readonly value: FeelValue;
  readonly holds: Truth;
}

interface TableOutcome {
  readonly value: FeelValue;
  /** The rows that fired; under F the first alone. */
  readonly hits: readonly Hit[];
}

/** A decision table as code. */
export interface CompiledTable {
  decide(run: Run, frame: Frame | null): TableOutcome;
  /** Every condition of every row, also after one that does not hold; a cell with `-` is no condition. */
  explain(run: Run, frame: Frame | null): ConditionOutcome[][];
}

interface ConditionCode {
  readonly column: number;
  readonly check: Check;
  readonly input: string;
  readonly text: string;
}

interface RowCode {
  readonly index: number;
  readonly conditions: readonly ConditionCode[];
  readonly outputs: readonly Code[];
}

/** Compiles a table; each input is computed once for a decision, and rows stop at their first failing cell. */
export function compileTable(table: TableShape, compile: (tree: Tree) => Code): CompiledTable {
  const { hitPolicy, outputs } = table;
  const inputs = table.inputs.map(({ value }) => compile(value));
  const priorities = outputs.map(output => output.priorities.map(compile));
  const fallbacks = outputs.map(({ fallback }) => fallback && compile(fallback));
  const hasFallback = fallbacks.some(fallback => fallback !== null);
  const rows = table.rows.map(
    (row, index): RowCode => ({
      index,
      conditions: row.cells.flatMap((cell, column) => {
        const input = table.inputs[column]?.label ?? '';
        return cell
          ? [{ column, check: compileTests(cell.tests, cell.negated, compile), input, text: cell.text }]
          : [];
      }),
      outputs: row.outputs.map(compile),
    }),
  );

  const shape = (hit: Hit): FeelValue =>
    outputs.length === 1 ? (hit.outputs[0] ?? null) : contextOf(outputs, hit.outputs);

  const framesOf = (run: Run, frame: Frame | null): Frame[] =>
    inputs.map(input => ({ value: input(run, frame), outer: frame }));

  const isHit = ({ conditions }: RowCode, frames: readonly Frame[], run: Run): boolean => {
    for (const { column, check } of conditions) {
      const frame = frames[column] ?? null;
      if (check(frame?.value ?? null, run, frame) !== true) return false;
    }
    return true;
  };

  const withoutHit = (run: Run, frame: Frame | null): FeelValue => {
    if (!hasFallback) return null;
    return shape({ index: -1, outputs: fallbacks.map(fallback => fallback?.(run, frame) ?? null) });
  };

  return {
    decide(run, frame) {
      const frames = framesOf(run, frame);
      const hits: Hit[] = [];
      for (const row of rows) {
        if (!isHit(row, frames, run)) continue;
        hits.push({ index: row.index, outputs: row.outputs.map(output => output(run, frame)) });
        if (hitPolicy === 'F') break;
      }
      if (hits.length === 0) return { hits, value: withoutHit(run, frame) };
      const order =
        hitPolicy === 'P' || hitPolicy === 'O'
          ? priorities.map(codes => codes.map(code => code(run, frame)))
          : [];
      return { hits, value: combine(hitPolicy, hits, order, shape) };
    },

    explain(run, frame) {
      const frames = framesOf(run, frame);
      return rows.map(({ conditions }) =>
        conditions.map(({ column, check, input, text }) => {
          const inner = frames[column] ?? null;
          const value = inner?.value ?? null;
          return { input, text, value, holds: check(value, run, inner) };
        }),
      );
    },
  };
}
