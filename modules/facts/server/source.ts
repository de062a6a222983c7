import type { Bilingual, Clock } from '@zhiban/kernel';
import type { Logger } from '@zhiban/kernel/server';
import type { Histogram } from 'prom-client';
import type { Subject } from '../model/index.ts';
import { AnswerCache } from './answer-cache.ts';
import { CircuitBreaker } from './circuit-breaker.ts';
import { type Answer, type Connector, subjectCode } from './connector.ts';

/** How one source fared in one gathering. */
export interface SourceReport {
  readonly source: string;
  readonly name: Bilingual;
  readonly outcome: 'answered' | 'not-found' | 'timeout' | 'down' | 'circuit-open';
  readonly ms: number;
}

export type Meter = Histogram<'source' | 'outcome'>;

const TIMEOUT = Symbol('timeout');

const outcomeOf = ({ kind }: Answer) => (kind === 'found' ? 'answered' : 'not-found');

/** A connector behind its deadline, circuit breaker, cache, meter and log. Asking never throws. */
export class Source {
  readonly connector: Connector;
  readonly #log: Logger;
  readonly #meter: Meter;
  readonly #clock: Clock;
  #breaker: CircuitBreaker;
  #cache: AnswerCache;

  constructor(connector: Connector, parts: { clock: Clock; log: Logger; meter: Meter }) {
    this.connector = connector;
    this.#log = parts.log;
    this.#meter = parts.meter;
    this.#clock = parts.clock;
    this.#breaker = new CircuitBreaker(parts.clock);
    this.#cache = new AnswerCache(parts.clock);
  }

  /** Forgets its answers and its troubles. */
  forget(): void {
    this.#breaker = new CircuitBreaker(this.#clock);
    this.#cache = new AnswerCache(this.#clock);
  }

  async ask(subject: Subject, timeoutMs: number): Promise<{ report: SourceReport; answer?: Answer }> {
    // What `forget` replaces meanwhile must not hear of this lookup.
    const [breaker, cache] = [this.#breaker, this.#cache];
    const code = subjectCode(subject);
    const cached = cache.get(code);
    if (cached) return { answer: cached, report: this.#report(outcomeOf(cached), 0) };
    const started = performance.now();
    const told = (outcome: SourceReport['outcome'], reason?: string): SourceReport => {
      const ms = Math.round(performance.now() - started);
      this.#meter.observe({ source: this.connector.id, outcome }, ms / 1000);
      // Neither the subject nor an error's own text, which may quote it, reaches the log.
      this.#log.info({ source: this.connector.id, outcome, ms, reason }, 'source asked');
      return this.#report(outcome, ms);
    };
    if (!breaker.enter()) return { report: told('circuit-open') };
    try {
      const answer = await this.#lookup(subject, timeoutMs);
      breaker.succeeded();
      cache.set(code, answer);
      return { answer, report: told(outcomeOf(answer)) };
    } catch (error) {
      breaker.failed();
      if (error === TIMEOUT) return { report: told('timeout') };
      return { report: told('down', error instanceof Error ? error.name : undefined) };
    }
  }

  #report(outcome: SourceReport['outcome'], ms: number): SourceReport {
    return { source: this.connector.id, name: this.connector.name, outcome, ms };
  }

  /** Ends at the deadline even when the connector ignores its signal. */
  async #lookup(subject: Subject, timeoutMs: number): Promise<Answer> {
    const controller = new AbortController();
    const { promise: deadline, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(() => {
      reject(TIMEOUT);
      controller.abort();
    }, timeoutMs);
    try {
      const answer = await Promise.race([this.connector.lookup(subject, controller.signal), deadline]);
      if (answer.kind === 'found' && Number.isNaN(Date.parse(answer.asOf)))
        throw new RangeError('asOf is no time');
      return answer;
    } finally {
      clearTimeout(timer);
    }
  }
}
