import { readFileSync } from 'node:fs';
import type { Caller } from '@zhiban/identity';
import type { Eraser, Kernel, ModuleParts, Route, Tx } from '@zhiban/kernel/server';
import type { ChainCheck, RecordedEvent } from '../model/event.ts';
import { SYSTEM } from '../model/event.ts';
import { NO_WITNESSES, type Policy, policySchema, witnessKeys } from '../model/policy.ts';
import { Appender, type NewEvent } from './append-events.ts';
import { checkChain } from './chain.ts';
import type { EvidenceContext, StreamOwner } from './context.ts';
import { sealedLogKeys } from './log/log-key.ts';
import { Prover } from './log/prove.ts';
import { type Sealed, Sealer } from './log/seal.ts';
import { type SealLoop, startSealing } from './log/seal-loop.ts';
import { readTiles } from './log/tile-store.ts';
import { noteCrypto } from './note-crypto.ts';
import { evidenceRoutes } from './routes.ts';
import { type EventRecord, streamStore } from './stream-store.ts';

export type { NewEvent } from './append-events.ts';
export type { StreamOwner } from './context.ts';
export type { SealLoop } from './log/seal-loop.ts';

/** The append-only record of everything that happened: one hash chain a stream, and one log over all streams. */
export interface Evidence extends ModuleParts<Route<Caller>> {
  /**
   * Appends events to a stream in the transaction of the change. Two writers of one stream wait for each
   * other.
   * @returns the hash of the last link
   */
  append(tx: Tx, stream: string, events: readonly NewEvent[]): Promise<string>;
  /** A stream's events in their order. */
  read(stream: string): Promise<RecordedEvent[]>;
  /** The newest event of a type in each of many streams, by stream; a stream without one is left out. */
  newest(streams: readonly string[], type: string): Promise<ReadonlyMap<string, RecordedEvent>>;
  /** Recomputes every link of a stream. */
  check(stream: string): Promise<ChainCheck>;
  /** The leaf of each event that is sealed, by the event's hash. */
  leavesOf(hashes: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Names the owner of the streams of a prefix, who answers for their bundles. */
  own(owner: StreamOwner): void;
  /** Has these modules take what they hold when a stream is erased by law, in the same transaction and in this order. */
  reach(erasers: readonly Eraser[]): void;
  /** Puts what is committed into the log and signs its head; null when nothing waits or another process does it. */
  seal(): Promise<Sealed | null>;
  /** Seals several times a second until it is stopped. */
  startSealing(): SealLoop;
}

/** @param options.officeRoots the roots of the offices that sign papers, PEM: handed out with the keys */
export function createEvidence(
  kernel: Kernel,
  options: { officeRoots?: () => Promise<string[]> } = {},
): Evidence {
  const streams = streamStore(kernel.db);
  const policy = readPolicy(kernel.config.witnessPolicy);
  const context: EvidenceContext = {
    kernel,
    streams,
    appender: new Appender(kernel.clock),
    sealer: new Sealer(kernel),
    prover: new Prover(ids => readTiles(kernel.db, ids)),
    policy,
    witnesses: { threshold: policy.threshold, keys: witnessKeys(noteCrypto, policy) },
    owners: new Map(),
    erasers: [],
    officeRoots: options.officeRoots ?? (async () => []),
  };
  const seal = () => context.sealer.seal();
  return {
    routes: evidenceRoutes(context),
    migrations: { module: 'evidence', folder: new URL('./migrations/', import.meta.url) },
    sealed: [sealedLogKeys],
    append: (tx, stream, events) => context.appender.append(tx, stream, events),
    read: async stream => (await streams.events(stream)).map(opened),
    async newest(of, type) {
      const found = await streams.newest(of, type);
      return new Map(found.map(record => [record.stream, opened(record)]));
    },
    check: async stream => checkChain(await streams.events(stream)),
    leavesOf: streams.leavesOf,
    own: owner => void context.owners.set(owner.prefix, owner),
    reach: erasers => void context.erasers.push(...erasers),
    seal,
    startSealing: () => startSealing(seal, kernel.log),
  };
}

/** @throws Error that names the file, when it cannot be read or is no policy */
function readPolicy(path: string | undefined): Policy {
  if (path === undefined) return NO_WITNESSES;
  try {
    const policy = policySchema.parse(JSON.parse(readFileSync(path, 'utf8')));
    witnessKeys(noteCrypto, policy);
    return policy;
  } catch (error) {
    throw new Error(`WITNESS_POLICY ${path} is not a policy of witnesses: see docs/adr/0023.`, {
      cause: error,
    });
  }
}

/** Written by `append`, and guarded by the chain. */
type Content = Pick<RecordedEvent, 'actor' | 'data'>;

function opened(record: EventRecord): RecordedEvent {
  const { content, salt: _salt, commitment: _commitment, position: _position, ...link } = record;
  return content === null
    ? { ...link, actor: SYSTEM, data: {}, erased: true }
    : { ...link, ...(JSON.parse(content) as Content), erased: false };
}
