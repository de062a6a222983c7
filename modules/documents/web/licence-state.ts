import type { State } from '@zhiban/ui';
import type { LicenceState } from '../model/licence.ts';

/** How a licence's state looks; its word stands beside it. */
export const LICENCE_STATES: Readonly<Record<LicenceState, State>> = {
  '01': 'success',
  '02': 'warning',
  '03': 'danger',
  '04': 'neutral',
  '05': 'neutral',
  '06': 'neutral',
  '07': 'danger',
  '99': 'neutral',
};
