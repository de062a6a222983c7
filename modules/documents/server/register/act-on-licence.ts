import { kernelErrors } from '@zhiban/kernel';
import { licenceErrors } from '../../model/licence-errors.ts';
import { ACT_RULES } from '../../model/licence-life.ts';
import type { ActRequest } from '../../model/register-operations.ts';
import type { LicenceActor, RegisterContext } from './context.ts';
import { moveOf, recordAct } from './record-act.ts';

/**
 * Withholds or restores a licence; what cannot be taken back becomes a proposal, which another officer confirms.
 * @throws DOCUMENTS_LICENCE_NOT_NOW, DOCUMENTS_LICENCE_ALREADY_PROPOSED
 */
export async function actOnLicence(
  context: RegisterContext,
  licenceId: string,
  request: ActRequest,
  by: LicenceActor,
): Promise<void> {
  const { kernel, register } = context;
  await kernel.transaction(async tx => {
    const record = await register.hold(tx, licenceId);
    if (!record) throw kernelErrors.NOT_FOUND();
    const { to } = moveOf(context, record, request.act);
    const proposed = ACT_RULES[request.act].by === 'two';
    if (proposed) {
      const acts = await register.acts([licenceId], tx);
      if (acts.some(({ outcome }) => outcome === 'proposed')) throw licenceErrors.ALREADY_PROPOSED();
    }
    await recordAct(context, tx, record, { ...request, by }, proposed ? 'proposed' : 'done');
    if (!proposed) await register.setState(tx, licenceId, to);
  });
}
