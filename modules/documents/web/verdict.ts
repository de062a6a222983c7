import type { PublicLicence } from '../model/operations.ts';

export type Verdict = 'trusted' | 'newer' | 'expired' | 'notValid' | 'broken';

/**
 * What a licence is worth to the one who was shown it. A broken signature outweighs everything: then nothing
 * that the file says can be relied on.
 * @param genuine whether its signature holds
 * @param today civil day, `2026-11-21`; the last day of validity still counts
 */
export function verdictOn(
  { state, validTo, newest }: Pick<PublicLicence, 'state' | 'validTo' | 'newest'>,
  genuine: boolean,
  today: string,
): Verdict {
  if (!genuine) return 'broken';
  // A version that was replaced may be over where the licence was renewed, so the licence's own state goes first.
  if (state !== '01') return state === '05' && validTo !== null && validTo < today ? 'expired' : 'notValid';
  if (newest !== null) return 'newer';
  return validTo !== null && validTo < today ? 'expired' : 'trusted';
}
