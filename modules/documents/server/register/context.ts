import type { Caller } from '@zhiban/identity';
import { kernelErrors, type Operation } from '@zhiban/kernel';
import type { Kernel, Tx } from '@zhiban/kernel/server';
import type { LicenceAct } from '../../model/licence-life.ts';
import type { IssuingKeys } from '../issuing-keys.ts';
import type { DocumentStore, LicenceRecord } from '../store.ts';
import type { RegisterStore } from './register-store.ts';

/** Who did something with a licence. */
export interface LicenceActor {
  readonly kind: 'staff' | 'system';
  readonly id: string;
  readonly name: string;
}
export const REGISTER: LicenceActor = { kind: 'system', id: 'register', name: '证照库' };

/** What the composition root writes into the evidence log, in the transaction of the change. */
export interface LicenceEvent {
  readonly licenceId: string;
  readonly kind: `licence-${'issued' | 'proposed' | 'declined' | 'withdrawn' | LicenceAct}`;
  readonly actor: LicenceActor;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What the operations of the register work with. */
export interface RegisterContext {
  readonly kernel: Kernel;
  readonly store: DocumentStore;
  readonly register: RegisterStore;
  readonly keys: IssuingKeys;
  tell(tx: Tx, event: LicenceEvent): Promise<void>;
  /** Hears that somebody reads a licence, before anything of it leaves. */
  opened(caller: Caller, licence: Pick<LicenceRecord, 'id' | 'departmentId'>): Promise<void>;
  /** The ids of the departments whose licences a caller meets in an operation. */
  departmentsMet(caller: Caller, operation: Pick<Operation, 'id'>): Promise<string[]>;
}

/** @throws KERNEL_FORBIDDEN for anyone but staff */
export function officerOf(caller: Caller): LicenceActor & { readonly departmentName: string } {
  if (caller.kind !== 'staff') throw kernelErrors.FORBIDDEN();
  return { kind: 'staff', id: caller.staffId, name: caller.name, departmentName: caller.departmentName };
}
