import type { TableRecord } from '../feel/table.ts';
import type { FeelValue } from '../values/values.ts';
import type { DecisionResult, RowTrace, RuleMatch } from './decision.ts';
import type { RuleRow } from './rows.ts';

/** A result whose trace was recorded when it was decided and is written out when it is first read. */
export class TracedResult implements DecisionResult {
  readonly value: FeelValue;
  readonly matched: readonly RuleMatch[];
  readonly required: Readonly<Record<string, DecisionResult>>;
  declare readonly trace: readonly RowTrace[];
  readonly #rows: readonly RuleRow[];
  readonly #record: TableRecord;
  #trace: readonly RowTrace[] | undefined;

  // A property of its own, so that a copy or a JSON text of the result has it; one getter for all results, which
  // is what makes it cheap.
  static readonly #lazily: PropertyDescriptor & ThisType<TracedResult> = {
    enumerable: true,
    get() {
      this.#trace ??= this.#written();
      return this.#trace;
    },
  };

  constructor({ value, matched, required }: DecisionResult, rows: readonly RuleRow[], record: TableRecord) {
    this.value = value;
    this.matched = matched;
    this.required = required;
    this.#rows = rows;
    this.#record = record;
    Object.defineProperty(this, 'trace', TracedResult.#lazily);
  }

  #written(): RowTrace[] {
    const fired = new Set(this.matched.map(({ row }) => row));
    return this.#rows.map((row, index) => ({
      row,
      matched: fired.has(row),
      conditions: this.#record.conditionsOf(index),
    }));
  }
}
