import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isOutage, noteOutcome } from './connection.ts';

const outcomes = { onError: (error: unknown) => noteOutcome(error), onSuccess: () => noteOutcome() };

/** What was read stays fresh for half a minute; only an outage is worth a second try. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache(outcomes),
  mutationCache: new MutationCache(outcomes),
  defaultOptions: {
    queries: { staleTime: 30_000, retry: (failures, error) => failures < 1 && isOutage(error) },
  },
});
