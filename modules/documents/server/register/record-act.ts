import { civilDay } from '@zhiban/kernel';
import type { Tx } from '@zhiban/kernel/server';
import type { LicenceState } from '../../model/licence.ts';
import { licenceStates } from '../../model/licence.ts';
import { licenceErrors } from '../../model/licence-errors.ts';
import {
  ACT_RULES,
  type LegalGround,
  type LicenceAct,
  standingOf,
  stateAfter,
} from '../../model/licence-life.ts';
import type { LicenceRecord } from '../store.ts';
import type { LicenceActor, RegisterContext } from './context.ts';
import type { ActRecord } from './register-store.ts';

/** How a licence stands today. */
export const standingToday = (
  { kernel }: Pick<RegisterContext, 'kernel'>,
  { state, metadata }: Pick<LicenceRecord, 'state' | 'metadata'>,
): LicenceState => standingOf({ state, validTo: metadata.validTo }, civilDay(kernel.clock.now()));

/** From which state an act leads to which, as the licence stands. @throws DOCUMENTS_LICENCE_NOT_NOW */
export function moveOf(
  context: RegisterContext,
  record: LicenceRecord,
  act: LicenceAct,
): { from: LicenceState; to: LicenceState } {
  const from = standingToday(context, record);
  const to = stateAfter(from, act);
  if (!to) throw licenceErrors.NOT_NOW({ state: licenceStates[from].zh, act: ACT_RULES[act].name.zh });
  return { from, to };
}

interface NewAct {
  readonly act: LicenceAct;
  readonly ground: LegalGround;
  readonly reason: string;
  readonly by: LicenceActor;
  /** More for the evidence: the new end, the new identifier. */
  readonly more?: Readonly<Record<string, unknown>>;
}

/** Writes an act beside its licence and into the evidence. The caller holds the licence and changes it. */
export async function recordAct(
  context: RegisterContext,
  tx: Tx,
  record: LicenceRecord,
  { act, ground, reason, by, more = {} }: NewAct,
  outcome: 'proposed' | 'done' = 'done',
): Promise<void> {
  const { from, to } = moveOf(context, record, act);
  const { number, identifier } = record;
  const entry: ActRecord = {
    id: context.kernel.ids.next(),
    licenceId: record.id,
    act,
    outcome,
    fromState: from,
    toState: to,
    law: ground.law,
    article: ground.article,
    reason,
    byId: by.id,
    byName: by.name,
    at: context.kernel.clock.now(),
    answeredById: null,
    answeredByName: null,
    answeredAt: null,
    answer: null,
  };
  await context.register.insertAct(tx, entry);
  await context.tell(tx, {
    licenceId: record.id,
    kind: outcome === 'proposed' ? 'licence-proposed' : `licence-${act}`,
    actor: by,
    data: { actId: entry.id, act, from, to, number, identifier, ground, reason, ...more },
  });
}
