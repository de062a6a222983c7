import { ErrorView, Loading, Page } from '@zhiban/ui';
import type { ReactNode } from 'react';
import type { Session } from '../model/index.ts';
import { useSession } from './session.ts';

interface SessionPageProps {
  readonly title: string;
  readonly lead: string;
  readonly children: (session: Session) => ReactNode;
}

/** A page that depends on who is signed in: waits until that is known, and says when it cannot be. */
export function SessionPage({ title, lead, children }: SessionPageProps) {
  const { session, error, retry } = useSession();
  return (
    <Page title={title} lead={lead} width="form">
      {session ? children(session) : error ? <ErrorView error={error} onRetry={retry} /> : <Loading />}
    </Page>
  );
}
