import type { TracedRow } from '../../../model/traced-rows.ts';

/** Where the row that a reason came from stands in the trace. */
export function rowOf(
  { row }: { readonly row?: { readonly decision: string; readonly index: number } | undefined },
  rows: readonly Pick<TracedRow, 'decision' | 'index'>[],
): number | undefined {
  if (!row) return undefined;
  const at = rows.findIndex(({ decision, index }) => decision === row.decision && index === row.index);
  return at < 0 ? undefined : at;
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

interface Demand {
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
