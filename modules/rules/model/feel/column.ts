import type { FeelValue } from '../values/values.ts';
import type { Check, Code, Frame } from './code.ts';
import type { Run } from './run.ts';
import { compileTests } from './tests.ts';
import type { CellTree, Tree } from './tree.ts';
import { classify, type ValueClasses } from './value-classes.ts';

/** A bit for each row, 32 rows a word. */
type RowBits = readonly number[];

export const hasRow = (bits: RowBits, row: number): boolean =>
  (((bits[row >> 5] ?? 0) >>> (row & 31)) & 1) === 1;

export const allRows = (count: number): number[] =>
  Array.from({ length: Math.ceil(count / 32) }, (_, word) =>
    count - 32 * word >= 32 ? -1 : (1 << (count - 32 * word)) - 1,
  );

/** What the conditions of a column say of a value; a row without a condition holds. */
export interface Verdicts {
  readonly holds: RowBits;
  /** Conditions that could not be decided. */
  readonly unknown: RowBits;
}

/** What the columns of one table may keep, in words. */
export class Memory {
  private left: number;

  constructor(words = 1 << 21) {
    this.left = words;
  }

  hasRoomFor(words: number): boolean {
    return words <= this.left;
  }

  take(words: number): void {
    this.left -= words;
  }
}

/** Up to so many words a class is worth learning when it is first met, even if it never comes again. */
const FEW_WORDS = 4;

/** A cell, and the rows in which it stands. */
interface Condition {
  readonly check: Check;
  readonly rows: number[];
}

/**
 * The cells of one column. Values of one class have the same verdicts in every cell that compares with
 * constants: they are computed once and kept. The other cells are checked for each value.
 */
export class Column {
  /** By row: the check of its cell. */
  readonly checks: readonly (Check | null)[];
  /** By row: the check of a cell that `lookUp` does not answer. */
  readonly computed: readonly (Check | null)[];
  private readonly constant: Condition[] = [];
  private readonly computing: Condition[] = [];
  private readonly classes: ValueClasses;
  /** By class; null where it was met once, undefined where never. */
  private readonly known: (Verdicts | null | undefined)[];
  private readonly blank: Verdicts;
  private readonly memory: Memory;

  constructor(cells: readonly (CellTree | null)[], memory: Memory, compile: (tree: Tree) => Code) {
    const rowsOf = new Map<CellTree, number[]>();
    for (const [row, cell] of cells.entries()) {
      const rows = cell && rowsOf.get(cell);
      if (rows) rows.push(row);
      else if (cell) rowsOf.set(cell, [row]);
    }
    this.memory = memory;
    this.classes = classify(rowsOf.keys());
    this.known = Array.from({ length: this.classes.size }, () => undefined);
    this.blank = { holds: allRows(cells.length), unknown: allRows(cells.length).fill(0) };
    const checks: (Check | null)[] = cells.map(() => null);
    const computed: (Check | null)[] = cells.map(() => null);
    for (const [cell, rows] of rowsOf) {
      const check = compileTests(cell.tests, cell.negated, compile);
      const served = this.classes.served.has(cell);
      (served ? this.constant : this.computing).push({ check, rows });
      for (const row of rows) {
        checks[row] = check;
        if (!served) computed[row] = check;
      }
    }
    this.checks = checks;
    this.computed = computed;
  }

  /** Whether every cell compares with constants. */
  get isConstant(): boolean {
    return this.computing.length === 0;
  }

  /**
   * The verdicts of the cells that compare with constants, as if there were no others; null where the cells are
   * rather checked row by row: there are many, and the class is new, or there is no room to keep them.
   */
  lookUp(value: FeelValue, run: Run): Verdicts | null {
    const at = this.classes.classOf(value);
    if (at < 0) return null;
    const known = this.known[at];
    if (known) return known;
    if (known === null || this.blank.holds.length <= FEW_WORDS) return this.learn(at, value, run);
    this.known[at] = null;
    return null;
  }

  private learn(at: number, value: FeelValue, run: Run): Verdicts | null {
    const words = this.blank.holds.length;
    if (!this.memory.hasRoomFor(2 * words)) return null;
    const verdicts = judge(this.constant, this.blank, value, run, null);
    this.memory.take(verdicts.unknown === this.blank.unknown ? words : 2 * words);
    this.known[at] = verdicts;
    return verdicts;
  }

  /** The verdicts of all cells. @param outer what surrounds the frame of `?` */
  verdicts(value: FeelValue, run: Run, outer: Frame | null): Verdicts {
    const at = this.classes.classOf(value);
    const known = at < 0 ? null : (this.known[at] ?? this.learn(at, value, run));
    if (known && this.isConstant) return known;
    const conditions = known ? this.computing : [...this.constant, ...this.computing];
    return judge(conditions, known ?? this.blank, value, run, { value, outer });
  }
}

function judge(
  conditions: readonly Condition[],
  before: Verdicts,
  value: FeelValue,
  run: Run,
  frame: Frame | null,
): Verdicts {
  const holds = [...before.holds];
  let unknown: number[] | null = null;
  for (const { check, rows } of conditions) {
    const truth = check(value, run, frame);
    if (truth === true) continue;
    for (const row of rows) {
      const word = row >> 5;
      const bit = 1 << (row & 31);
      holds[word] = (holds[word] ?? 0) & ~bit;
      if (truth !== null) continue;
      unknown ??= [...before.unknown];
      unknown[word] = (unknown[word] ?? 0) | bit;
    }
  }
  return { holds, unknown: unknown ?? before.unknown };
}
