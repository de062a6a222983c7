import { systemClock } from '@zhiban/kernel';
import { LIMITS, limitError } from '../limits.ts';
import { FeelDateTime } from '../values/temporal.ts';
import type { FeelContext, FeelValue } from '../values/values.ts';

const BEIJING = 8 * 3600;

/** The machine's clock as Beijing time, whatever the machine's own zone. */
function machineNow(): FeelDateTime {
  const milliseconds = systemClock.now().getTime();
  const seconds = Math.floor(milliseconds / 1000);
  return FeelDateTime.fromLocal(seconds + BEIJING, (milliseconds - seconds * 1000) * 1e6, {
    offsetSeconds: BEIJING,
  });
}

/** Whether the machine's stack ended: text or data nested deeper than any of our limits foresaw. */
export const isStackOverflow = (error: unknown): boolean =>
  error instanceof RangeError && /call stack/i.test(error.message);

/** What one evaluation may still do, shared by everything that it calls. */
class Budget {
  steps = 0;
  depth = 0;
  now: FeelDateTime | undefined;

  constructor(now: FeelDateTime | undefined) {
    this.now = now;
  }
}

/** One evaluation: the variables that it reads, and its budget. */
export class Run {
  readonly context: FeelContext;
  private readonly budget: Budget;
  private readonly inheritsNothing: boolean;

  private constructor(context: FeelContext, budget: Budget) {
    const prototype = Object.getPrototypeOf(context);
    this.context = context;
    this.budget = budget;
    this.inheritsNothing = prototype === null || prototype === Object.prototype;
  }

  /** An own variable of the context, null when it has none. @param name none of `Object.prototype`'s */
  read(name: string): FeelValue {
    return this.inheritsNothing || Object.hasOwn(this.context, name) ? (this.context[name] ?? null) : null;
  }

  /**
   * Evaluates from the start.
   * @param now the moment of `now()` and `today()`; the machine's clock by default
   * @throws RULES_LIMIT, also where the machine's own stack ends first
   */
  static evaluate<T>(context: FeelContext, now: FeelDateTime | undefined, body: (run: Run) => T): T {
    try {
      return body(new Run(context, new Budget(now)));
    } catch (error) {
      if (isStackOverflow(error)) throw limitError.depth();
      throw error;
    }
  }

  /** The same evaluation over other variables. */
  over(context: FeelContext): Run {
    return new Run(context, this.budget);
  }

  /** Counts work. @throws RULES_LIMIT */
  step(count = 1): void {
    this.budget.steps += count;
    if (this.budget.steps > LIMITS.steps) throw limitError.steps();
  }

  /** Runs a call, one level deeper. @throws RULES_LIMIT */
  call(body: () => FeelValue): FeelValue {
    this.step();
    if (this.budget.depth >= LIMITS.depth) throw limitError.depth();
    this.budget.depth += 1;
    try {
      return body();
    } finally {
      this.budget.depth -= 1;
    }
  }

  /** Lets a string pass that is not too long. @throws RULES_LIMIT */
  text(value: string): string {
    if (value.length > LIMITS.string) throw limitError.string();
    return value;
  }

  /** The moment of `now()` and `today()`: one and the same throughout. */
  get now(): FeelDateTime {
    this.budget.now ??= machineNow();
    return this.budget.now;
  }
}
