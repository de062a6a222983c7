import { toJson } from '../values/convert.ts';
import { isContext } from '../values/kinds.ts';
import { isNumber, numberText } from '../values/numbers.ts';
import type { FeelValue } from '../values/values.ts';
import { Amounts } from './amounts.ts';
import type { ComparisonResult, SubjectChange } from './comparison-result.ts';

/** What one version says of one subject. */
export interface Judgement {
  readonly value: FeelValue;
  /** What decided: ids of rows, each once. */
  readonly rows: readonly string[];
}

/** A table of more cells than this tells nobody anything. */
const MOST_CELLS = 400;

const KINDS: readonly string[] = ['null', 'boolean', 'number', 'string', 'list', 'context'];

/**
 * A value as it stands in the table of before and after: its JSON, numbers with all their digits. A context of
 * nothing but nulls stands as null: several outputs of which none was given.
 */
function labelOf(value: FeelValue): string {
  if (isNumber(value)) return numberText(value);
  const isNothing = isContext(value) && Object.values(value).every(entry => entry === null);
  return isNothing ? 'null' : JSON.stringify(toJson(value));
}

/** The kind of the value behind a label. */
function kindOfLabel(label: string): string {
  if (KINDS.includes(label)) return label;
  const [first = ''] = label;
  if (first === '"') return 'string';
  if (first === '[') return 'list';
  if (first === '{') return 'context';
  return first === 't' || first === 'f' ? 'boolean' : 'number';
}

interface Cell {
  readonly before: string;
  readonly after: string;
  count: number;
}

interface RowCounts {
  readonly row: string;
  before: number;
  after: number;
  started: number;
  stopped: number;
}

/**
 * Gathers what changes between two versions of a decision over many subjects: who, by how much, and which rows
 * decide. The comparison of a whole equals the merged comparisons of its parts, taken in order.
 */
export class Comparison {
  private subjects = 0;
  private changed = 0;
  private shifted = 0;
  private coarse = false;
  private cells = new Map<string, Cell>();
  private readonly rows = new Map<string, RowCounts>();
  private readonly amounts = new Amounts();
  private readonly changes: SubjectChange[] = [];
  private readonly shifts: SubjectChange[] = [];
  private readonly listed: number;

  /** @param listed so many changed subjects are listed, and as many shifted ones; all are counted */
  constructor(listed = 200) {
    this.listed = listed;
  }

  /** One subject. */
  add(key: string, before: Judgement, after: Judgement): void {
    this.count(before, after, 1);
    this.list(key, before, after);
  }

  /** So many subjects of whom the versions say the same; without listing any. */
  count(before: Judgement, after: Judgement, subjects: number): void {
    const labels = { before: labelOf(before.value), after: labelOf(after.value) };
    const stopped = without(before.rows, after.rows);
    const started = without(after.rows, before.rows);
    this.subjects += subjects;
    if (labels.before !== labels.after) this.changed += subjects;
    else if (stopped.length + started.length > 0) this.shifted += subjects;
    this.addCell(labels.before, labels.after, subjects);
    for (const row of before.rows) this.row(row).before += subjects;
    for (const row of after.rows) this.row(row).after += subjects;
    for (const row of stopped) this.row(row).stopped += subjects;
    for (const row of started) this.row(row).started += subjects;
    this.amounts.add(before.value, after.value, subjects);
  }

  /** Lists a subject that was counted already, if anything changed for it and there is room. */
  list(key: string, before: Judgement, after: Judgement): void {
    const change = {
      key,
      before: labelOf(before.value),
      after: labelOf(after.value),
      stopped: without(before.rows, after.rows),
      started: without(after.rows, before.rows),
    };
    if (change.before !== change.after) this.append(this.changes, [change]);
    else if (change.stopped.length + change.started.length > 0) this.append(this.shifts, [change]);
  }

  /** Takes in the comparison of the next part. */
  merge(part: ComparisonResult): void {
    this.subjects += part.subjects;
    this.changed += part.changed;
    this.shifted += part.shifted;
    if (part.coarse) this.coarsen();
    for (const { before, after, count } of part.cells) this.addCell(before, after, count);
    for (const { row, before, after, started, stopped } of part.rows) {
      const counts = this.row(row);
      counts.before += before;
      counts.after += after;
      counts.started += started;
      counts.stopped += stopped;
    }
    this.amounts.merge(part.amounts);
    this.append(this.changes, part.changes);
    this.append(this.shifts, part.shifts);
  }

  result(): ComparisonResult {
    return {
      subjects: this.subjects,
      changed: this.changed,
      shifted: this.shifted,
      cells: Array.from(this.cells.values(), cell => ({ ...cell })),
      coarse: this.coarse,
      rows: Array.from(this.rows.values(), counts => ({ ...counts })),
      amounts: this.amounts.result(),
      changes: [...this.changes],
      shifts: [...this.shifts],
    };
  }

  private addCell(before: string, after: string, count: number): void {
    const [b, a] = this.coarse ? [kindOfLabel(before), kindOfLabel(after)] : [before, after];
    // Labels are JSON, in which this character is always escaped.
    const key = `${b}\u0000${a}`;
    const cell = this.cells.get(key);
    if (cell) cell.count += count;
    else this.cells.set(key, { before: b, after: a, count });
    if (!this.coarse && this.cells.size > MOST_CELLS) this.coarsen();
  }

  private coarsen(): void {
    if (this.coarse) return;
    const fine = this.cells;
    this.cells = new Map();
    this.coarse = true;
    for (const { before, after, count } of fine.values()) this.addCell(before, after, count);
  }

  private append(list: SubjectChange[], more: readonly SubjectChange[]): void {
    list.push(...more.slice(0, Math.max(0, this.listed - list.length)));
  }

  private row(row: string): RowCounts {
    const counts = this.rows.get(row) ?? { row, before: 0, after: 0, started: 0, stopped: 0 };
    this.rows.set(row, counts);
    return counts;
  }
}

const without = (rows: readonly string[], others: readonly string[]): string[] =>
  rows.filter(row => !others.includes(row));
