import type { State } from '@zhiban/ui';
import { isClosed, type Status } from '../../model/lifecycle.ts';
import type { ApplicationSummary } from '../../model/view.ts';

/** The sign of a status; its word stands in STATUS_NAMES. */
export const STATUS_STATES: Readonly<Record<Status, State>> = {
  draft: 'info',
  review: 'info',
  correction: 'warning',
  approved: 'success',
  refused: 'danger',
  withdrawn: 'neutral',
};

/** Whether the applicant can write in the form. */
export const isEditable = (status: Status): boolean => status === 'draft' || status === 'correction';

/** The matters in which something is still to happen, those that wait for the applicant first. */
export function underWay(items: readonly ApplicationSummary[]): ApplicationSummary[] {
  const open = items.filter(({ status }) => !isClosed(status));
  return open.toSorted((a, b) => urgency(a.status) - urgency(b.status));
}

const urgency = (status: Status): number => ['correction', 'draft', 'review'].indexOf(status);
