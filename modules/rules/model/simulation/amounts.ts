import {
  add,
  compareNumbers,
  divide,
  type FeelNumber,
  isNumber,
  multiply,
  numberText,
  parseNumber,
  subtract,
} from '../values/numbers.ts';
import type { FeelValue } from '../values/values.ts';
import type { ComparisonResult } from './comparison-result.ts';

type Result = NonNullable<ComparisonResult['amounts']>;
type Difference = NonNullable<Result['difference']>;

class Total {
  count = 0;
  sum: FeelNumber = 0;

  add(value: FeelNumber, times: number): void {
    this.addSum(multiply(value, times) ?? 0, times);
  }

  addSum(sum: FeelNumber, count: number): void {
    this.count += count;
    this.sum = add(this.sum, sum) ?? this.sum;
  }

  merge({ count, sum }: { readonly count: number; readonly sum: string }): void {
    this.addSum(numberOf(sum), count);
  }

  result(): { count: number; sum: string } {
    return { count: this.count, sum: numberText(this.sum) };
  }
}

const numberOf = (text: string): FeelNumber => parseNumber(text) ?? 0;

/** Sums and differences of the values that are numbers. */
export class Amounts {
  private readonly before = new Total();
  private readonly after = new Total();
  private readonly difference = new Total();
  private min: FeelNumber | null = null;
  private max: FeelNumber | null = null;

  add(before: FeelValue, after: FeelValue, times: number): void {
    if (isNumber(before)) this.before.add(before, times);
    if (isNumber(after)) this.after.add(after, times);
    if (!isNumber(before) || !isNumber(after)) return;
    const difference = subtract(after, before);
    if (difference === null) return;
    this.difference.add(difference, times);
    this.widen(difference);
  }

  private widen(difference: FeelNumber): void {
    if (this.min === null || compareNumbers(difference, this.min) < 0) this.min = difference;
    if (this.max === null || compareNumbers(difference, this.max) > 0) this.max = difference;
  }

  merge(other: Result | null): void {
    if (!other) return;
    this.before.merge(other.before);
    this.after.merge(other.after);
    if (!other.difference) return;
    this.difference.merge(other.difference);
    this.widen(numberOf(other.difference.min));
    this.widen(numberOf(other.difference.max));
  }

  result(): Result | null {
    if (this.before.count + this.after.count === 0) return null;
    return {
      before: this.before.result(),
      after: this.after.result(),
      difference: this.differences(),
    };
  }

  private differences(): Difference | null {
    if (this.min === null || this.max === null) return null;
    const { count, sum } = this.difference;
    return {
      ...this.difference.result(),
      mean: numberText(divide(sum, count) ?? 0),
      min: numberText(this.min),
      max: numberText(this.max),
    };
  }
}
