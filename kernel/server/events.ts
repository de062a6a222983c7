import type { z } from 'zod';
import type { EventType } from '../model/index.ts';
import type { Tx } from './database.ts';
import { enqueueAll, type Job, type QueuedJob, queued } from './jobs.ts';

/** A module's wish to hear an event. The handler runs after the commit, at least once. */
export interface Subscription {
  readonly event: string;
  /** The hearing module; one job a subscriber. */
  readonly subscriber: string;
  readonly job: Job;
}

/** Declares that `subscriber` hears `event`. By name only, so that a core module can hear a process module. */
export function subscribe<S extends z.ZodType>(
  event: EventType<S>,
  subscriber: string,
  handle: (payload: z.output<S>) => Promise<void>,
): Subscription {
  return {
    event: event.name,
    subscriber,
    job: {
      name: `${event.name}>${subscriber}`,
      payload: event.payload,
      run: payload => handle(event.payload.parse(payload)),
    },
  };
}

/**
 * The outbox: publishing writes one job for each subscriber in the transaction of the change, so that an
 * event is told if and only if the change is committed.
 */
export class Outbox {
  readonly #subscriptions: Subscription[] = [];

  /** Called once by the composition root, before the first event. */
  connect(subscriptions: readonly Subscription[]): void {
    this.#subscriptions.push(...subscriptions);
  }

  publish<S extends z.ZodType>(tx: Tx, event: EventType<S>, payload: z.input<S>): Promise<void> {
    return enqueueAll(tx, this.jobsOf(event, payload));
  }

  /** What publishing writes, for whoever enqueues more in the same statement. */
  jobsOf<S extends z.ZodType>(event: EventType<S>, payload: z.input<S>): QueuedJob[] {
    return this.#subscriptions
      .filter(({ event: name }) => name === event.name)
      .map(({ job }) => queued(job, payload));
  }
}
