import type { State } from '@zhiban/ui';

interface TrafficLight {
  readonly state: State;
  /** Which words: `overdue` and `left` name a number of workdays. */
  readonly word: 'overdue' | 'today' | 'tomorrow' | 'left';
  readonly days: number;
}

/**
 * How urgent an application is. Red when its promised day has passed, amber on that day and the workday before.
 * @param workdaysLeft as in `ApplicationSummary`; null once nothing is due any more
 */
export function trafficLight(workdaysLeft: number | null): TrafficLight | null {
  if (workdaysLeft === null) return null;
  if (workdaysLeft < 0) return { state: 'danger', word: 'overdue', days: -workdaysLeft };
  if (workdaysLeft === 0) return { state: 'warning', word: 'today', days: 0 };
  if (workdaysLeft === 1) return { state: 'warning', word: 'tomorrow', days: 1 };
  return { state: 'success', word: 'left', days: workdaysLeft };
}
