import { useChange } from '@zhiban/kernel/web';
import { ActionButton, Link } from '@zhiban/ui';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import type { Session } from '../model/index.ts';
import { signOut } from '../model/operations.ts';
import { signInAddress } from './back.ts';
import { useAdoptSession, useSession } from './session.ts';

// Citizens never need it: it stays out of their first page.
const FactorPrompt = lazy(async () => ({ default: (await import('./factor-prompt.tsx')).FactorPrompt }));

type Area = 'portal' | 'console';
const PLACES = {
  portal: { home: '/', signIn: '/sign-in' },
  console: { home: '/console/sign-in', signIn: '/console/sign-in' },
} as const;

/** Who is signed in, in the header of both shells: name, company acted for, sign out; or the way to sign in. */
export function SessionSlot({ area }: { area: Area }) {
  const { t } = useTranslation('identity');
  const { session } = useSession();
  const location = useLocation();
  if (!session) return null;
  if (session.kind === 'anonymous') {
    const { signIn } = PLACES[area];
    const to = location.pathname === signIn ? signIn + location.search : signInAddress(signIn, location);
    return <Link to={to}>{t('signIn')}</Link>;
  }
  return (
    <>
      <SignOut area={area} />
      <Name session={session} area={area} />
      {session.kind === 'staff' ? (
        <Suspense>
          <FactorPrompt />
        </Suspense>
      ) : null}
    </>
  );
}

function Name({ session, area }: { session: Exclude<Session, { kind: 'anonymous' }>; area: Area }) {
  const { t } = useTranslation('identity');
  if (session.kind === 'applicant') {
    const { name, actingFor } = session;
    const text = actingFor ? t('slot.actingFor', { name, company: actingFor.name }) : name;
    return <Link to="/acting-for">{text}</Link>;
  }
  const text = t('slot.staff', { name: session.name, department: session.departmentName });
  return area === 'portal' ? <Link to="/console">{text}</Link> : <Link to="/console/passkeys">{text}</Link>;
}

function SignOut({ area }: { area: Area }) {
  const { t } = useTranslation('identity');
  const navigate = useNavigate();
  const adopt = useAdoptSession();
  const leaving = useChange(signOut);

  async function leave(): Promise<void> {
    const session = await leaving.mutateAsync({});
    // First away from the page: it would send an anonymous reader to sign in again.
    await navigate(PLACES[area].home);
    adopt(session);
  }
  return (
    <ActionButton
      kind="text"
      action={{
        label: leaving.isError ? t('slot.signOutAgain') : t('slot.signOut'),
        busy: leaving.isPending,
        onPress: () => void leave().catch(() => undefined),
      }}
    />
  );
}
