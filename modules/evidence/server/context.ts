import type { Caller } from '@zhiban/identity';
import type { Eraser, Kernel, Row } from '@zhiban/kernel/server';
import type { Policy } from '../model/policy.ts';
import type { Appender } from './append-events.ts';
import type { Witnesses } from './log/heads.ts';
import type { Prover } from './log/prove.ts';
import type { Sealer } from './log/seal.ts';
import type { StreamStore } from './stream-store.ts';

/** What the owner of some streams, such as applications, knows about them. */
export interface StreamOwner {
  /** What stands before the slash of its streams: `application`. */
  readonly prefix: string;
  /** Whose row a stream is, for the permission table. @throws KERNEL_NOT_FOUND */
  row(id: string): Promise<Row>;
  /** Hears that somebody reads the record, and may refuse. */
  opened?(id: string, caller: Caller): Promise<void>;
  /** What a bundle holds beside the events, as JSON. */
  about(id: string): Promise<unknown>;
}

/** What the operations of this module work with. */
export interface EvidenceContext {
  readonly kernel: Kernel;
  readonly streams: StreamStore;
  readonly appender: Appender;
  readonly sealer: Sealer;
  readonly prover: Prover;
  readonly policy: Policy;
  readonly witnesses: Witnesses;
  readonly owners: Map<string, StreamOwner>;
  /** What other modules do when the data of a stream's subject has to go. */
  readonly erasers: Eraser[];
  /** The roots of the offices that sign papers, PEM. */
  readonly officeRoots: () => Promise<string[]>;
}
