import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Bilingual } from '@zhiban/kernel';
import type { Kernel } from '@zhiban/kernel/server';
import type { Behaviour, FactValue, Subject } from '../../model/index.ts';
import { type Connector, subjectCode } from '../connector.ts';
import { type RegisterEntry, readEntry, writeEntries } from '../store.ts';
import type { Town } from './demo-town/index.ts';

export interface DemoRegisterOptions {
  /** From and to, in milliseconds; 40 to 150 when absent. */
  readonly latencyMs?: readonly [number, number];
}

/** A register of the fictional town that behaves like a remote one. */
export interface DemoRegister extends Connector {
  readonly behaviour: Behaviour;
  /** For this process, from the next lookup on. */
  setBehaviour(behaviour: Behaviour): void;
  /** Writes what it knows of the town; what is there is replaced. */
  seed(town: Town): Promise<void>;
}

interface Definition {
  readonly id: string;
  readonly name: Bilingual;
  readonly subject: Subject['kind'];
  readonly elements: readonly string[];
  entriesOf(town: Town): RegisterEntry[];
  /** What it answers instead when it behaves as `conflict`. */
  readonly contradiction: Readonly<Record<string, FactValue>>;
}

const SLOW_MS = 20_000;

/** Whether a connector is one of the demonstration. */
export function isDemoRegister(connector: Connector): connector is DemoRegister {
  return 'setBehaviour' in connector;
}

/** A demo register over its entries in the database. */
export function createDemoRegister(
  kernel: Kernel,
  { contradiction, entriesOf, ...definition }: Definition,
  { latencyMs: [shortest, longest] = [40, 150] }: DemoRegisterOptions,
): DemoRegister {
  let behaviour: Behaviour = 'normal';
  return {
    ...definition,
    trust: 'A',
    get behaviour() {
      return behaviour;
    },
    setBehaviour(next) {
      behaviour = next;
    },
    seed: town => writeEntries(kernel, definition.id, entriesOf(town)),
    async lookup(subject, signal) {
      const now = behaviour;
      await sleep(now === 'slow' ? SLOW_MS : randomInt(shortest, longest + 1), undefined, { signal });
      if (now === 'down') throw new Error('The demo register was told to be down.');
      if (now === 'not-found' || subject.kind !== definition.subject) return { kind: 'not-found' };
      const entry = await readEntry(kernel, definition.id, subjectCode(subject));
      signal.throwIfAborted();
      if (!entry) return { kind: 'not-found' };
      const values = now === 'conflict' ? { ...entry.values, ...contradiction } : entry.values;
      return { kind: 'found', values, asOf: kernel.clock.now().toISOString() };
    },
  };
}
