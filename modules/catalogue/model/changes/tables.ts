import type { CompiledDecision, DecisionModel, RuleRow } from '@zhiban/rules';

/** What became of one cell; the empty text is a cell that asks or says nothing. */
interface CellChange {
  /** The column's label or name: 登记状态, 结论, 法律依据. */
  readonly column: string;
  readonly before: string;
  readonly after: string;
}

export interface RowChange {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly id: string;
  /** Where it stands, from 1; a removed row where it stood. */
  readonly index: number;
  /** Only the cells that differ. */
  readonly cells: readonly CellChange[];
}

/** What became of a decision that is not the same as before. */
export interface TableChange {
  readonly decision: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** Its columns, their expressions or its hit policy differ; for another decision its expression does. */
  readonly shape: boolean;
  /** Rows that stand in both stand in another order. */
  readonly order: boolean;
  readonly rows: readonly RowChange[];
}

/** Compares the decisions of two models by what they mean: how the file is written does not count. */
export function compareTables(before: DecisionModel, after: DecisionModel): TableChange[] {
  const names = new Set([...after.decisions, ...before.decisions].map(({ name }) => name));
  const find = (model: DecisionModel, name: string) => model.decisions.find(known => known.name === name);
  return Array.from(names, name => compareDecision(name, find(before, name), find(after, name))).filter(
    ({ kind, shape, order, rows }) => kind !== 'changed' || shape || order || rows.length > 0,
  );
}

function compareDecision(
  decision: string,
  before: CompiledDecision | undefined,
  after: CompiledDecision | undefined,
): TableChange {
  const was = before?.rules ?? [];
  const is = after?.rules ?? [];
  const old = new Map(was.map(row => [row.id, row]));
  const now = new Set(is.map(({ id }) => id));
  const rows: RowChange[] = [
    ...is.map((row): RowChange => {
      const known = old.get(row.id);
      return { ...at(row), kind: known ? 'changed' : 'added', cells: compareCells(known, row) };
    }),
    ...was
      .filter(({ id }) => !now.has(id))
      .map((row): RowChange => ({ ...at(row), kind: 'removed', cells: compareCells(row, undefined) })),
  ];
  const stayed = (all: readonly RuleRow[]) =>
    all
      .map(({ id }) => id)
      .filter(id => now.has(id) && old.has(id))
      .join('\n');
  return {
    decision,
    kind: !before ? 'added' : !after ? 'removed' : 'changed',
    shape: shapeOf(before) !== shapeOf(after),
    order: stayed(was) !== stayed(is),
    rows: rows.filter(({ kind, cells }) => kind !== 'changed' || cells.length > 0),
  };
}

const at = ({ id, index }: RuleRow) => ({ id, index });

function compareCells(before: RuleRow | undefined, after: RuleRow | undefined): CellChange[] {
  const was = cellsOf(before);
  const is = cellsOf(after);
  return Array.from(new Set([...is.keys(), ...was.keys()]), column => ({
    column,
    before: was.get(column) ?? '',
    after: is.get(column) ?? '',
  })).filter(cell => cell.before !== cell.after);
}

function cellsOf(row: RuleRow | undefined): ReadonlyMap<string, string> {
  const cells = new Map<string, string>();
  if (!row) return cells;
  const add = (column: string, text: string) => {
    // A condition and an output may have the same name.
    const known = cells.get(column);
    cells.set(column, known === undefined ? text : `${known}; ${text}`);
  };
  for (const { input, text } of row.conditions) add(input, text.trim());
  for (const { name, text } of row.outputs) add(name, text.trim());
  for (const [name, text] of Object.entries(row.annotations)) add(name, text.trim());
  return cells;
}

/** Everything of a decision but its rows, as a text that is the same when they are. */
function shapeOf(decision: CompiledDecision | undefined): string {
  if (!decision) return '';
  const { tree, kind } = decision;
  const shape = tree.kind === 'table' ? [tree.hitPolicy, tree.inputs, tree.outputs] : [kind, tree];
  return JSON.stringify(shape, (key, value) => {
    // Where an expression stands in its text does not count.
    if ((key === 'from' || key === 'to') && typeof value === 'number') return undefined;
    if (typeof value === 'bigint') return `${value}`;
    return value instanceof Map ? [...value] : value;
  });
}
