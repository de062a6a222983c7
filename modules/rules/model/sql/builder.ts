import type { FeelDateTime } from '../values/temporal.ts';
import type { Dialect } from './dialect.ts';
import { refusals } from './faults.ts';
import type { Stages } from './stages.ts';

/** Parts of a rule that are translated at most, each use of a function counted again. */
const MAX_PARTS = 300_000;

/** Counts what is translated, so that functions which call one another twice each do not grow without end. */
export class Budget {
  private left = MAX_PARTS;

  /** @throws Refusal when nothing is left */
  spend(): void {
    this.left -= 1;
    if (this.left < 0) throw refusals.tooLarge();
  }
}

/** What every part of a translation shares. */
export interface Builder {
  readonly dialect: Dialect;
  readonly stages: Stages;
  readonly budget: Budget;
  /** The moment of `now()` and `today()`. */
  readonly now: FeelDateTime;
}
