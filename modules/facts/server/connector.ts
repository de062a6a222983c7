import type { Bilingual } from '@zhiban/kernel';
import type { Kernel } from '@zhiban/kernel/server';
import type { FactValue, Subject } from '../model/index.ts';

export type Answer =
  | {
      readonly kind: 'found';
      /** By element code. Only declared elements are believed, and each is checked against the registry. */
      readonly values: Readonly<Record<string, FactValue>>;
      /** The instant (or day) at which the authority says that this was so, ISO 8601. */
      readonly asOf: string;
    }
  | { readonly kind: 'not-found' };

/**
 * One authority's register (数源). A connector is given its base URL by the composition root and never takes an
 * address from a request; what it sends out is the subject's code and nothing else.
 */
export interface Connector {
  readonly id: string;
  readonly name: Bilingual;
  readonly subject: Subject['kind'];
  /** Codes of the elements that it can answer. */
  readonly elements: readonly string[];
  readonly trust: 'A' | 'B';
  /** Throws on trouble; gives up within 50 ms when `signal` is aborted. */
  lookup(subject: Subject, signal: AbortSignal): Promise<Answer>;
}

export type ConnectorFactory = (kernel: Kernel) => Connector;

/** The code by which registers know a subject. */
export function subjectCode(subject: Subject): string {
  return subject.kind === 'organisation' ? subject.uscc : subject.residentId;
}
