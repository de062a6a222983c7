import { mergePaths, type Path, readsOf } from '../feel/reads.ts';
import type { TableShape } from '../feel/tree.ts';
import { childrenOf, type Element, idOf, textOf } from './elements.ts';

/** A condition of a row: a cell that is not `-`. */
export interface RowCondition {
  /** The column's label, else its expression. */
  readonly input: string;
  readonly text: string;
  readonly reads: readonly Path[];
}

/** A rule of a decision table. */
export interface RuleRow {
  readonly id: string;
  /** Counts from 1. */
  readonly index: number;
  readonly conditions: readonly RowCondition[];
  readonly outputs: readonly { readonly name: string; readonly text: string }[];
  /** By the name of the annotation column: 法律依据, 信任要求. */
  readonly annotations: Readonly<Record<string, string>>;
  /** The inputs of the model that its conditions and outputs can read. */
  readonly reads: readonly Path[];
}

/** Describes the rows of a table. @param expand replaces paths into required decisions by what those read */
export function describeRows(
  element: Element,
  table: TableShape,
  decisionId: string,
  expand: (paths: readonly Path[]) => readonly Path[],
): RuleRow[] {
  const columns = childrenOf(element, 'annotation').map(column => textOf(column, 'name'));
  const inputReads = table.inputs.map(({ value }) => readsOf(value));
  return childrenOf(element, 'rule').map((rule, i): RuleRow => {
    const shape = table.rows[i];
    const cells = childrenOf(rule, 'inputEntry');
    const conditions = (shape?.cells ?? []).flatMap((cell, column) => {
      if (!cell) return [];
      const reads = expand([...(inputReads[column] ?? []), ...readsOf(cell)]);
      return [{ input: table.inputs[column]?.label ?? '', text: textOf(cells[column], 'text'), reads }];
    });
    const outputs = childrenOf(rule, 'outputEntry').map((output, column) => ({
      name: table.outputs[column]?.name ?? '',
      text: textOf(output, 'text'),
    }));
    const notes = childrenOf(rule, 'annotationEntry').map((note, column): [string, string] => [
      columns[column] || `annotation ${column + 1}`,
      textOf(note, 'text'),
    ]);
    const outputReads = expand((shape?.outputs ?? []).flatMap(readsOf));
    return {
      id: idOf(rule) || `${decisionId}-rule-${i + 1}`,
      index: i + 1,
      conditions,
      outputs,
      annotations: Object.fromEntries(notes),
      reads: mergePaths([...conditions.flatMap(({ reads }) => reads), ...outputReads]),
    };
  });
}
