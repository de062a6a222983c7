const FREE_FAILURES = 5;
const FIRST_PAUSE_SECONDS = 60;
const LONGEST_PAUSE_SECONDS = 3600;

/**
 * When failures in a row are forgotten, in seconds since the last one. An address is often a whole office
 * behind one router, so its colleagues are not held to a typing error of this morning.
 */
export const FORGOTTEN_AFTER_SECONDS = { account: 24 * 3600, address: 15 * 60 } as const;
export type AttemptKind = keyof typeof FORGOTTEN_AFTER_SECONDS;

/**
 * How long sign-in pauses after so many failures in a row: not for the first four, a minute after the
 * fifth, twice as long after each further one, an hour at most.
 */
export function pauseSeconds(failures: number): number {
  if (failures < FREE_FAILURES) return 0;
  return Math.min(LONGEST_PAUSE_SECONDS, FIRST_PAUSE_SECONDS * 2 ** (failures - FREE_FAILURES));
}
