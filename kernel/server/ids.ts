import { v7 } from 'uuid';

/** Makes identifiers. Injected, so that tests can foretell them. */
export interface Ids {
  /** A UUID version 7 (RFC 9562): sorts by time of making. */
  next(): string;
}

export const systemIds: Ids = { next: () => v7() };
