import { useQueryClient } from '@tanstack/react-query';
import { ApiError, call } from '@zhiban/kernel/web';
import { useRef, useState } from 'react';
import { listMyApplications, submitApplication } from '../../../model/operations.ts';
import { isReading } from '../poll.ts';
import { groupPreReview } from '../pre-review-groups.ts';
import { useApplicationCache } from '../use-application.ts';
import type { Hurdle } from './form-context.ts';
import { useForm } from './form-context.ts';
import { placeOf } from './places.ts';

export const TRUTH_ANCHOR = 'truth';

interface Submitting {
  readonly truthful: boolean;
  setTruthful(truthful: boolean): void;
  /** Submitting was tried without the statement of truth. */
  readonly untrue: boolean;
  readonly busy: boolean;
  readonly error: unknown;
  submit(): void;
}

/** Submits once, after everything typed is saved; before that leads to the first thing that is missing. */
export function useSubmission(): Submitting {
  const { view, draft, goTo, hurdle, setHurdle } = useForm();
  const cache = useApplicationCache(view.id);
  const client = useQueryClient();
  const running = useRef(false);
  const [busy, setBusy] = useState(false);
  const [truthful, setTruthful] = useState(false);
  const [error, setError] = useState<unknown>();

  /** What stands in the way, after leading there. */
  function findHurdle(): Hurdle | undefined {
    const now = cache.current() ?? view;
    const { mend } = groupPreReview(now.preReview ?? { reasons: [], passed: [] });
    if (mend.length > 0) {
      const place = mend.map(reason => placeOf(now, reason)).find(found => found);
      if (place) goTo(place.screen, place.anchor);
      return 'mend';
    }
    if (isReading(now)) return 'reading';
    if (truthful) return undefined;
    goTo('review', TRUTH_ANCHOR);
    return 'untrue';
  }

  async function send(): Promise<void> {
    const found = (await draft.flush()) ? findHurdle() : 'unsaved';
    setHurdle(found);
    if (found) return;
    const params = { applicationId: view.id };
    cache.adopt(await call(submitApplication, { params, body: { truthful } }));
    await client.invalidateQueries({ queryKey: [listMyApplications.id] });
  }

  async function submit(): Promise<void> {
    // A double click is one submission; state would come a moment too late for the second click.
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setError(undefined);
    try {
      await send();
    } catch (failure) {
      setError(failure);
      // A material may have been taken out of the library meanwhile: the form shows which.
      if (failure instanceof ApiError && failure.body.code === 'CASES_MATERIAL_GONE')
        await cache.reload().catch(() => undefined);
    }
    running.current = false;
    setBusy(false);
  }

  return {
    truthful,
    setTruthful,
    untrue: hurdle === 'untrue' && !truthful,
    busy,
    error,
    submit: () => void submit(),
  };
}
