export type Verdict = 'trusted' | 'expired' | 'notValid' | 'broken';

/**
 * What a licence is worth to the one who was shown it. A broken signature outweighs everything: then nothing
 * that the file says can be relied on.
 * @param today civil day, `2026-11-21`; the last day of validity still counts
 */
export function verdictOn(
  licence: { state: string; validTo: string | null; signature: { valid: boolean } },
  today: string,
): Verdict {
  if (!licence.signature.valid) return 'broken';
  if (licence.state !== '01') return 'notValid';
  return licence.validTo !== null && licence.validTo < today ? 'expired' : 'trusted';
}
