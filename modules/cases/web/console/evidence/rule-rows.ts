import type { z } from 'zod';
import type { getRuleTrace } from '../../../model/operations.ts';
import type { ReasonView } from '../../../model/view.ts';

export type TracedRow = z.infer<typeof getRuleTrace.response>['rows'][number];

/**
 * The traced row that a reason came from: same number, fired, and of its table or at least under its legal basis,
 * since two tables count their rows from the same number.
 */
export function rowOf(
  reason: Pick<ReasonView, 'row' | 'legalBasis'>,
  rows: readonly TracedRow[],
): number | undefined {
  const { row } = reason;
  if (!row) return undefined;
  const fired = [...rows.entries()].filter(([, { index, matched }]) => matched && index === row.index);
  const found =
    fired.find(([, { decision }]) => decision === row.decision) ??
    fired.find(([, { legalBasis }]) => legalBasis === reason.legalBasis);
  return found?.[0];
}

/** What became of a row. */
export type RowState = 'fired' | 'held-back' | 'unknown';

/** A row fires when all its conditions hold; else one of them failed, or could not be judged. */
export function stateOf({ matched, conditions }: Pick<TracedRow, 'matched' | 'conditions'>): RowState {
  if (matched) return 'fired';
  return conditions.some(({ holds }) => holds === false) ? 'held-back' : 'unknown';
}

/** The conditions that the row really asks: `-` asks nothing. */
export function asked({ conditions }: Pick<TracedRow, 'conditions'>): TracedRow['conditions'] {
  return conditions.filter(({ text }) => text.trim() !== '-' && text.trim() !== '');
}

export interface Demand {
  /** What the value must be, or must not be. */
  readonly kind: 'is' | 'is-not';
  readonly text: string;
}

/** A unary test of FEEL in plain words as far as that is possible without a parser: quotes and `not` go. */
export function demandOf(text: string): Demand {
  const [, inner] = /^not\(((?:[^()]|\([^()]*\))*)\)$/.exec(text.trim()) ?? [];
  return { kind: inner === undefined ? 'is' : 'is-not', text: (inner ?? text).trim().replaceAll('"', '') };
}

/** A traced value, which is JSON, as people read it; undefined where there was none. */
export function readableTraced(value: string): string | boolean | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(value);
  } catch {
    return value;
  }
  if (parsed === null) return undefined;
  if (typeof parsed === 'string' || typeof parsed === 'boolean') return parsed;
  return value;
}
