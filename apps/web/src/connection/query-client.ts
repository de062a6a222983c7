import { QueryClient } from '@tanstack/react-query';
import { onOutcome } from '@zhiban/kernel/web';
import { isOutage, noteOutcome } from './connection.ts';

onOutcome(noteOutcome);

/** What was read stays fresh for half a minute; only an outage is worth a second try. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 30_000, retry: (failures, error) => failures < 1 && isOutage(error) },
  },
});
