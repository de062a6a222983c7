import type { Truth } from '../values/compare.ts';
import type { FeelContext, FeelValue } from '../values/values.ts';
import type { Code, Frame } from './code.ts';
import { allRows, Column, hasRow, Memory, type Verdicts } from './column.ts';
import { combine, contextMaker, type Hit } from './hit-policy.ts';
import type { Run } from './run.ts';
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

/** What every condition came to in one decision, written small: the values of the columns and a bit a verdict. */
export interface TableRecord {
  /** A row's conditions, also after one that does not hold; a cell with `-` is no condition. */
  conditionsOf(row: number): ConditionOutcome[];
}

interface TableOutcome {
  readonly value: FeelValue;
  /** The rows that fired; under F the first alone. */
  readonly hits: readonly Hit[];
  /** Null where none was asked for. */
  readonly record: TableRecord | null;
}

/** A decision table as code. */
export interface CompiledTable {
  /** @param traced whether every condition of every row is to be computed and recorded */
  decide(run: Run, frame: Frame | null, traced: boolean): TableOutcome;
  /** A hit's outputs by column name. */
  contextOf(hit: Hit): FeelContext;
}

class Recording implements TableRecord {
  private readonly table: TableShape;
  private readonly values: readonly FeelValue[];
  private readonly verdicts: readonly (Verdicts | null)[];

  constructor(table: TableShape, values: readonly FeelValue[], verdicts: readonly (Verdicts | null)[]) {
    this.table = table;
    this.values = values;
    this.verdicts = verdicts;
  }

  conditionsOf(row: number): ConditionOutcome[] {
    const conditions: ConditionOutcome[] = [];
    for (const [column, cell] of (this.table.rows[row]?.cells ?? []).entries()) {
      const verdicts = this.verdicts[column];
      if (!cell || !verdicts) continue;
      const holds = hasRow(verdicts.holds, row) || (hasRow(verdicts.unknown, row) ? null : false);
      const input = this.table.inputs[column]?.label ?? '';
      conditions.push({ input, text: cell.text, value: this.values[column] ?? null, holds });
    }
    return conditions;
  }
}

/**
 * Compiles a table. Each input is computed once for a decision; rows are told apart by the bits of their
 * columns' verdicts, and only where a column has none row by row, up to a row's first failing cell.
 */
export function compileTable(table: TableShape, compile: (tree: Tree) => Code): CompiledTable {
  const { hitPolicy, outputs } = table;
  const inputs = table.inputs.map(({ value }) => compile(value));
  const priorities = outputs.map(output => output.priorities.map(compile));
  const fallbacks = outputs.map(({ fallback }) => fallback && compile(fallback));
  const hasFallback = fallbacks.some(fallback => fallback !== null);
  const rowOutputs = table.rows.map(row => row.outputs.map(compile));
  const memory = new Memory();
  const columns = table.inputs.map(
    (_, at) =>
      new Column(
        table.rows.map(({ cells }) => cells[at] ?? null),
        memory,
        compile,
      ),
  );
  const isConstant = columns.every(column => column.isConstant);
  const start = allRows(table.rows.length);

  const contextOf = contextMaker(outputs);
  const shape = (hit: Hit): FeelValue =>
    outputs.length === 1 ? (hit.outputs[0] ?? null) : contextOf(hit.outputs);

  /** Whether the conditions hold that the verdicts do not answer. */
  const passes = (
    row: number,
    values: readonly FeelValue[],
    verdicts: readonly (Verdicts | null)[],
    run: Run,
    outer: Frame | null,
  ): boolean => {
    for (let at = 0; at < columns.length; at++) {
      const check = (verdicts[at] ? columns[at]?.computed : columns[at]?.checks)?.[row];
      const value = values[at] ?? null;
      if (check && check(value, run, { value, outer }) !== true) return false;
    }
    return true;
  };

  const findHits = (
    values: readonly FeelValue[],
    verdicts: readonly (Verdicts | null)[],
    complete: boolean,
    run: Run,
    frame: Frame | null,
  ): Hit[] => {
    const hits: Hit[] = [];
    for (let word = 0; word < start.length; word++) {
      let rows = start[word] ?? 0;
      for (const verdict of verdicts) if (verdict) rows &= verdict.holds[word] ?? 0;
      while (rows !== 0) {
        const index = 32 * word + 31 - Math.clz32(rows & -rows);
        rows &= rows - 1;
        if (!complete && !passes(index, values, verdicts, run, frame)) continue;
        hits.push({ index, outputs: (rowOutputs[index] ?? []).map(output => output(run, frame)) });
        if (hitPolicy === 'F') return hits;
      }
    }
    return hits;
  };

  const answer = (hits: readonly Hit[], run: Run, frame: Frame | null): FeelValue => {
    if (hits.length === 0) {
      if (!hasFallback) return null;
      return shape({ index: -1, outputs: fallbacks.map(fallback => fallback?.(run, frame) ?? null) });
    }
    const order =
      hitPolicy === 'P' || hitPolicy === 'O'
        ? priorities.map(codes => codes.map(code => code(run, frame)))
        : [];
    return combine(hitPolicy, hits, order, shape);
  };

  return {
    contextOf: hit => contextOf(hit.outputs),
    decide(run, frame, traced) {
      const values = inputs.map(input => input(run, frame));
      const verdicts = columns.map((column, at) => {
        const value = values[at] ?? null;
        return traced ? column.verdicts(value, run, frame) : column.lookUp(value, run);
      });
      const complete = traced || (isConstant && !verdicts.includes(null));
      const hits = findHits(values, verdicts, complete, run, frame);
      return {
        value: answer(hits, run, frame),
        hits,
        record: traced ? new Recording(table, values, verdicts) : null,
      };
    },
  };
}
