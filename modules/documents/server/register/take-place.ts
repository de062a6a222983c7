import type { Tx } from '@zhiban/kernel/server';
import type { LicenceState } from '../../model/licence.ts';
import { ACT_RULES } from '../../model/licence-life.ts';
import type { LicenceRecord } from '../store.ts';
import { REGISTER, type RegisterContext } from './context.ts';
import { recordAct, standingToday } from './record-act.ts';

/**
 * Lets the earlier licences of the same holder, type and number lapse, since the new one takes their place. One that
 * takes the place of a withheld licence is withheld too: a change of address must not give back what was withheld.
 * @returns the state of the new licence
 */
export async function takePlaceOfEarlier(
  context: RegisterContext,
  tx: Tx,
  record: LicenceRecord,
): Promise<LicenceState> {
  const { register } = context;
  const living = (await register.holdEarlier(tx, record)).filter(
    earlier => standingToday(context, earlier) !== '05',
  );
  for (const earlier of living) {
    const reason = `由 ${record.identifier} 接替`;
    await recordAct(context, tx, earlier, {
      act: 'lapse',
      ground: ACT_RULES.lapse.ground,
      reason,
      by: REGISTER,
    });
    await register.setState(tx, earlier.id, '05');
  }
  const withheld = living.find(({ state }) => state === '02');
  if (!withheld) return record.state;
  const reason = `接替的证照 ${withheld.identifier} 在暂扣中`;
  const { ground } = ACT_RULES.withhold;
  await recordAct(context, tx, record, { act: 'withhold', ground, reason, by: REGISTER });
  await register.setState(tx, record.id, '02');
  return '02';
}
