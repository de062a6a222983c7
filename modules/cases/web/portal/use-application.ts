import { replaceEqualDeep, type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ApiError, call } from '@zhiban/kernel/web';
import { useCallback } from 'react';
import { getApplication } from '../../model/operations.ts';
import type { ApplicationView } from '../../model/view.ts';
import { pollAfter } from './poll.ts';

const keyOf = (applicationId: string) => [getApplication.id, { params: { applicationId } }] as const;

/** Answers may overtake each other; an older revision never replaces a newer one. */
function newest(old: ApplicationView | undefined, next: ApplicationView): ApplicationView {
  return old && old.revision > next.revision ? old : replaceEqualDeep(old, next);
}

/** One application, read again while the machine still works on it. */
export function useApplication(applicationId: string): UseQueryResult<ApplicationView, ApiError> {
  return useQuery<ApplicationView, ApiError>({
    queryKey: keyOf(applicationId),
    queryFn: ({ signal }) => call(getApplication, { params: { applicationId }, signal }),
    // The answer of one query key is always an ApplicationView.
    structuralSharing: (old, next) => newest(old as ApplicationView | undefined, next as ApplicationView),
    refetchInterval: ({ state }) => (state.data ? pollAfter(state.data, new Date()) : false),
  });
}

interface ApplicationCache {
  /** The newest state that the page knows. */
  current(): ApplicationView | undefined;
  /** Takes over what an operation answered with. */
  adopt(view: ApplicationView): void;
  /** Reads it again. @throws ApiError */
  reload(): Promise<ApplicationView>;
}

/** The application as the page holds it, for everything that changes it. */
export function useApplicationCache(applicationId: string): ApplicationCache {
  const client = useQueryClient();
  const current = useCallback(
    () => client.getQueryData<ApplicationView>(keyOf(applicationId)),
    [client, applicationId],
  );
  const adopt = useCallback(
    (view: ApplicationView) => {
      // A reading under way would put an older answer in its place.
      void client.cancelQueries({ queryKey: keyOf(applicationId) });
      client.setQueryData<ApplicationView>(keyOf(applicationId), view);
    },
    [client, applicationId],
  );
  const reload = useCallback(async () => {
    const view = await call(getApplication, { params: { applicationId } });
    client.setQueryData<ApplicationView>(keyOf(applicationId), view);
    return view;
  }, [client, applicationId]);
  return { current, adopt, reload };
}
