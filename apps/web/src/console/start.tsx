import { RequireStaff, useMay } from '@zhiban/identity/web';
import { Empty, Page } from '@zhiban/ui';
import { useTranslation } from 'react-i18next';
import { Navigate } from 'react-router';
import { composed } from '../composed.ts';

/** The console's start: the first place that whoever is signed in may open. */
export function Component() {
  return (
    <RequireStaff>
      <Start />
    </RequireStaff>
  );
}

function Start() {
  const { t } = useTranslation('web');
  const may = useMay();
  const first = composed.consoleLinks.find(({ operation }) => may(operation));
  if (first) return <Navigate to={first.to} replace />;
  return (
    <Page title={t('consoleName')} width="text">
      <Empty what={t('consoleStart.nothing')} why={t('consoleStart.why')} />
    </Page>
  );
}
