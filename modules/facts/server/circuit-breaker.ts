import type { Clock } from '@zhiban/kernel';

const FAILURES_TO_OPEN = 5;
const OPEN_MS = 30_000;

/**
 * Spares a source in trouble and those who would wait for it: after 5 failures in a row nobody asks it for 30
 * seconds; then one trial decides whether it is asked again or left alone for another 30.
 */
export class CircuitBreaker {
  readonly #clock: Clock;
  #failures = 0;
  #openUntil = 0;
  #trying = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Whether one may ask now. Whoever gets true must report `succeeded` or `failed`. */
  enter(): boolean {
    if (this.#failures < FAILURES_TO_OPEN) return true;
    if (this.#trying || this.#clock.now().getTime() < this.#openUntil) return false;
    this.#trying = true;
    return true;
  }

  succeeded(): void {
    this.#failures = 0;
    this.#trying = false;
  }

  failed(): void {
    this.#failures += 1;
    this.#trying = false;
    if (this.#failures >= FAILURES_TO_OPEN) this.#openUntil = this.#clock.now().getTime() + OPEN_MS;
  }
}
