import type { Clock } from '@zhiban/kernel';
import type { Answer } from './connector.ts';

const KEEP_MS = 60_000;

/** Answers of one source by the subject's code, for a minute; the oldest go first when it is full. */
export class AnswerCache {
  readonly #clock: Clock;
  readonly #size: number;
  readonly #entries = new Map<string, { answer: Answer; until: number }>();

  constructor(clock: Clock, size = 1000) {
    this.#clock = clock;
    this.#size = size;
  }

  get(code: string): Answer | undefined {
    const entry = this.#entries.get(code);
    if (entry && entry.until > this.#clock.now().getTime()) return entry.answer;
    this.#entries.delete(code);
    return undefined;
  }

  set(code: string, answer: Answer): void {
    this.#entries.delete(code);
    this.#entries.set(code, { answer, until: this.#clock.now().getTime() + KEEP_MS });
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= this.#size) break;
      this.#entries.delete(oldest);
    }
  }
}
