import { RequireStaff, useSession } from '@zhiban/identity/web';
import { Empty, LinkList, Page } from '@zhiban/ui';
import { useTranslation } from 'react-i18next';
import { Navigate } from 'react-router';

/** The console's start: officers and supervisors see the inbox, service owners the services. */
export function Component() {
  return (
    <RequireStaff>
      <Start />
    </RequireStaff>
  );
}

function Start() {
  const { t } = useTranslation('cases', { keyPrefix: 'console.start' });
  const { session } = useSession();
  const roles = session?.kind === 'staff' ? session.roles : [];
  if (roles.includes('officer') || roles.includes('supervisor'))
    return <Navigate to="/console/inbox" replace />;
  if (roles.includes('service_owner')) return <Navigate to="/console/services" replace />;
  return (
    <Page title={t('title')} width="text">
      <Empty what={t('nothing')} why={t('why')} />
      <LinkList
        items={[{ to: '/console/demo-registers', label: t('registers'), note: t('registersNote') }]}
      />
    </Page>
  );
}
