import { type Caller, samePerson } from '@zhiban/identity';
import { kernelErrors } from '@zhiban/kernel';
import { licenceErrors } from '../../model/licence-errors.ts';
import { type LicenceEvent, officerOf, type RegisterContext } from './context.ts';
import { moveOf } from './record-act.ts';

export type Answer = 'confirm' | 'decline' | 'withdraw';
const OUTCOMES = { confirm: 'done', decline: 'declined', withdraw: 'withdrawn' } as const;

/**
 * Answers a proposal: another person confirms or declines it, its author withdraws it, from whichever account. Confirmed, it takes effect on
 * the licence as it stands now.
 * @throws KERNEL_NOT_FOUND, DOCUMENTS_LICENCE_ANSWERED, DOCUMENTS_LICENCE_OWN_PROPOSAL, DOCUMENTS_LICENCE_OF_ANOTHER,
 * DOCUMENTS_LICENCE_REASON_NEEDED, DOCUMENTS_LICENCE_NOT_NOW
 */
export async function answerProposal(
  context: RegisterContext,
  { licenceId, actId }: { licenceId: string; actId: string },
  { answer, reason }: { answer: Answer; reason: string },
  caller: Caller,
): Promise<void> {
  const { kernel, register } = context;
  const by = officerOf(caller);
  await kernel.transaction(async tx => {
    const record = await register.hold(tx, licenceId);
    const proposal = (await register.acts([licenceId], tx)).find(({ id }) => id === actId);
    if (!record || !proposal) throw kernelErrors.NOT_FOUND();
    if (proposal.outcome !== 'proposed') throw licenceErrors.ANSWERED();
    const own = samePerson(caller, proposal.byId);
    if (answer === 'withdraw' && !own) throw licenceErrors.OF_ANOTHER();
    if (answer !== 'withdraw' && own) throw licenceErrors.OWN_PROPOSAL();
    if (answer === 'decline' && reason.length < 2) throw licenceErrors.REASON_NEEDED();
    const move = answer === 'confirm' ? moveOf(context, record, proposal.act) : undefined;
    await register.updateAct(tx, actId, {
      outcome: OUTCOMES[answer],
      ...(move ? { fromState: move.from, toState: move.to } : {}),
      answeredById: by.id,
      answeredByName: by.name,
      answeredAt: kernel.clock.now(),
      answer: reason || null,
    });
    if (move) await register.setState(tx, licenceId, move.to);
    const { act, law, article, byId } = proposal;
    const { number, identifier } = record;
    const ground = { law, article };
    const data = { actId, act, number, identifier, ground, reason: proposal.reason, proposedBy: byId };
    const kind: LicenceEvent['kind'] =
      answer === 'confirm'
        ? `licence-${act}`
        : answer === 'decline'
          ? 'licence-declined'
          : 'licence-withdrawn';
    await context.tell(tx, { licenceId, kind, actor: by, data: { ...data, ...move, answer: reason } });
  });
}
