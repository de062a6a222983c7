import { useChange } from '@zhiban/kernel/web';
import type { LegalGround } from '../../model/licence-life.ts';
import {
  actOnLicence,
  annotateLicence,
  getLicence,
  listLicences,
  renewLicence,
} from '../../model/register-operations.ts';
import type { OfficerAct } from './officer-act.ts';

interface Written {
  readonly ground: LegalGround;
  readonly reason: string;
  /** The new last day of a renewal, or that of a note. */
  readonly day: string | null;
}

/** Sends an act to the operation that it belongs to. */
export function useLicenceAct(licenceId: string, act: OfficerAct) {
  const refreshes = [getLicence, listLicences];
  const annotation = useChange(annotateLicence, refreshes);
  const renewal = useChange(renewLicence, refreshes);
  const other = useChange(actOnLicence, refreshes);
  const change = act === 'annotate' ? annotation : act === 'renew' ? renewal : other;
  return {
    busy: change.isPending,
    error: change.error,
    send({ ground, reason, day }: Written, onSuccess: () => void) {
      const params = { licenceId };
      if (act === 'annotate')
        annotation.mutate({ params, body: { ground, reason, expiresOn: day } }, { onSuccess });
      else if (act === 'renew')
        renewal.mutate({ params, body: { ground, reason, validTo: day ?? '' } }, { onSuccess });
      else other.mutate({ params, body: { act, ground, reason } }, { onSuccess });
    },
  };
}
