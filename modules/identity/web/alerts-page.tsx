import { useOperation } from '@zhiban/kernel/web';
import { Empty, ErrorView, Loading, Page, Timeline, useBilingual } from '@zhiban/ui';
import { useTranslation } from 'react-i18next';
import { listSecurityAlerts } from '../model/factor-operations.ts';
import { RequireStaff } from './require.tsx';

const SUPERVISOR = 'supervisor';

/** What was unusual about accounts, for the supervisor to ask about. */
export function Component() {
  const { t } = useTranslation('identity', { keyPrefix: 'alerts' });
  return (
    <RequireStaff role={SUPERVISOR}>
      <Page title={t('title')} lead={t('lead')} width="text">
        <Alerts />
      </Page>
    </RequireStaff>
  );
}

function Alerts() {
  const { t } = useTranslation('identity', { keyPrefix: 'alerts' });
  const say = useBilingual();
  const { data, error, refetch } = useOperation(listSecurityAlerts, {});
  if (error) return <ErrorView error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  if (data.alerts.length === 0) return <Empty what={t('none')} why={t('noneWhy')} />;
  return (
    <Timeline
      events={data.alerts.map(({ id, at, text, staffName, departmentName }) => ({
        id,
        at,
        text: t('line', { text: say(text), name: staffName, department: departmentName }),
      }))}
    />
  );
}
