import { toJson } from '@zhiban/rules';
import { ANNOTATION } from './review-row.ts';
import type { CompiledService, Decision } from './types.ts';

/** A rule row as it was evaluated: which conditions held, on which values. */
export interface TracedRow {
  readonly decision: string;
  readonly index: number;
  readonly matched: boolean;
  readonly legalBasis: string;
  readonly point: string;
  readonly conditions: {
    readonly input: string;
    readonly text: string;
    /** JSON. */
    readonly value: string;
    readonly holds: boolean | null;
  }[];
}

/** The trace of a decision as plain data, to be sent and shown; empty where none was asked for. */
export function tracedRows(
  service: Pick<CompiledService, 'rows'>,
  { trace = [] }: Pick<Decision, 'trace'>,
): TracedRow[] {
  const tables = new Map(service.rows.map(row => [row.id, row.decision]));
  return trace.map(({ row, matched, conditions }) => ({
    decision: tables.get(row.id) ?? '',
    index: row.index,
    matched,
    legalBasis: row.annotations[ANNOTATION.legalBasis] ?? '',
    point: row.annotations[ANNOTATION.point] ?? '',
    conditions: conditions.map(({ input, text, value, holds }) => ({
      input,
      text,
      value: JSON.stringify(toJson(value)) ?? 'null',
      holds,
    })),
  }));
}
