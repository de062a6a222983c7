import { Empty, ErrorView, Loading, Page } from '@zhiban/ui';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useLocation } from 'react-router';
import type { Session, StaffRole } from '../model/index.ts';
import { signInAddress } from './back.ts';
import { useSession } from './session.ts';

/** Shows its content to applicants; sends others to sign in and back. */
export function RequireApplicant({ children }: { children: ReactNode }) {
  return (
    <Require kind="applicant" signIn="/sign-in">
      {() => children}
    </Require>
  );
}

/** Shows its content to staff, with `role` only to those who have it or one of them; sends others to sign in and back. */
export function RequireStaff({
  role = [],
  children,
}: {
  role?: StaffRole | readonly StaffRole[];
  children: ReactNode;
}) {
  const [first, ...others] = [role].flat();
  return (
    <Require kind="staff" signIn="/console/sign-in">
      {session =>
        !first || [first, ...others].some(each => session.roles.includes(each)) ? (
          children
        ) : (
          <WrongRole role={first} />
        )
      }
    </Require>
  );
}

type Kind = Exclude<Session['kind'], 'anonymous'>;

function Require<K extends Kind>(props: {
  kind: K;
  signIn: string;
  children: (session: Extract<Session, { kind: K }>) => ReactNode;
}) {
  const { session, error, retry } = useSession();
  const location = useLocation();
  if (!session) return error ? <ErrorView error={error} onRetry={retry} /> : <Loading />;
  if (!isOfKind(session, props.kind)) return <Navigate to={signInAddress(props.signIn, location)} replace />;
  return props.children(session);
}

function isOfKind<K extends Kind>(session: Session, kind: K): session is Extract<Session, { kind: K }> {
  return session.kind === kind;
}

function WrongRole({ role }: { role: StaffRole }) {
  const { t } = useTranslation('identity');
  return (
    <Page title={t('wrongRole.title')} width="text">
      <Empty
        what={t('wrongRole.what', { role: t(`role.${role}`) })}
        why={t('wrongRole.why')}
        action={{ label: t('wrongRole.action'), to: '/console/sign-in' }}
      />
    </Page>
  );
}
