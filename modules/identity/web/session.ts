import { useQueryClient } from '@tanstack/react-query';
import { type ApiError, useOperation } from '@zhiban/kernel/web';
import type { Session } from '../model/index.ts';
import { getSession } from '../model/operations.ts';

export interface SessionState {
  /** Undefined while it is read for the first time, or when it could not be read. */
  readonly session: Session | undefined;
  readonly error: ApiError | null;
  retry(): void;
}

/** Who is signed in, and whom they act for. */
export function useSession(): SessionState {
  const query = useOperation(getSession, {});
  return { session: query.data, error: query.error, retry: () => void query.refetch() };
}

/** Takes over the session that a sign-in, a sign-out or a change of company answered with. */
export function useAdoptSession(): (session: Session) => void {
  const client = useQueryClient();
  return session => {
    client.setQueryData([getSession.id, {}], session);
    // What the one before had read is not the next one's to see.
    void client.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== getSession.id });
  };
}
