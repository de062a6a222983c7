import type { z } from 'zod';

/** Something that happened, told to other modules through the outbox. Named `module.noun-happened`. */
export interface EventType<S extends z.ZodType = z.ZodType> {
  readonly name: string;
  readonly payload: S;
}

/** Declares an event; it lives in the `model` of the module that emits it. */
export function defineEvent<S extends z.ZodType>(event: EventType<S>): EventType<S> {
  return event;
}
