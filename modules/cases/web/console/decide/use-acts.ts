import { useQueryClient } from '@tanstack/react-query';
import { type ApiError, useChange } from '@zhiban/kernel/web';
import {
  decideApplication,
  getApplication,
  getEvidence,
  listInbox,
  requestCorrection,
} from '../../../model/operations.ts';
import type { ApplicationView } from '../../../model/view.ts';
import type { Point } from './drafts.ts';

export interface Acts {
  readonly busy: boolean;
  readonly error: ApiError | null;
  decide(outcome: 'approve' | 'refuse', note: string): void;
  correct(points: readonly Point[]): void;
  /** Takes the last error off the page. */
  forget(): void;
}

const REFRESHED = [listInbox, getApplication, getEvidence];
/** The page shows an older state than the server has. */
const STALE = ['CASES_EDITED_ELSEWHERE', 'CASES_NOT_NOW'];

/** What an officer may do with the open case. What is written stays when it fails. */
export function useActs(
  view: ApplicationView,
  onDone: (act: 'approve' | 'refuse' | 'correct') => void,
): Acts {
  const client = useQueryClient();
  const decision = useChange(decideApplication, REFRESHED);
  const correction = useChange(requestCorrection, REFRESHED);
  const onError = (error: ApiError) => {
    if (!STALE.includes(error.body.code)) return;
    for (const { id } of REFRESHED) void client.invalidateQueries({ queryKey: [id] });
  };
  const params = { applicationId: view.id };
  const { revision } = view;
  return {
    busy: decision.isPending || correction.isPending,
    error: decision.error ?? correction.error,
    decide(outcome, note) {
      correction.reset();
      decision.mutate(
        { params, body: { revision, outcome, note } },
        { onSuccess: () => onDone(outcome), onError },
      );
    },
    correct(points) {
      decision.reset();
      correction.mutate(
        { params, body: { revision, points: [...points] } },
        { onSuccess: () => onDone('correct'), onError },
      );
    },
    forget() {
      decision.reset();
      correction.reset();
    },
  };
}
